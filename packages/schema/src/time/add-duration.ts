import type { Duration, Instant, TimeZone } from '../values.ts';
import { civilFromDays, daysFromCivil, daysInMonth, msPerDay } from './civil.ts';
import { exactMs, hasCalendarUnits, negateDuration, parseDuration } from './duration.ts';
import type { DurationParts } from './duration.ts';
import { clampInstant } from './instant.ts';
import { instantAtWallClock, wallClockAt } from './wall-clock.ts';

/**
 * The instant a duration later, reckoned in a zone.
 *
 * Years, months, weeks and days move the wall clock: `P1D` from 09:00 is 09:00 tomorrow, also across a change of clocks, and
 * a month's end clamps (`P1M` from 31 January is 28 or 29 February). Hours, minutes and seconds are exact and come after.
 * The result stays within the years 0 to 9999.
 *
 * @throws RangeError if a text is no duration (a leading `-` is one here), or the zone is unknown.
 */
export function addDuration(instant: Instant, duration: Duration | DurationParts, zone: TimeZone): Instant {
  const parts = partsOf(duration);
  const moved = hasCalendarUnits(parts) ? addCalendarUnits(instant, parts, zone) : instant;
  return clampInstant(moved + parts.sign * exactMs(parts));
}

/** The instant a duration earlier; `addDuration` the other way round, also in its order. */
export function subtractDuration(instant: Instant, duration: Duration | DurationParts, zone: TimeZone): Instant {
  return addDuration(instant, negateDuration(partsOf(duration)), zone);
}

function partsOf(duration: Duration | DurationParts): DurationParts {
  if (typeof duration !== 'string') return duration;
  const parts = parseDuration(duration, { negative: true });
  if (parts === undefined) throw new RangeError(`Not a duration: ${duration}`);
  return parts;
}

function addCalendarUnits(instant: Instant, parts: DurationParts, zone: TimeZone): Instant {
  const wallClock = wallClockAt(instant, zone);
  const days = parts.sign * (parts.weeks * 7 + parts.days);
  // Whole days need no calendar: every one of them is on the wall 24 hours long.
  if (parts.months === 0 && parts.years === 0) return instantAtWallClock(clampInstant(wallClock + days * msPerDay), zone);
  const start = Math.floor(wallClock / msPerDay);
  const date = civilFromDays(start);
  const months = date.year * 12 + date.month - 1 + parts.sign * (parts.years * 12 + parts.months);
  const year = Math.floor(months / 12);
  const month = months - year * 12 + 1;
  const day = daysFromCivil({ year, month, day: Math.min(date.day, daysInMonth(year, month)) });
  const moved = (day + days) * msPerDay + (wallClock - start * msPerDay);
  // Clamped before the zone is asked: its rules end where the platform's instants do.
  return instantAtWallClock(clampInstant(moved), zone);
}
