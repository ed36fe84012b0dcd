import { addDuration, isTimeZone } from '@sojourn/schema';
import type { Instant, TimeZone } from '@sojourn/schema';
import type { Batch } from '../batch.ts';
import type { LiveEnrollment } from '../live-enrollment.ts';
import { roomAt } from './caps.ts';
import type { CompiledCap } from './caps.ts';
import { deferredUntil } from './defer.ts';
import type { Deferral } from './defer.ts';
import type { EffectGate } from './effect-gate.ts';
import { judgeTimes } from './sending-times.ts';

/** What holds a message now. */
export type Obstacle = { readonly type: 'withhold'; readonly reason: string } | ({ readonly type: 'defer' } & Deferral);

/**
 * Judges the rules of time and the caps of a message that is due.
 *
 * @returns `undefined` if it may begin.
 */
export function judgeGate(batch: Batch, enrollment: LiveEnrollment, gate: EffectGate): Obstacle | undefined {
  const zone = messageZone(batch, enrollment);
  const timing = judgeTimes(gate.times, batch.now, zone);
  if (timing === undefined) return judgeCaps(batch, enrollment, gate, zone);
  const { reason, isSkipped, until } = timing;
  if (isSkipped) return { type: 'withhold', reason: 'quiet_hours' };
  return until === undefined ? { type: 'withhold', reason } : { type: 'defer', reason, until };
}

/**
 * Judges a deferred message before its time, because what it waits for may have moved.
 *
 * @returns Until when it stays deferred; `undefined` if nothing is in its way any more, or if its time is over.
 */
export function judgeEarly(batch: Batch, enrollment: LiveEnrollment, gate: EffectGate): Deferral | undefined {
  const zone = messageZone(batch, enrollment);
  const timing = judgeTimes(gate.times, batch.now, zone);
  if (timing !== undefined) return timing.until === undefined ? undefined : { reason: timing.reason, until: timing.until };
  const obstacle = judgeCaps(batch, enrollment, gate, zone);
  if (obstacle?.type === 'defer') return obstacle;
  const until = deferredUntil(enrollment);
  // A cap that skips now may have room by then.
  return obstacle === undefined || until === undefined ? undefined : { reason: 'cap', until };
}

/** Messages keep the contact's hours, and the journey's where nobody knows the contact's. */
function messageZone({ contact }: Batch, { compiled }: LiveEnrollment): TimeZone {
  const { timezone } = contact;
  if (timezone !== undefined && isTimeZone(timezone)) return timezone;
  return compiled.zone ?? compiled.fallbackZone;
}

function judgeCaps(batch: Batch, enrollment: LiveEnrollment, { caps, policy }: EffectGate, zone: TimeZone): Obstacle | undefined {
  const { effect, nodeId } = enrollment;
  if (caps.length === 0 || policy === undefined || effect === undefined || nodeId === null) return undefined;
  const { now, contact } = batch;
  const over: { readonly cap: CompiledCap; readonly room: Instant | undefined }[] = [];
  for (const cap of caps) {
    const room = roomAt(cap, contact.sends, { ownKey: effect.key, now, zone, policy });
    if (room !== now) over.push({ cap, room });
  }
  if (over.length === 0) return undefined;
  // A node's effect is requested when the node is reached.
  const requestedAt = enrollment.visitOf(nodeId)?.[1] ?? now;
  const limit = Math.min(...over.map(({ cap }) => addDuration(requestedAt, cap.maxDefer, zone)));
  if (over.some(({ cap }) => !cap.isDeferring) || now >= limit) return { type: 'withhold', reason: 'cap' };
  const until = Math.min(limit, Math.max(...over.map(({ room }) => room ?? limit)));
  return { type: 'defer', reason: 'cap', until };
}
