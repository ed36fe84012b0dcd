import type { Instant } from '@sojourn/schema';
import type { Run } from './run.ts';

/**
 * Where in time a person stands: a clock, and how many of that instant's steps have happened.
 * It holds no step's number, so that it means the same in the run of an edited journey.
 */
export interface Position {
  readonly clock: Instant;
  readonly applied: number;
}

type Steps = Pick<Run, 'steps'>;

/** Index of the step that happened last. */
export function indexAt({ steps }: Steps, { clock, applied }: Position): number {
  let before = 0;
  while (before < steps.length && (steps[before]?.at ?? 0) < clock) before += 1;
  let same = 0;
  while (same < applied && steps[before + same]?.at === clock) same += 1;
  return Math.max(0, before + same - 1);
}

/** The position right after a step. */
export function positionOf({ steps }: Steps, index: number): Position {
  const at = steps[Math.max(0, Math.min(steps.length - 1, index))]?.at ?? 0;
  let first = index;
  while (first > 0 && steps[first - 1]?.at === at) first -= 1;
  return { clock: at, applied: index - first + 1 };
}

/** At an instant, when everything of it has happened. */
export function positionAfter(clock: Instant): Position {
  return { clock, applied: Number.MAX_SAFE_INTEGER };
}

/** The next step at which an enrollment comes to wait for time or an event; the last one where none does. */
export function nextWaitFrom(run: Run, index: number): number {
  for (let next = index + 1; next < run.steps.length; next += 1) {
    const { written } = run.moment(next);
    if (written.some((entry) => entry.kind === 'parked' && (entry.wakeAt !== undefined || entry.listensFor !== undefined))) return next;
  }
  return run.steps.length - 1;
}

/** The next instant after a clock at which anything happens, by itself or by the script. */
export function instantAfter({ steps }: Steps, clock: Instant): Instant | undefined {
  return steps.find((step) => step.at > clock)?.at;
}
