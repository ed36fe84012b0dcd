import { checkJourney } from '@sojourn/schema';
import type { Journey, Problem, Severity } from '@sojourn/schema';
import type { HostOptions } from './host-options.ts';

/** Runs the checks off the keystroke, the latest document only. */
export interface Checking {
  /** Checks soon; a later call takes its place. */
  check(journey: Journey, host: HostOptions): void;
  stop(): void;
}

const settleMs = 80;

/** Checks now. The host's own checks are not among them. A check that fails is told to `onError`: it must not keep anybody from editing. */
export function checkNow(journey: Journey, host: HostOptions): readonly Problem[] {
  try {
    return byGravity(checkJourney(journey, { catalog: host.catalog, ...(host.policy === undefined ? {} : { policy: host.policy }) }));
  } catch (error) {
    host.onError?.(error);
    return [];
  }
}

/** @param onProblems - called with all findings each time they settle; a second time when the host's checks have answered */
export function createChecking(onProblems: (problems: readonly Problem[]) => void): Checking {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = new AbortController();

  async function run(journey: Journey, host: HostOptions): Promise<void> {
    const ours = checkNow(journey, host);
    onProblems(ours);
    const checks = host.extensions?.checks ?? [];
    if (checks.length === 0) return;
    const { signal } = asked;
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
    check(journey, host) {
      stop();
      asked = new AbortController();
      timer = setTimeout(() => void run(journey, host), settleMs);
    },
    stop,
  };
}

const gravity: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

function byGravity(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted((a, b) => gravity[a.severity] - gravity[b.severity]);
}
