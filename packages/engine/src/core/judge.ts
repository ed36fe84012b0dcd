import { addDuration } from '@sojourn/schema';
import type { Comparison, JsonValue } from '@sojourn/schema';
import type { Batch } from './batch.ts';
import type { Matcher } from './compiled.ts';
import { endEnrollment, isMeasured } from './end-enrollment.ts';
import type { LiveEnrollment } from './live-enrollment.ts';
import type { Stimulus } from './stimulus.ts';

/** A goal or an exit criterion that is met, with the comparisons that say why. */
interface Match {
  readonly because: readonly Comparison[] | undefined;
  /** The data of the event, if it was one. */
  readonly data: JsonValue | undefined;
}

/**
 * Judges the goal, and logs it when it is reached.
 *
 * @returns Whether the enrollment has ended.
 */
export function judgeGoal(batch: Batch, enrollment: LiveEnrollment, stimulus: Stimulus | undefined): boolean {
  const { goal } = enrollment.compiled;
  if (goal === undefined || enrollment.reached) return false;
  const match = meets(batch, enrollment, goal.matcher, stimulus);
  if (match === undefined) return false;
  const value = goal.value === undefined || match.data === undefined ? undefined : goal.value(match.data);
  const counted = goal.within === undefined || batch.now <= addDuration(enrollment.enteredAt, goal.within, batch.zoneFor(enrollment));
  batch.log(enrollment, {
    kind: 'goal',
    counted,
    ...(typeof value === 'number' ? { value } : {}),
    ...(match.because === undefined ? {} : { because: match.because }),
  });
  enrollment.reached = true;
  if (goal.isContinued || enrollment.control) return false;
  endEnrollment(batch, enrollment, 'goal');
  return true;
}

/** Logs a goal that an ended enrollment reaches while it is still measured. */
export function judgeGoalAfterEnd(batch: Batch, enrollment: LiveEnrollment, stimulus: Stimulus): void {
  const { goal } = enrollment.compiled;
  if (goal === undefined || !isMeasured(batch, enrollment)) return;
  const match = meets(batch, enrollment, goal.matcher, stimulus);
  if (match === undefined) return;
  const value = goal.value === undefined || match.data === undefined ? undefined : goal.value(match.data);
  const reason = match.because === undefined ? {} : { because: match.because };
  batch.log(enrollment, { kind: 'goal', counted: true, ...(typeof value === 'number' ? { value } : {}), ...reason }, null);
  enrollment.reached = true;
}

/**
 * Judges the exit criteria, in document order.
 *
 * @returns Whether the enrollment has ended.
 */
export function judgeExits(batch: Batch, enrollment: LiveEnrollment, stimulus: Stimulus | undefined): boolean {
  for (const exit of enrollment.compiled.exits) {
    const match = meets(batch, enrollment, exit.matcher, stimulus);
    if (match === undefined) continue;
    endEnrollment(batch, enrollment, `exited:${exit.id}`, match.because);
    return true;
  }
  return false;
}

function meets(batch: Batch, enrollment: LiveEnrollment, matcher: Matcher, stimulus: Stimulus | undefined): Match | undefined {
  const scope = batch.scope.at(enrollment, batch.now);
  const data = stimulus?.type === 'event' ? (stimulus.event.data ?? {}) : undefined;
  scope.event = data;
  const match = matchOf(batch, matcher, stimulus);
  scope.event = undefined;
  return match === undefined ? undefined : { because: match.because, data };
}

function matchOf(
  { scope }: Batch,
  matcher: Matcher,
  stimulus: Stimulus | undefined,
): { readonly because: readonly Comparison[] | undefined } | undefined {
  if (matcher.kind === 'condition') return matcher.when.test(scope) ? { because: matcher.when.explain(scope).because } : undefined;
  if (stimulus?.type !== 'event' || stimulus.name !== matcher.event) return undefined;
  if (matcher.of !== undefined && !scope.answers(stimulus.event.effect, matcher.of)) return undefined;
  if (matcher.where === undefined) return { because: undefined };
  return matcher.where.test(scope) ? { because: matcher.where.explain(scope).because } : undefined;
}
