import { civilFromDays, instantAtWallClock, wallClockAt } from '@sojourn/schema';
import type { Instant, TimeZone } from '@sojourn/schema';
import type { Occurrences } from './occurrences.ts';

const minute = 60_000;
const day = 86_400_000;
/** No rule that a calendar can meet has a longer gap: 29 February between 1896 and 1904. */
const mostDays = 366 * 9;

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const dayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/**
 * The occurrences of a cron expression of five fields that the schema has checked.
 *
 * Days are those of the calendar in the zone, and times those of its clock: one in a gap moves to the first instant after it,
 * one that occurs twice is the first. Where both the day of the month and the day of the week are given, either will do, unless
 * one of the two begins with `*`: then both have to (as in the cron that everybody knows).
 */
export function cronOccurrences(expression: string, zone: TimeZone): Occurrences {
  const [minutes = '', hours = '', daysOfMonth = '', months = '', daysOfWeek = ''] = expression.trim().split(/\s+/);
  const times = timesOf(readField(minutes, 0, 59), readField(hours, 0, 23));
  const isDay = dayTest(daysOfMonth, months, daysOfWeek);
  return {
    next(from) {
      const today = Math.floor(wallClockAt(from, zone) / day);
      // From yesterday: a gap over midnight moves a time of yesterday into today.
      for (let date = today - 1; date <= today + mostDays; date += 1) {
        if (!isDay(date)) continue;
        const at = firstFrom(from, date, times, zone);
        if (at !== undefined) return at;
      }
      return undefined;
    },
  };
}

/** By halving: later times of a day are never earlier instants. */
function firstFrom(from: Instant, date: number, times: readonly number[], zone: TimeZone): Instant | undefined {
  const instantOf = (index: number): Instant => instantAtWallClock(date * day + (times[index] ?? 0), zone);
  if (times.length === 0 || instantOf(times.length - 1) < from) return undefined;
  let low = 0;
  let high = times.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (instantOf(middle) >= from) high = middle;
    else low = middle + 1;
  }
  return instantOf(low);
}

/** Milliseconds from midnight, in order. */
function timesOf(minutes: ReadonlySet<number>, hours: ReadonlySet<number>): readonly number[] {
  const inOrder = (values: ReadonlySet<number>): readonly number[] => [...values].toSorted((one, other) => one - other);
  return inOrder(hours).flatMap((hour) => inOrder(minutes).map((one) => (hour * 60 + one) * minute));
}

function dayTest(daysOfMonth: string, months: string, daysOfWeek: string): (date: number) => boolean {
  const ofMonth = readField(daysOfMonth, 1, 31);
  const inMonth = readField(months, 1, 12, monthNames);
  const ofWeek = new Set([...readField(daysOfWeek, 0, 7, dayNames)].map((value) => value % 7));
  const isEither = !daysOfMonth.startsWith('*') && !daysOfWeek.startsWith('*');
  return (date) => {
    const { month, day: dayOfMonth } = civilFromDays(date);
    if (!inMonth.has(month)) return false;
    const isOfMonth = ofMonth.has(dayOfMonth);
    const isOfWeek = ofWeek.has(weekdayOf(date));
    return isEither ? isOfMonth || isOfWeek : isOfMonth && isOfWeek;
  };
}

/** Sunday is 0. Day 0 of the epoch was a Thursday. */
function weekdayOf(date: number): number {
  return (((date + 4) % 7) + 7) % 7;
}

function readField(text: string, least: number, most: number, names: readonly string[] = []): ReadonlySet<number> {
  const values = new Set<number>();
  const read = (value: string): number => {
    const name = names.indexOf(value.toLowerCase());
    return name >= 0 ? name + least : Number(value);
  };
  for (const part of text.split(',')) {
    const [range = '', step = '1'] = part.split('/');
    const [first = '', last = first] = range.split('-');
    const from = range === '*' ? least : read(first);
    const to = range === '*' ? most : read(last);
    for (let value = from; value <= to; value += Math.max(1, Number(step))) values.add(value);
  }
  return values;
}
