import { civilFromDays, daysFromCivil, daysInMonth } from '@sojourn/schema';
import type { CivilDate } from '@sojourn/schema';
import type { Rule } from './parse-rule.ts';

/** Whether a day, counted from 1970-01-01, is one of a rule's. */
export type DayFilter = (day: number) => boolean;

/**
 * The days of a rule. Where it names no day at all, they come from its beginning: its weekday, its day of the month, or its
 * day of the year.
 */
export function dayFilter(rule: Rule, startDay: number): DayFilter {
  const { byMonth, byMonthDay, byYearDay, byWeekNo, byDay } = withDefaults(rule, startDay);
  return (day) => {
    const date = civilFromDays(day);
    if (byMonth.length > 0 && !byMonth.includes(date.month)) return false;
    if (byMonthDay.length > 0 && !isNamed(byMonthDay, date.day, daysInMonth(date.year, date.month))) return false;
    if (byYearDay.length > 0 && !isNamed(byYearDay, dayOfYear(day, date.year), daysInYear(date.year))) return false;
    if (byWeekNo.length > 0 && !isInWeek(byWeekNo, day, rule.weekStart)) return false;
    return byDay.length === 0 || isNamedWeekday(rule, day, date, byDay);
  };
}

function withDefaults(rule: Rule, startDay: number): Pick<Rule, 'byMonth' | 'byMonthDay' | 'byYearDay' | 'byWeekNo' | 'byDay'> {
  const { frequency, byMonth, byMonthDay, byYearDay, byDay } = rule;
  // Weeks have numbers within a year only.
  const byWeekNo = frequency === 'YEARLY' ? rule.byWeekNo : [];
  const named = { byMonth, byMonthDay, byYearDay, byWeekNo, byDay };
  if ([byMonthDay, byYearDay, byWeekNo, byDay].some((list) => list.length > 0)) return named;
  const start = civilFromDays(startDay);
  if (frequency === 'YEARLY') return { ...named, byMonth: byMonth.length > 0 ? byMonth : [start.month], byMonthDay: [start.day] };
  if (frequency === 'MONTHLY') return { ...named, byMonthDay: [start.day] };
  return frequency === 'WEEKLY' ? { ...named, byDay: [{ weekday: weekdayOf(startDay), nth: 0 }] } : named;
}

/** Negative numbers count from the end, -1 being the last. */
function isNamed(names: readonly number[], place: number, length: number): boolean {
  return names.includes(place) || names.includes(place - length - 1);
}

function isNamedWeekday(
  { frequency, byMonth, byWeekNo }: Rule,
  day: number,
  { year, month, day: dayOfMonth }: CivilDate,
  byDay: Rule['byDay'],
): boolean {
  const weekday = weekdayOf(day);
  const isOfYear = frequency === 'YEARLY' && byMonth.length === 0 && byWeekNo.length === 0;
  const isOfMonth = frequency === 'MONTHLY' || (frequency === 'YEARLY' && byMonth.length > 0);
  const place = isOfYear ? dayOfYear(day, year) : dayOfMonth;
  const length = isOfYear ? daysInYear(year) : daysInMonth(year, month);
  return byDay.some(({ weekday: named, nth }) => {
    if (named !== weekday) return false;
    if (nth === 0 || !(isOfYear || isOfMonth)) return true;
    return nth > 0 ? Math.ceil(place / 7) === nth : Math.ceil((length - place + 1) / 7) === -nth;
  });
}

/** A week belongs to the year in which it has four days or more. */
function isInWeek(names: readonly number[], day: number, weekStart: number): boolean {
  const monday = startOfWeek(day, weekStart);
  const { year } = civilFromDays(monday + 3);
  const first = firstWeek(year, weekStart);
  return isNamed(names, (monday - first) / 7 + 1, (firstWeek(year + 1, weekStart) - first) / 7);
}

function firstWeek(year: number, weekStart: number): number {
  return startOfWeek(daysFromCivil({ year, month: 1, day: 4 }), weekStart);
}

/** The first day of the week that a day lies in. */
export function startOfWeek(day: number, weekStart: number): number {
  return day - ((weekdayOf(day) - weekStart + 7) % 7);
}

/** Monday is 0. Day 0 of the epoch was a Thursday. */
function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

function dayOfYear(day: number, year: number): number {
  return day - daysFromCivil({ year, month: 1, day: 1 }) + 1;
}

function daysInYear(year: number): number {
  return daysInMonth(year, 2) === 29 ? 366 : 365;
}
