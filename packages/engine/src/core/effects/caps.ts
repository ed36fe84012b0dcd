import {
  addDuration,
  formatInstant,
  localParts,
  parseDuration,
  parseInstant,
  startOfLocalDate,
  startOfNextLocalDay,
} from '@sojourn/schema';
import type { DurationParts, FrequencyCap, Instant, LocalDate, Policy, TimeZone } from '@sojourn/schema';
import { own } from '../own.ts';
import type { SendRecord } from '../state.ts';

/** A cap that a message comes under, ready to be judged. */
export interface CompiledCap {
  readonly channel: string;
  /** `undefined`: all of the channel. */
  readonly category: string | undefined;
  readonly count: number;
  /** Rolling, or a calendar period. */
  readonly per: DurationParts | 'day' | 'week' | 'month';
  readonly isDeferring: boolean;
  readonly maxDefer: DurationParts;
}

const defaultMaxDefer: DurationParts = { sign: 1, years: 0, months: 0, weeks: 0, days: 3, hours: 0, minutes: 0, seconds: 0 };
const msPerDay = 86_400_000;
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** The caps that a message of a channel and category comes under. A category free of caps has none. */
export function compileCaps(policy: Policy | undefined, channel: string | undefined, category: string | undefined): readonly CompiledCap[] {
  if (policy === undefined || channel === undefined || isFreeOfCaps(policy, category)) return [];
  return (policy.caps ?? []).flatMap((cap) => {
    if (cap.channel !== channel || (cap.category !== undefined && cap.category !== category)) return [];
    const per = periodOf(cap.per);
    // A policy given without being parsed may hold anything: what is no period caps nothing.
    if (per === undefined) return [];
    const maxDefer = cap.maxDefer === undefined ? undefined : parseDuration(cap.maxDefer);
    const { count } = cap;
    return [{ channel, category: cap.category, count, per, isDeferring: cap.over === 'defer', maxDefer: maxDefer ?? defaultMaxDefer }];
  });
}

/** Whether caps neither hold nor count the messages of a category. */
export function isFreeOfCaps(policy: Policy, category: string | undefined): boolean {
  return category !== undefined && own(policy.categories ?? {}, category)?.caps === false;
}

/**
 * When a cap has room for one effect more, in a zone: `now` if it has, the earliest instant at which enough of what it counts is
 * over otherwise; `undefined` if it never has, whatever is over.
 *
 * @param sends - Of the contact. An effect is one of them however many of its attempts are; that of `ownKey` is left out.
 */
export function roomAt(
  cap: CompiledCap,
  sends: readonly SendRecord[],
  { ownKey, now, zone, policy }: { readonly ownKey: string; readonly now: Instant; readonly zone: TimeZone; readonly policy: Policy },
): Instant | undefined {
  const latest = new Map<string, Instant>();
  for (const { key, at, channel, category } of sends) {
    if (key === ownKey || channel !== cap.channel || (cap.category !== undefined && category !== cap.category)) continue;
    if (!isFreeOfCaps(policy, category)) latest.set(key, Math.max(at, latest.get(key) ?? at));
  }
  const { per } = cap;
  if (typeof per === 'string') return roomInPeriod(cap.count, per, [...latest.values()], now, zone);
  const over = [...latest.values()].map((at) => addDuration(at, per, zone)).filter((at) => at > now);
  if (over.length < cap.count) return now;
  return over.toSorted((one, other) => one - other)[over.length - cap.count];
}

function roomInPeriod(
  count: number,
  per: 'day' | 'week' | 'month',
  begun: readonly Instant[],
  now: Instant,
  zone: TimeZone,
): Instant | undefined {
  const [from, to] = periodAt(per, now, zone);
  if (begun.filter((at) => at >= from).length < count) return now;
  if (count === 0) return undefined;
  // Clocks that go back over midnight show the old day once more.
  return to > now ? to : startOfNextLocalDay(now, zone);
}

/** The first instants of the calendar period that an instant lies in, and of the next one. */
function periodAt(per: 'day' | 'week' | 'month', now: Instant, zone: TimeZone): readonly [Instant, Instant] {
  const { date, weekday } = localParts(now, zone);
  if (per === 'month') {
    const first = daysOf(`${date.slice(0, 8)}01`);
    // The 32nd day from the first lies in the next month, whatever its length.
    return [startOfDay(first, zone), startOfLocalDate(`${dateOf(first + 31).slice(0, 8)}01`, zone)];
  }
  const day = daysOf(date);
  const first = per === 'day' ? day : day - Math.max(0, weekdays.indexOf(weekday));
  return [startOfDay(first, zone), startOfDay(first + (per === 'day' ? 1 : 7), zone)];
}

function startOfDay(day: number, zone: TimeZone): Instant {
  return startOfLocalDate(dateOf(day), zone);
}

function daysOf(date: LocalDate): number {
  return Math.floor((parseInstant(`${date}T00:00:00Z`) ?? 0) / msPerDay);
}

function dateOf(day: number): LocalDate {
  return formatInstant(day * msPerDay).slice(0, 10);
}

function periodOf(per: FrequencyCap['per']): CompiledCap['per'] | undefined {
  return per === 'day' || per === 'week' || per === 'month' ? per : parseDuration(per);
}
