import type { SqlDriver } from './sql-driver.ts';

/** Hints between workers: at once within a process, by NOTIFY across processes. */
export interface WakeChannel {
  /** Something was appended. */
  hint(): void;
  listen(listener: () => void): () => void;
}

/** Hints within this long go out as one: NOTIFY takes a lock that all commits of a server share. */
const gatherMs = 5;

/** The channel of one store. @param isShared - Whether hints go to other processes and come from them. */
export function createWakeChannel(driver: SqlDriver, channel: string, isShared: boolean): WakeChannel {
  const listeners = new Set<() => void>();
  let stop: (() => void) | undefined;
  let isGathering = false;
  const wakeAll = (): void => {
    for (const listener of listeners) listener();
  };
  return {
    hint() {
      wakeAll();
      if (isGathering || !isShared) return;
      isGathering = true;
      setTimeout(() => {
        isGathering = false;
        // A hint that is lost costs a poll, no more.
        driver.query(`select pg_notify('${channel}', '')`).catch(() => undefined);
      }, gatherMs).unref();
    },
    listen(listener) {
      listeners.add(listener);
      if (isShared) stop ??= driver.listen(channel, wakeAll);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = undefined;
      };
    },
  };
}
