import type { Engine } from '@sojourn/engine';

/** The engine's worker loop, as a thing that can be stopped for a while. */
export interface Worker {
  /** Runs something while the loop rests: putting the clock forward settles the engine itself, stop by stop. */
  whileResting<T>(run: () => Promise<T>): Promise<T>;
  stop(): Promise<void>;
}

/** A worker that is not the engine's fault ends with the database; it is started again after this long. */
const restartAfterMs = 1_000;

/**
 * Starts the loop. When the database goes away the loop ends with an error; it is tried again until the server stops, so
 * that nobody has to restart anything when the database is back.
 */
export function startWorker(engine: Engine, onTrouble: (error: unknown) => void): Worker {
  let stopped = false;
  let turn = begin();
  let queue: Promise<unknown> = Promise.resolve();

  function begin(): { readonly abort: AbortController; readonly done: Promise<void> } {
    const abort = new AbortController();
    return { abort, done: keepRunning(abort.signal) };
  }

  async function keepRunning(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await engine.run({ signal });
      } catch (error) {
        onTrouble(error);
        await pause(restartAfterMs, signal);
      }
    }
  }

  async function end(): Promise<void> {
    turn.abort.abort();
    await turn.done;
  }

  return {
    whileResting(run) {
      const result = queue.then(async () => {
        await end();
        try {
          return await run();
        } finally {
          if (!stopped) turn = begin();
        }
      });
      queue = result.catch(() => undefined);
      return result;
    },
    async stop() {
      stopped = true;
      await queue;
      await end();
    },
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, ms);
    signal.addEventListener('abort', finish);
  });
}
