import type { Journey, Problem, Severity } from '@sojourn/schema';
import type { HostOptions } from './host-options.ts';

/** Runs the checks off the keystroke, the latest document only. */
export interface Checking {
  /** Checks when nothing has changed for a moment, 80 ms if absent; a later call takes its place. */
  check(journey: Journey, host: HostOptions, afterMs?: number): void;
  stop(): void;
}

type Check = typeof import('@sojourn/schema/checking').checkJourney;

const settleMs = 80;

/**
 * The checks come in a chunk of their own, which is asked for at once: a document is shown, and can be edited, before it has been judged.
 *
 * @param onProblems - called with all findings each time they settle; a second time when the host's checks have answered
 */
export function createChecking(onProblems: (problems: readonly Problem[]) => void): Checking {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = new AbortController();
  const loaded = import('@sojourn/schema/checking').then(({ checkJourney }) => checkJourney);
  // Told to the host by whoever waits for it.
  loaded.catch(() => undefined);

  async function run(journey: Journey, host: HostOptions, signal: AbortSignal): Promise<void> {
    const ours = await checkedBy(loaded, journey, host);
    if (signal.aborted) return;
    onProblems(ours);
    const checks = host.extensions?.checks ?? [];
    if (checks.length === 0) return;
    const answers = await Promise.allSettled(checks.map(async (check) => check(journey, signal)));
    if (signal.aborted) return;
    for (const answer of answers) if (answer.status === 'rejected') host.onError?.(answer.reason);
    onProblems(byGravity([...ours, ...answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))]));
  }

  const stop = (): void => {
    clearTimeout(timer);
    asked.abort();
  };
  return {
    check(journey, host, afterMs = settleMs) {
      stop();
      asked = new AbortController();
      const { signal } = asked;
      timer = setTimeout(() => void run(journey, host, signal), afterMs);
    },
    stop,
  };
}

/** The findings. A check that fails, or does not come, is told to `onError`: it must not keep anybody from editing. */
async function checkedBy(loaded: Promise<Check>, journey: Journey, host: HostOptions): Promise<readonly Problem[]> {
  try {
    const checkJourney = await loaded;
    return byGravity(checkJourney(journey, { catalog: host.catalog, ...(host.policy === undefined ? {} : { policy: host.policy }) }));
  } catch (error) {
    host.onError?.(error);
    return [];
  }
}

const gravity: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

function byGravity(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted((a, b) => gravity[a.severity] - gravity[b.severity]);
}
