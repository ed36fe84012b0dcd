import { formatInstant } from '@sojourn/schema';
import type { Instant } from '@sojourn/schema';
import type { Batch } from '../batch.ts';
import type { LiveEnrollment } from '../live-enrollment.ts';

/** Why an effect is not begun now, and until when. */
export interface Deferral {
  readonly reason: string;
  readonly until: Instant;
}

/** Puts an effect off; it is judged again then. Logged unless nothing has changed since it was put off before. */
export function defer(batch: Batch, enrollment: LiveEnrollment, { reason, until }: Deferral): void {
  const { effect } = enrollment;
  if (effect === undefined) return;
  const isSame = effect.reason === reason && deferredUntil(enrollment) === until;
  enrollment.effect = { ...effect, phase: 'deferred', reason };
  enrollment.isChanged = true;
  if (isSame) return;
  const { key } = effect;
  batch.log(enrollment, { kind: 'effect.deferred', key, reason, until: formatInstant(until) });
  batch.setTimer(enrollment, beginTimer(key), until, { kind: 'begin', enrollmentId: enrollment.id, key }, 'effect');
}

/** Lets a deferred effect be judged again after this input, before its time: its timer stays until that is settled. */
export function reconsider(enrollment: LiveEnrollment): void {
  const { effect } = enrollment;
  if (effect?.phase !== 'deferred') return;
  enrollment.effect = { ...effect, phase: 'due' };
  enrollment.isChanged = true;
}

/** Until when an effect is put off; `undefined` if it is not, or if its time has come. */
export function deferredUntil(enrollment: LiveEnrollment): Instant | undefined {
  const { effect } = enrollment;
  return effect?.reason === undefined ? undefined : enrollment.dueOf(beginTimer(effect.key));
}

/** The timer that begins an effect later: a deferred one, or the next attempt. */
export function beginTimer(key: string): string {
  return `begin:${key}`;
}
