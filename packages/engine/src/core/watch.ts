import type { Instant } from '@sojourn/schema';
import type { Batch } from './batch.ts';
import { isMeasured } from './end-enrollment.ts';
import type { LiveEnrollment } from './live-enrollment.ts';
import { earliest } from './earliest.ts';
import { visitOf } from './visit-of.ts';

/** Sets each enrollment's timer for the next instant at which a condition it depends on can change by time alone. */
export function watch(batch: Batch): void {
  for (const enrollment of batch.live) if (mayChange(enrollment)) setWatch(batch, enrollment, nextChange(batch, enrollment));
  for (const enrollment of batch.open)
    setWatch(batch, enrollment, isMeasured(batch, enrollment) ? nextGoalChange(batch, enrollment) : undefined);
}

/** Whether a condition that it depends on can change by time, or a timer is left over from one that could. */
function mayChange({ compiled, node, timers }: LiveEnrollment): boolean {
  return compiled.watched.isAny || node?.step.nextChange !== undefined || timers.some(({ kind }) => kind === 'watch');
}

function setWatch(batch: Batch, enrollment: LiveEnrollment, due: Instant | undefined): void {
  const name = `watch:${enrollment.id}`;
  if (due === undefined) batch.clearTimer(enrollment, name);
  else batch.setTimer(enrollment, name, due, { kind: 'watch', enrollmentId: enrollment.id });
}

function nextChange(batch: Batch, enrollment: LiveEnrollment): Instant | undefined {
  const { compiled, node } = enrollment;
  const goal = nextGoalChange(batch, enrollment);
  if (enrollment.control) return goal;
  const scope = batch.scope.at(enrollment, batch.now);
  const others = compiled.watched.others.map((when) => when.nextChange(scope));
  const jumps = compiled.jumps.map(({ nodeId, when }) =>
    when.reads.time && enrollment.visitsOf(nodeId) === 0 ? when.nextChange(scope) : undefined,
  );
  const step =
    node?.step.nextChange === undefined || enrollment.wait === undefined
      ? undefined
      : node.step.nextChange(visitOf(batch, enrollment, node.id));
  return earliest([goal, step, ...others, ...jumps]);
}

function nextGoalChange(batch: Batch, enrollment: LiveEnrollment): Instant | undefined {
  const { goal } = enrollment.compiled.watched;
  return goal === undefined || enrollment.reached ? undefined : goal.nextChange(batch.scope.at(enrollment, batch.now));
}
