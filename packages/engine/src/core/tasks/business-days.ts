import { addDuration, localParts, parseInstant } from '@sojourn/schema';
import type { DurationParts, Instant, LocalDate, TimeZone } from '@sojourn/schema';

const msPerDay = 86_400_000;

/** Holidays as whole days from 1970-01-01, Mondays to Fridays only, in order. */
export type BusinessCalendar = readonly number[];

/** Makes a list of holidays ready; dates that the calendar does not have, and weekends, make no difference. */
export function businessCalendar(holidays: readonly LocalDate[]): BusinessCalendar {
  const days = holidays.flatMap((date) => dayOf(date) ?? []).filter((day) => !isWeekend(day));
  return [...new Set(days)].toSorted((one, other) => one - other);
}

/**
 * The instant a duration later in business days: Monday to Friday less the holidays.
 *
 * Each counted day is a business day, a week is seven of them, and the local time stays. Years and months move the date before
 * the days are counted; hours, minutes and seconds are exact and come after. Where no day is counted, a date that was moved to
 * a day off is moved on to the next business day.
 */
export function addBusinessDays(instant: Instant, duration: DurationParts, zone: TimeZone, calendar: BusinessCalendar): Instant {
  const months: DurationParts = { ...duration, weeks: 0, days: 0, hours: 0, minutes: 0, seconds: 0 };
  const start = dayOf(localParts(addDuration(instant, months, zone), zone).date) ?? 0;
  const counted = duration.weeks * 7 + duration.days;
  const hasMoved = duration.years > 0 || duration.months > 0;
  const end = counted > 0 ? dayAfter(start, counted, calendar) : hasMoved ? dayAfter(start - 1, 1, calendar) : start;
  return addDuration(instant, { ...duration, weeks: 0, days: end - start }, zone);
}

/** The n-th business day after a day. Holidays are stepped over one by one, weeks in one go: hostile lengths cost nothing. */
function dayAfter(start: number, count: number, calendar: BusinessCalendar): number {
  let end = weekdaysAfter(start, count);
  for (const holiday of calendar) {
    if (holiday <= start) continue;
    if (holiday > end) break;
    end = weekdaysAfter(end, 1);
  }
  return end;
}

/** The n-th Monday to Friday after a day. */
function weekdaysAfter(start: number, count: number): number {
  const weekday = weekdayOf(start);
  // From a weekend one counts as from the Friday before.
  const from = start - Math.max(0, weekday - 4);
  const place = Math.min(weekday, 4) + count;
  return from + Math.floor(place / 5) * 7 + (place % 5) - Math.min(weekday, 4);
}

/** Monday is 0. 1970-01-01 was a Thursday. */
function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

function isWeekend(day: number): boolean {
  return weekdayOf(day) > 4;
}

function dayOf(date: LocalDate): number | undefined {
  const instant = parseInstant(`${date}T00:00:00Z`);
  return instant === undefined ? undefined : Math.round(instant / msPerDay);
}
