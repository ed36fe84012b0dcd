import { msPerDay, msPerMinute } from '../time/civil.ts';
import type { DurationParts } from '../time/duration.ts';
import { exactMs, hasCalendarUnits } from '../time/duration.ts';
import { latestInstant } from '../time/instant.ts';
import { startOfNextLocalDay, wallClockAt } from '../time/wall-clock.ts';
import { zoneRules } from '../time/zone-rules.ts';
import type { Instant, TimeZone } from '../values.ts';
import { comparePoints, pointOfInstant } from './point.ts';
import type { Point } from './point.ts';

/** The next instant at which the wall clock shows one of some times (milliseconds from midnight), or is changed. */
export function nextWallClock(now: Instant, zone: TimeZone, times: readonly number[], period: number = msPerDay): Instant {
  const wallClock = wallClockAt(now, zone);
  let next = zoneRules(zone).spanAt(now).to;
  for (const time of times) {
    const ahead = (((time - wallClock) % period) + period) % period;
    next = Math.min(next, now + (ahead === 0 ? period : ahead));
  }
  return next;
}

/** The next instant at which the wall clock shows another minute. */
export function nextMinute(now: Instant, zone: TimeZone): Instant {
  return nextWallClock(now, zone, [0], msPerMinute);
}

/** A moving instant, and the point it is compared with. */
export interface Crossing {
  readonly now: Instant;
  readonly zone: TimeZone;
  /** Where the moving instant is at an instant. */
  readonly at: (instant: Instant) => Instant;
  /** Least and most of what `at` adds to an instant, in milliseconds. */
  readonly bounds: readonly [number, number];
  readonly point: Point;
  readonly asDates: boolean;
}

/**
 * The first instant after now at which a moving instant comes to stand otherwise to a point: before, equal or after.
 *
 * Calendar units make the movement uneven: a month's end clamps, a change of clocks repeats an hour. Within one local day and
 * one offset it never goes back, so it is searched day by day, and only where the lengths of the units leave it open.
 */
export function nextCrossing(crossing: Crossing): Instant | undefined {
  const { now, zone, point, asDates } = crossing;
  const order = (instant: Instant): number => Math.sign(comparePoints(pointOfInstant(crossing.at(instant)), point, zone, asDates));
  const current = order(now);
  const target = point.isDate ? point.value * msPerDay : point.value;
  const slack = point.isDate || asDates ? 2 * msPerDay : 1;
  const last = target - crossing.bounds[0] + slack;
  // Before this, it still lies before the point, as it does now.
  let start = Math.max(now, target - crossing.bounds[1] - slack);
  if (start >= latestInstant) return undefined;
  for (let days = 0; start <= last && days < 90; days += 1) {
    const end = Math.min(startOfNextLocalDay(start, zone), zoneRules(zone).spanAt(start).to);
    if (order(end - 1) !== current) return firstOther(order, current, start, end - 1);
    if (order(end) !== current) return end;
    start = end;
  }
  return start > last ? undefined : start;
}

/** By halving: `low` stands as now, `high` does not. */
function firstOther(order: (instant: Instant) => number, current: number, low: Instant, high: Instant): Instant {
  let before = low;
  let from = high;
  while (from - before > 1) {
    const middle = before + Math.floor((from - before) / 2);
    if (order(middle) === current) before = middle;
    else from = middle;
  }
  return from;
}

/** Least and most that a duration can last, in milliseconds, whatever the date and the zone; negative ones with their sign. */
export function durationBounds(parts: DurationParts): readonly [number, number] {
  const exact = exactMs(parts);
  if (!hasCalendarUnits(parts)) return parts.sign === 1 ? [exact, exact] : [-exact, -exact];
  const months = parts.years * 12 + parts.months;
  // A month has 30.436875 days on the average of 400 years; any run of months stays within five days of that.
  const days = parts.weeks * 7 + parts.days + months * 30.436_875;
  const slack = (months > 0 ? 5 : 0) * msPerDay + 2 * msPerDay;
  const least = Math.floor(days * msPerDay) + exact - slack;
  const most = Math.ceil(days * msPerDay) + exact + slack;
  return parts.sign === 1 ? [least, most] : [-most, -least];
}
