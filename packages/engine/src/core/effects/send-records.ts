import type { Batch } from '../batch.ts';
import type { SendRecord } from '../state.ts';
import { reconsider } from './defer.ts';
import type { EffectGate } from './effect-gate.ts';

/** Remembers an attempt that is begun, for caps; forgets those that no cap can see any more. */
export function rememberSend(batch: Batch, gate: EffectGate, key: string, attempt: number): void {
  const { contact, now } = batch;
  if (gate.counted === undefined) return;
  const kept = contact.sends.filter(({ at }) => at > now - gate.keepMs);
  contact.sends = [...kept, { key, attempt, at: now, ...gate.counted }];
}

/** An attempt that surely did not send gives back what it counted for; what caps defer on its channel is judged again. */
export function giveBack(batch: Batch, key: string, attempt: number): void {
  const { contact } = batch;
  const given = contact.sends.find((send) => isAttempt(send, key, attempt));
  if (given === undefined) return;
  contact.sends = contact.sends.filter((send) => send !== given);
  for (const enrollment of batch.live) {
    if (enrollment.effect?.reason === 'cap' && enrollment.node?.step.effect?.channel === given.channel) reconsider(enrollment);
  }
}

function isAttempt(send: SendRecord, key: string, attempt: number): boolean {
  return send.key === key && send.attempt === attempt;
}
