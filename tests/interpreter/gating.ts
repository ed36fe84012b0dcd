import type { FrequencyCap } from '@sojourn/schema';
import { addDays, closesAt, firstOfMonth, isOpen, localDate, midnight, mondayOf, opensAt, plus } from './calendar.ts';
import { actionNode, actionOf } from './effects.ts';
import { zoneOf } from './world.ts';
import type { Contact, Effect, Enrollment, World } from './world.ts';

/** What stands in the way of a message: it is withheld for a reason, or deferred to an instant. */
export type Way = { readonly reason: string; readonly until: number | 'never' } | undefined;

interface Message {
  readonly world: World;
  readonly enrollment: Enrollment;
  readonly effect: Effect;
  readonly channel: string | undefined;
  readonly category: string | undefined;
  readonly zone: string;
}

function messageOf(world: World, enrollment: Enrollment, effect: Effect): Message | undefined {
  const node = actionNode(enrollment, effect);
  if (node === undefined) return undefined;
  const action = actionOf(world, node);
  if (action.channel === undefined && action.message !== true) return undefined;
  const zone = enrollment.contact.timezone ?? zoneOf(enrollment.journey, enrollment.contact);
  return { world, enrollment, effect, channel: action.channel, category: node.category ?? action.category, zone };
}

/** Judges the rules of time, then the caps; `patient` where a rule that skips only keeps what is deferred already. */
export function inTheWay(world: World, enrollment: Enrollment, effect: Effect, patient: boolean): Way {
  const message = messageOf(world, enrollment, effect);
  if (message === undefined) return undefined;
  return byTime(message, patient) ?? byCaps(message, patient);
}

function byTime(message: Message, patient: boolean): Way {
  const { now } = message.enrollment.contact;
  const skips = quietHours(message).some((one) => one.over === 'skip' && isOpen(now, one, message.zone));
  if (skips && !patient) return { reason: 'quiet_hours', until: 'never' };
  const reason = inForce(message, now);
  if (reason === undefined) return undefined;
  const latest = now + 731 * 86_400_000;
  let at = now;
  while (inForce(message, at) !== undefined && at <= latest) at = pastOne(message, at);
  return { reason, until: at > latest ? 'never' : at };
}

function quietHours({ world, channel, category }: Message): readonly NonNullable<World['policy']['quietHours']>[number][] {
  if (world.policy.categories?.[category ?? '']?.quietHours === false) return [];
  return (world.policy.quietHours ?? []).filter(
    (one) => one.channels === undefined || (channel !== undefined && one.channels.includes(channel)),
  );
}

function isBlocked({ world, enrollment, zone }: Message, at: number): boolean {
  const date = localDate(at, zone);
  const dates = [...(enrollment.journey.blockedDates ?? []), ...(world.policy.blockedDates ?? [])];
  return dates.some((one) => one === date || one === date.slice(5));
}

/** The first rule of time that is in force. */
function inForce(message: Message, at: number): string | undefined {
  const windows = message.enrollment.journey.sendWindows ?? [];
  if (quietHours(message).some((one) => isOpen(at, one, message.zone))) return 'quiet_hours';
  if (windows.length > 0 && !windows.some((one) => isOpen(at, one, message.zone))) return 'send_window';
  return isBlocked(message, at) ? 'blocked_date' : undefined;
}

/** When one of the rules in force is over. */
function pastOne(message: Message, at: number): number {
  const quiet = quietHours(message).find((one) => isOpen(at, one, message.zone));
  if (quiet !== undefined) return closesAt(at, quiet, message.zone);
  if (inForce(message, at) === 'blocked_date') return midnight(addDays(localDate(at, message.zone), 1), message.zone);
  return Math.min(...(message.enrollment.journey.sendWindows ?? []).map((one) => opensAt(at, one, message.zone)));
}

function byCaps(message: Message, patient: boolean): Way {
  const { world, enrollment, effect, channel, category, zone } = message;
  const { now } = enrollment.contact;
  if (world.policy.categories?.[category ?? '']?.caps === false) return undefined;
  const caps = (world.policy.caps ?? []).filter(
    (cap) => cap.channel === channel && (cap.category === undefined || cap.category === category),
  );
  const full = caps.filter((cap) => roomAt(cap, message) > now);
  if (full.length === 0) return undefined;
  const latest = Math.min(...full.map((cap) => plus(effect.requestedAt, cap.maxDefer ?? 'P3D', zone)));
  if (!patient && full.some((cap) => cap.over !== 'defer')) return { reason: 'cap', until: 'never' };
  if (!patient && latest <= now) return { reason: 'cap', until: 'never' };
  return { reason: 'cap', until: Math.min(latest, Math.max(...full.map((cap) => roomAt(cap, message)))) };
}

/** When a cap has room, if nothing more is begun: now, or the earliest instant at which enough is over. */
function roomAt(cap: FrequencyCap, { world, enrollment, effect, zone }: Message): number {
  const { contact } = enrollment;
  const overs = contact.enrollments
    .flatMap((one) => one.effects.map((other) => ({ one, other })))
    .filter(({ other }) => other.key !== effect.key)
    .flatMap(({ one, other }) => {
      const counted = other.counted.at(-1);
      const message = messageOf(world, one, other);
      if (counted === undefined || message === undefined || message.channel !== cap.channel) return [];
      if (cap.category !== undefined && message.category !== cap.category) return [];
      if (world.policy.categories?.[message.category ?? '']?.caps === false) return [];
      return [overAt(cap, counted, contact, zone)];
    })
    .filter((over) => over > contact.now)
    .toSorted((a, b) => a - b);
  if (overs.length < cap.count) return contact.now;
  return overs[overs.length - cap.count] ?? Number.POSITIVE_INFINITY;
}

/** Until when a message begun counts. */
function overAt({ per }: FrequencyCap, begunAt: number, contact: Contact, zone: string): number {
  if (per !== 'day' && per !== 'week' && per !== 'month') return plus(begunAt, per, zone);
  const today = localDate(contact.now, zone);
  const first = per === 'day' ? today : per === 'week' ? mondayOf(today) : firstOfMonth(today);
  const next = per === 'day' ? addDays(first, 1) : per === 'week' ? addDays(first, 7) : firstOfMonth(addDays(first, 31));
  return begunAt >= midnight(first, zone) ? midnight(next, zone) : contact.now;
}
