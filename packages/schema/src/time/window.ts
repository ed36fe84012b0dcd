import type { Instant, LocalTime, TimeZone, Weekday } from '../values.ts';
import { msPerDay } from './civil.ts';
import { msOfTime } from './local-time.ts';
import { instantAtWallClock, localDayAt, weekdayOfDay } from './wall-clock.ts';

/**
 * A stretch of the day: `from` inclusive, `to` exclusive. With `to` not after `from` it goes over midnight (equal times: all
 * 24 hours) and belongs to the weekday it opens on.
 */
export interface LocalWindow {
  readonly from: LocalTime;
  readonly to: LocalTime;
  /** Days it opens on; all of them if absent or empty. */
  readonly weekdays?: readonly Weekday[] | undefined;
}

/** One opening of a window, as instants; `to` is exclusive. */
export interface Opening {
  readonly from: Instant;
  readonly to: Instant;
}

/** Whether a window is open. */
export function isInWindow(window: LocalWindow, instant: Instant, zone: TimeZone): boolean {
  return openingAt(window, instant, zone) !== undefined;
}

/** When the window that is open at an instant closes; `undefined` if none is. With windows that touch, only the first of them. */
export function windowEnd(window: LocalWindow, instant: Instant, zone: TimeZone): Instant | undefined {
  return openingAt(window, instant, zone)?.to;
}

/** When a window is next open: `from` itself if it is open then. `undefined` if it is never, which takes an unreadable time. */
export function nextWindowStart(window: LocalWindow, from: Instant, zone: TimeZone): Instant | undefined {
  const today = localDayAt(from, zone);
  // Two weeks: the only opening of a week may fall into the gap of a change of clocks, which leaves nothing of it.
  for (let day = today - 2; day <= today + 16; day += 1) {
    const opening = openingOf(window, day, zone);
    if (opening !== undefined && opening.to > from) return Math.max(opening.from, from);
  }
  return undefined;
}

function openingAt(window: LocalWindow, instant: Instant, zone: TimeZone): Opening | undefined {
  const today = localDayAt(instant, zone);
  for (let day = today - 2; day <= today + 1; day += 1) {
    const opening = openingOf(window, day, zone);
    if (opening !== undefined && opening.from <= instant && instant < opening.to) return opening;
  }
  return undefined;
}

function openingOf(window: LocalWindow, day: number, zone: TimeZone): Opening | undefined {
  const from = msOfTime(window.from);
  const to = msOfTime(window.to);
  if (from === undefined || to === undefined) return undefined;
  const { weekdays } = window;
  if (weekdays !== undefined && weekdays.length > 0 && !weekdays.includes(weekdayOfDay(day))) return undefined;
  const opening = {
    from: instantAtWallClock(day * msPerDay + from, zone),
    to: instantAtWallClock((to > from ? day : day + 1) * msPerDay + to, zone),
  };
  return opening.from < opening.to ? opening : undefined;
}
