import type { Duration, Instant, LocalTime, TimeZone, Weekday } from '../values.ts';
import { addDuration } from './add-duration.ts';
import { msPerDay } from './civil.ts';
import type { DurationParts } from './duration.ts';
import { latestInstant } from './instant.ts';
import { msOfTime } from './local-time.ts';
import { instantAtWallClock, localDayAt, weekdayOfDay } from './wall-clock.ts';

/** How `nextLocalTime` looks. */
export interface NextLocalTimeOptions {
  /** Days that count; all of them if absent or empty. */
  readonly weekdays?: readonly Weekday[] | undefined;
  /** Whether `from` itself counts. */
  readonly inclusive: boolean;
}

/**
 * The next instant at which the wall clock shows a time, after `from`, or at it with `inclusive`.
 *
 * A time that a day does not have is the first instant after its gap and belongs to that day's weekday.
 *
 * @throws RangeError if the time cannot be read or the zone is unknown.
 */
export function nextLocalTime(from: Instant, time: LocalTime, zone: TimeZone, options: NextLocalTimeOptions): Instant {
  const ms = msOfTime(time);
  if (ms === undefined) throw new RangeError(`Not a local time: ${time}`);
  const today = localDayAt(from, zone);
  // From yesterday, because a gap over midnight moves a time of yesterday into today.
  for (let day = today - 1; day <= today + 9; day += 1) {
    if (!isAllowedDay(day, options.weekdays)) continue;
    const at = instantAtWallClock(day * msPerDay + ms, zone);
    if (options.inclusive ? at >= from : at > from) return at;
  }
  // Only behind the last instant that can be written.
  return latestInstant;
}

/**
 * When a wait for a duration is over.
 *
 * With `at`, the first such local time (on an allowed weekday) once the duration has passed; a time equal to its end counts.
 * With weekdays alone, the end itself, or 00:00 of the next allowed day if its own is not allowed.
 *
 * @throws RangeError if the duration or the time cannot be read or the zone is unknown.
 */
export function durationWithAt(
  arrival: Instant,
  duration: Duration | DurationParts,
  at: LocalTime | undefined,
  weekdays: readonly Weekday[] | undefined,
  zone: TimeZone,
): Instant {
  const end = addDuration(arrival, duration, zone);
  if (at !== undefined) return nextLocalTime(end, at, zone, { weekdays, inclusive: true });
  if (isAllowedDay(localDayAt(end, zone), weekdays)) return end;
  return nextLocalTime(end, '00:00', zone, { weekdays, inclusive: true });
}

function isAllowedDay(day: number, weekdays: readonly Weekday[] | undefined): boolean {
  return weekdays === undefined || weekdays.length === 0 || weekdays.includes(weekdayOfDay(day));
}
