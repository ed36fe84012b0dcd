import { addDuration, atLocalTime, civilFromDays, dateOfDay, daysFromCivil, daysInMonth, daysOfDate, localParts } from '@sojourn/schema';
import type { DurationParts, Instant, LocalDate, LocalTime, TimeZone } from '@sojourn/schema';

const msPerDay = 86_400_000;
const lastYear = 9_999;

/** When a date trigger fires. */
export interface DateRule {
  readonly at: LocalTime;
  readonly offset: DurationParts | undefined;
  readonly isYearly: boolean;
}

/** One day on which it fires. */
export interface DayToCome {
  /** The attribute's day, or its anniversary, before the offset. */
  readonly day: LocalDate;
  readonly at: Instant;
}

/** When the day itself comes. */
export function dayOf(rule: DateRule, date: LocalDate, zone: TimeZone): DayToCome {
  return onDay(rule, daysOfDate(date) ?? 0, zone);
}

/** The first day whose instant is not before another, and that is new; every year from the attribute's own on, if it is yearly. */
export function firstDay(
  rule: DateRule,
  date: LocalDate,
  zone: TimeZone,
  since: Instant,
  isNew: (one: DayToCome) => boolean,
): DayToCome | undefined {
  const isToCome = (one: DayToCome): boolean => one.at >= since && isNew(one);
  if (!rule.isYearly) {
    const only = dayOf(rule, date, zone);
    return isToCome(only) ? only : undefined;
  }
  const { year: first, month, day } = civilFromDays(daysOfDate(date) ?? 0);
  const now = Number(localParts(since, zone).date.slice(0, 4));
  for (let year = Math.max(first, now - 2 - yearsOf(rule.offset)); year <= lastYear; year += 1) {
    // 29 February is 28 in other years.
    const one = onDay(rule, daysFromCivil({ year, month, day: Math.min(day, daysInMonth(year, month)) }), zone);
    if (isToCome(one)) return one;
    if (one.at >= since && year > now + 2 + yearsOf(rule.offset)) return undefined;
  }
  return undefined;
}

function onDay({ at, offset }: DateRule, date: number, zone: TimeZone): DayToCome {
  const moved = offset === undefined ? date : moveDay(date, offset);
  return { day: dateOfDay(date), at: atLocalTime(dateOfDay(moved), at, zone) };
}

/** Whole days only: hours count as far as they make one. */
function moveDay(date: number, offset: DurationParts): number {
  const moved = Math.floor(addDuration(date * msPerDay, { ...offset, hours: 0, minutes: 0, seconds: 0 }, 'UTC') / msPerDay);
  // Within the years that can be written.
  return Math.min(
    daysFromCivil({ year: lastYear, month: 12, day: 31 }),
    Math.max(daysFromCivil({ year: 0, month: 1, day: 1 }), moved + offset.sign * wholeDays(offset)),
  );
}

function wholeDays({ hours, minutes, seconds }: DurationParts): number {
  return Math.floor((hours * 3_600 + minutes * 60 + seconds) / 86_400);
}

/** At least as many years as the offset is long. */
function yearsOf(offset: DurationParts | undefined): number {
  if (offset === undefined) return 0;
  return Math.ceil(offset.years + offset.months / 12 + (offset.weeks * 7 + offset.days + wholeDays(offset)) / 365);
}
