import { parseInstant } from '@sojourn/schema';
import type { EnrollmentRecord } from '@sojourn/schema';
import type { SimulatedEffect } from '@sojourn/engine';
import { ownOf } from '../nodes/names.ts';
import type { Names } from '../nodes/card-definition.ts';
import type { MessageKey } from '../messages/words.ts';
import { nodeTitle } from './node-title.ts';
import type { Moment, Run } from './run.ts';

/** Why an enrollment ended, after “leaves because”. */
export function endReason(end: string, names: Names): string {
  const { words, journey } = names;
  if (end === 'goal') return words('simulator.end.goal', { name: journey.goal?.name ?? words('simulator.end.theGoal') });
  if (end.startsWith('exited:')) {
    const id = end.slice('exited:'.length);
    const exit = (journey.exits ?? []).find((one) => one.id === id);
    return words('simulator.end.exited', { name: exit?.name ?? id });
  }
  return words.maybe(`simulator.end.${end}`, end);
}

/** What became of a contact, in one sentence: “Anna gets 3 emails over 9 days and leaves because …”. */
export function endingSentence(run: Run, name: string, names: Names): string {
  const last = run.moment(run.steps.length - 1);
  const enrollment = last.enrollments.at(-1);
  const { words } = names;
  if (enrollment === undefined) return notEntered(last, name, names);
  if (enrollment.control) return words('simulator.end.control', { name });
  const own = last.effects.filter((effect) => effect.enrollmentId === enrollment.id);
  return words('simulator.end.sentence', {
    name,
    gets: getsText(messagesOf(own, names), lengthMs(enrollment, last), names),
    leaves: leavesText(enrollment, run, names),
  });
}

function notEntered({ refusals }: Moment, name: string, { words }: Names): string {
  const reason = refusals.at(-1)?.reason;
  return reason === undefined
    ? words('simulator.end.notEntered', { name })
    : words('simulator.end.refused', { name, reason: words(`simulator.refused.${reason}`) });
}

function getsText(messages: readonly SimulatedEffect[], spanMs: number, names: Names): string {
  const { words } = names;
  const time = spanText(spanMs, names);
  if (messages.length === 0) return words('simulator.end.nothing');
  const channels = [...new Set(messages.map((one) => one.channel ?? ''))];
  const parts = channels.map((channel) => {
    const count = messages.filter((one) => (one.channel ?? '') === channel).length;
    const known = words.maybe(`simulator.count.${channel}`, '', { count });
    return known === ''
      ? words('simulator.count.other', { count, channel: ownOf(names.catalog.channels, channel)?.label ?? channel })
      : known;
  });
  return time === ''
    ? words('simulator.end.gets', { what: words.list(parts) })
    : words('simulator.end.getsOver', { what: words.list(parts), time });
}

/** Each message once, however many attempts it took. */
function messagesOf(effects: readonly SimulatedEffect[], { catalog }: Names): readonly SimulatedEffect[] {
  return effects.filter((effect) => effect.attempt === 1 && ownOf(catalog.actions, effect.action)?.message === true);
}

function leavesText(enrollment: EnrollmentRecord, run: Run, names: Names): string {
  const { words } = names;
  const title = enrollment.nodeId === null ? '' : nodeTitle(enrollment.nodeId, names);
  if (enrollment.end === 'completed') return words('simulator.end.completes');
  if (enrollment.end !== undefined) return words('simulator.end.leaves', { reason: endReason(enrollment.end, names) });
  const key: MessageKey =
    enrollment.status === 'live'
      ? run.isCut
        ? 'simulator.end.goesOn'
        : 'simulator.end.waits'
      : enrollment.status === 'suspended'
        ? 'simulator.end.suspended'
        : 'simulator.end.stuck';
  return words(key, { title });
}

function lengthMs({ enteredAt, endedAt }: EnrollmentRecord, last: Moment): number {
  return ((endedAt === undefined ? undefined : parseInstant(endedAt)) ?? last.at) - (parseInstant(enteredAt) ?? last.at);
}

/** A length of time in one unit, rounded to the nearest. */
function spanText(ms: number, { words }: Names): string {
  const units: readonly (readonly [MessageKey, number])[] = [
    ['simulator.span.days', 86_400_000],
    ['simulator.span.hours', 3_600_000],
  ];
  for (const [key, size] of units) if (ms >= size) return words(key, { count: Math.round(ms / size) });
  return '';
}
