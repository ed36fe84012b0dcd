import { addDuration } from '@sojourn/schema';
import type { Comparison } from '@sojourn/schema';
import type { Batch } from './batch.ts';
import type { LiveEnrollment } from './live-enrollment.ts';
import { hasOnly, own, withOwn } from './own.ts';
import { cancelTask } from './tasks/cancel-task.ts';

const nobody: readonly LiveEnrollment[] = [];

/** Ends an enrollment: withholds what it has not begun, clears its timers, and counts the end for re-entry. */
export function endEnrollment(batch: Batch, enrollment: LiveEnrollment, end: string, because?: readonly Comparison[]): void {
  withholdUnbegun(batch, enrollment, end);
  cancelTask(batch, enrollment);
  for (const { kind, name } of enrollment.timers) {
    if (kind !== 'lost') batch.clearTimer(enrollment, name);
  }
  enrollment.status = 'ended';
  enrollment.end = end;
  enrollment.endedAt = batch.now;
  enrollment.wait = undefined;
  enrollment.effect = undefined;
  if (!batch.skips(enrollment)) batch.log(enrollment, because === undefined ? { kind: 'ended', end } : { kind: 'ended', end, because });
  batch.live = batch.live.length === 1 ? nobody : batch.live.filter((one) => one !== enrollment);
  countEnd(batch, enrollment);
  if (mayStillLog(batch, enrollment)) batch.open = [...batch.open, enrollment];
}

/** An effect that has not begun, or whose next attempt has not, is not begun any more. */
export function withholdUnbegun(batch: Batch, enrollment: LiveEnrollment, reason: string): void {
  const { effect } = enrollment;
  if (effect === undefined || (effect.phase !== 'due' && effect.phase !== 'deferred' && effect.phase !== 'retry')) return;
  batch.log(enrollment, { kind: 'effect.withheld', key: effect.key, reason });
  batch.clearTimer(enrollment, `begin:${effect.key}`);
  enrollment.effect = undefined;
}

/** Whether an ended enrollment has an effect in flight, or a goal that is still measured. */
export function mayStillLog(batch: Batch, enrollment: LiveEnrollment): boolean {
  return enrollment.inFlight.length > 0 || isMeasured(batch, enrollment);
}

/** With a holdout, a goal counts within its time also after the end: both groups have to be measured for as long. */
export function isMeasured(batch: Batch, enrollment: LiveEnrollment): boolean {
  const { goal, holdout } = enrollment.compiled;
  if (goal?.within === undefined || holdout === 0 || enrollment.reached || enrollment.control) return false;
  return batch.now <= addDuration(enrollment.enteredAt, goal.within, batch.zoneFor(enrollment));
}

function countEnd({ contact, now }: Batch, enrollment: LiveEnrollment): void {
  const { id } = enrollment.compiled;
  const journey = own(contact.journeys, id) ?? { keys: {} };
  const keyText = enrollment.key ?? '';
  const record = own(journey.keys, keyText) ?? { ordinal: enrollment.ordinal };
  const { ordinal } = record;
  const keys = hasOnly(journey.keys, keyText)
    ? { [keyText]: { ordinal, endedAt: now } }
    : withOwn(journey.keys, keyText, { ordinal, endedAt: now });
  const ended = { keys, endedAt: now };
  contact.journeys = hasOnly(contact.journeys, id) ? { [id]: ended } : withOwn(contact.journeys, id, ended);
}
