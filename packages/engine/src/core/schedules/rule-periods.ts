import { civilFromDays, daysFromCivil } from '@sojourn/schema';
import { dayFilter, startOfWeek } from './day-filter.ts';
import type { DayFilter } from './day-filter.ts';
import type { Rule } from './parse-rule.ts';

const minute = 60_000;
const day = 86_400_000;

/** The end of the year 9999: nothing later can be written. */
export const latestWallClock = 253_402_300_799_999;

/** A rule cut into stretches of the wall clock, numbered from 0 where it begins. Stretches that it leaves out have no number. */
export interface RulePeriods {
  /** No occurrence of the period is earlier. */
  startOf(period: number): number;
  /** The period that a time lies in, or one before it. */
  periodAt(wallClock: number): number;
  /** Its occurrences in order, none before the rule begins. */
  timesIn(period: number): readonly number[];
  /** After so many without any, there are none any more. */
  readonly mostEmpty: number;
}

/** The periods of a rule that begins at a time of the wall clock. */
export function rulePeriods(rule: Rule, start: number): RulePeriods {
  const startDay = Math.floor(start / day);
  const isDay = dayFilter(rule, startDay);
  if (rule.frequency === 'HOURLY' || rule.frequency === 'MINUTELY') return within(rule, start, isDay);
  const days = stretches(rule, startDay);
  const times = timesOfDay(rule, start);
  return {
    mostEmpty: days.mostEmpty,
    startOf: (period) => days.from(period) * day,
    periodAt: (wallClock) => days.at(Math.floor(wallClock / day)),
    timesIn(period) {
      const all: number[] = [];
      for (let date = days.from(period); date < days.to(period); date += 1) {
        if (isDay(date)) for (const time of times) all.push(date * day + time);
      }
      return atPlaces(rule, all).filter((time) => time >= start);
    },
  };
}

interface Stretches {
  from(period: number): number;
  /** Exclusive. */
  to(period: number): number;
  at(date: number): number;
  readonly mostEmpty: number;
}

/** Days of the stretches of a rule that comes round by the day or slower. No rule of a calendar rests for more than 40 years. */
function stretches({ frequency, interval, weekStart }: Rule, startDay: number): Stretches {
  const { year, month } = civilFromDays(startDay);
  if (frequency === 'YEARLY') {
    const newYear = (number: number): number => daysFromCivil({ year: number, month: 1, day: 1 });
    return {
      from: (period) => newYear(year + period * interval),
      to: (period) => newYear(year + period * interval + 1),
      at: (date) => Math.max(0, Math.floor((civilFromDays(date).year - year) / interval)),
      mostEmpty: 500,
    };
  }
  if (frequency === 'MONTHLY') {
    const first = year * 12 + month - 1;
    const startOfMonth = (number: number): number => {
      const inYear = Math.floor(number / 12);
      return daysFromCivil({ year: inYear, month: number - inYear * 12 + 1, day: 1 });
    };
    return {
      from: (period) => startOfMonth(first + period * interval),
      to: (period) => startOfMonth(first + period * interval + 1),
      at(date) {
        const there = civilFromDays(date);
        return Math.max(0, Math.floor((there.year * 12 + there.month - 1 - first) / interval));
      },
      mostEmpty: 1_000,
    };
  }
  const length = frequency === 'WEEKLY' ? 7 : 1;
  const first = frequency === 'WEEKLY' ? startOfWeek(startDay, weekStart) : startDay;
  return {
    from: (period) => first + period * interval * length,
    to: (period) => first + period * interval * length + length,
    at: (date) => Math.max(0, Math.floor((date - first) / (interval * length))),
    mostEmpty: 15_000,
  };
}

function timesOfDay({ byHour, byMinute }: Rule, start: number): readonly number[] {
  const { hour, minuteOfHour, rest } = clockOf(start);
  const hours = byHour.length > 0 ? inOrder(byHour) : [hour];
  const minutes = byMinute.length > 0 ? inOrder(byMinute) : [minuteOfHour];
  return hours.flatMap((one) => minutes.map((other) => (one * 60 + other) * minute + rest));
}

/** A rule that comes round by the hour or the minute, day by day. */
function within(rule: Rule, start: number, isDay: DayFilter): RulePeriods {
  const { frequency, interval, byHour, byMinute } = rule;
  const startDay = Math.floor(start / day);
  const { minuteOfHour, rest } = clockOf(start);
  const isHourly = frequency === 'HOURLY';
  const unit = isHourly ? 60 * minute : minute;
  const isInStep = (time: number): boolean => (Math.floor(time / unit) - Math.floor(start / unit)) % interval === 0;
  const minutes = byMinute.length > 0 ? inOrder(byMinute) : isHourly ? [minuteOfHour] : Array.from({ length: 60 }, (_, index) => index);
  return {
    mostEmpty: 15_000,
    startOf: (period) => (startDay + period) * day,
    periodAt: (wallClock) => Math.max(0, Math.floor(wallClock / day) - startDay),
    timesIn(period) {
      const date = startDay + period;
      if (!isDay(date)) return [];
      const all: number[] = [];
      for (let hour = 0; hour < 24; hour += 1) {
        if (byHour.length > 0 && !byHour.includes(hour)) continue;
        const inHour = minutes.map((one) => date * day + (hour * 60 + one) * minute + rest).filter(isInStep);
        all.push(...(isHourly ? atPlaces(rule, inHour) : inHour.filter((time) => atPlaces(rule, [time]).length > 0)));
      }
      return all.filter((time) => time >= start);
    },
  };
}

/** Those of a period's occurrences that `BYSETPOS` names; all of them without it. */
function atPlaces({ bySetPos }: Rule, times: readonly number[]): readonly number[] {
  if (bySetPos.length === 0) return times;
  return times.filter((_, index) => bySetPos.includes(index + 1) || bySetPos.includes(index - times.length));
}

function inOrder(values: readonly number[]): readonly number[] {
  return [...new Set(values)].toSorted((one, other) => one - other);
}

function clockOf(start: number): { readonly hour: number; readonly minuteOfHour: number; readonly rest: number } {
  const time = ((start % day) + day) % day;
  const hour = Math.floor(time / (60 * minute));
  const minuteOfHour = Math.floor(time / minute) % 60;
  return { hour, minuteOfHour, rest: time % minute };
}
