import type { Instant, LocalDate, LocalTime, TimeZone, Weekday } from '../values.ts';
import { civilFromDays, msPerDay, msPerMinute } from './civil.ts';
import { clampInstant } from './instant.ts';
import { daysOfDate, msOfTime } from './local-time.ts';
import { zoneRules } from './zone-rules.ts';

/** Weekdays in ISO order, Monday first. */
export const weekdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** What the calendar and the clock on the wall show. */
export interface LocalParts {
  readonly date: LocalDate;
  readonly time: LocalTime;
  readonly weekday: Weekday;
}

/** Wall clock milliseconds: what epoch milliseconds would be if the zone were UTC. */
export function wallClockAt(instant: Instant, zone: TimeZone): number {
  return instant + zoneRules(zone).spanAt(instant).offset;
}

/**
 * The instant at which a zone's wall clock shows something.
 *
 * What occurs twice (clocks go back) is the first of the two. What never occurs (clocks go forward) is the first instant
 * after the gap: 02:30 becomes 03:00, and not 03:30 as in Temporal's `compatible` reading.
 */
export function instantAtWallClock(wallClock: number, zone: TimeZone): Instant {
  const rules = zoneRules(zone);
  const day = wallClock - (wallClock % msPerDay);
  const here = rules.spanAt(wallClock);
  // Far from any transition, which is nearly always: no zone is more than a day from UTC.
  if (day - 2 * msPerDay >= here.from && day + 3 * msPerDay < here.to) return clampInstant(wallClock - here.offset);
  const before = rules.spanAt(wallClock - msPerDay);
  const first = wallClock - before.offset;
  if (rules.spanAt(first).offset === before.offset) return clampInstant(first);
  const second = wallClock - rules.spanAt(wallClock + msPerDay).offset;
  const span = rules.spanAt(first);
  if (rules.spanAt(second).offset === wallClock - second && second >= span.from) return clampInstant(second);
  return clampInstant(span.from);
}

/** Whole days from 1970-01-01 to the local date of an instant. */
export function localDayAt(instant: Instant, zone: TimeZone): number {
  return Math.floor(wallClockAt(instant, zone) / msPerDay);
}

/** The weekday of a day counted from 1970-01-01, a Thursday. */
export function weekdayOfDay(day: number): Weekday {
  return weekdays[(((day + 3) % 7) + 7) % 7] ?? 'mon';
}

/** A day counted from 1970-01-01 as `YYYY-MM-DD`. */
export function dateOfDay(day: number): LocalDate {
  const { year, month, day: dayOfMonth } = civilFromDays(day);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
}

/** The local date, time (to the minute) and weekday of an instant. */
export function localParts(instant: Instant, zone: TimeZone): LocalParts {
  const wallClock = wallClockAt(instant, zone);
  const day = Math.floor(wallClock / msPerDay);
  const minutes = Math.floor((wallClock - day * msPerDay) / msPerMinute);
  const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return { date: dateOfDay(day), time, weekday: weekdayOfDay(day) };
}

/**
 * The instant of a local date and time; see `instantAtWallClock` for what occurs twice or never.
 *
 * @throws RangeError if the date or the time cannot be read: both are checked where they come in.
 */
export function atLocalTime(date: LocalDate, time: LocalTime, zone: TimeZone): Instant {
  const day = daysOfDate(date);
  const ms = msOfTime(time);
  if (day === undefined || ms === undefined) throw new RangeError(`Not a local date and time: ${date} ${time}`);
  return instantAtWallClock(day * msPerDay + ms, zone);
}

/** The first instant of a local date. */
export function startOfLocalDate(date: LocalDate, zone: TimeZone): Instant {
  return atLocalTime(date, '00:00', zone);
}

/** The first instant of the local day that an instant lies in. */
export function startOfLocalDay(instant: Instant, zone: TimeZone): Instant {
  return instantAtWallClock(localDayAt(instant, zone) * msPerDay, zone);
}

/** The first instant of the local day after the one that an instant lies in. */
export function startOfNextLocalDay(instant: Instant, zone: TimeZone): Instant {
  const day = localDayAt(instant, zone);
  const next = instantAtWallClock((day + 1) * msPerDay, zone);
  // A day that a zone skipped whole starts where the day after it does; one that began twice could lie behind.
  return next > instant ? next : instantAtWallClock((day + 2) * msPerDay, zone);
}
