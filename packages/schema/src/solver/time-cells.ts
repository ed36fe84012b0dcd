import { durationBounds } from '../conditions/next-crossing.ts';
import { addDuration } from '../time/add-duration.ts';
import { msPerDay, msPerHour, msPerMinute } from '../time/civil.ts';
import { negateDuration, parseDuration } from '../time/duration.ts';
import type { DurationParts } from '../time/duration.ts';
import { formatInstant, parseInstant } from '../time/instant.ts';
import { daysOfDate, msOfTime } from '../time/local-time.ts';
import { dateOfDay } from '../time/wall-clock.ts';
import type { Duration, Instant, JsonValue, TimeZone } from '../values.ts';
import type { Cells, Use } from './cells.ts';

/** When and where a witness is judged. */
export interface Clock {
  readonly now: Instant;
  readonly zone: TimeZone;
}

/** A length of time from now on, or back. */
export interface Shift {
  readonly duration: Duration;
  readonly sign: 1 | -1;
}

/** Dates that comparisons can tell apart; exact among dates, not where an instant is read in a zone. */
export function dateCells(uses: readonly Use[]): Cells {
  const constants = constantsOf(uses);
  const days = constants.flatMap((one) => (typeof one === 'string' ? (daysOfDate(one) ?? []) : []));
  const near = days.flatMap((day) => [day - 1, day, day + 1]);
  const cells = [...new Set(near.length === 0 ? [20_000] : near)].map(dateOfDay);
  return { cells, isExact: days.length === constants.length && uses.every(({ shift }) => shift === undefined) };
}

/** Instants that comparisons can tell apart; exact where all borders are instants, or all are dates, or all move along with now in one order. */
export function instantCells(uses: readonly Use[], clock: Clock): Cells {
  const constants = constantsOf(uses);
  const days = constants.flatMap((one) => (typeof one === 'string' ? (daysOfDate(one) ?? []) : []));
  const instants = constants.flatMap((one) => (typeof one === 'string' && daysOfDate(one) === undefined ? (parseInstant(one) ?? []) : []));
  const shifts = uses.flatMap(({ shift }) => (shift === undefined ? [] : [partsOf(shift)])).filter((parts) => parts !== undefined);
  const moved = shifts.map((parts) => addDuration(clock.now, parts, clock.zone));
  const marks = [...new Set([...days.map((day) => day * msPerDay + msPerDay / 2), ...instants, ...moved])].toSorted((a, b) => a - b);
  const kinds = [days, instants, moved].filter((list) => list.length > 0).length;
  const asDates = uses.some(({ op }) => op === 'on');
  const isExact =
    kinds <= 1 &&
    days.length + instants.length === constants.length &&
    (!asDates || instants.length + moved.length === 0) &&
    areOrdered(shifts);
  const between = marks.flatMap((mark, index) => middle(mark, marks[index + 1]));
  const around = marks.flatMap((at) => [at - 2 * msPerDay, at - msPerHour, at + msPerHour, at + 2 * msPerDay]);
  const cells = marks.length === 0 ? [clock.now - 10 * msPerDay] : [...new Set([...around, ...between, ...marks])];
  return { cells: cells.map(formatInstant), isExact };
}

/** Times of day to the minute. */
export function clockCells(uses: readonly Use[]): Cells {
  const constants = constantsOf(uses);
  const times = constants.flatMap((one) => (typeof one === 'string' ? (msOfTime(one) ?? []) : []));
  const near = [12 * msPerHour, ...times.flatMap((at) => [at - msPerMinute, at, at + msPerMinute]), 0, msPerDay - msPerMinute];
  const cells = [...new Set(near)].filter((at) => at >= 0 && at < msPerDay).map(timeOfMs);
  const isExact =
    times.length === constants.length && uses.every(({ op, shift }) => shift === undefined && !/With$|ontains$|^matches$/.test(op));
  return { cells, isExact };
}

/** Whether lengths of time stand in one order whatever the date and the zone. */
function areOrdered(shifts: readonly DurationParts[]): boolean {
  const bounds = [...new Map(shifts.map((parts) => [JSON.stringify(parts), durationBounds(parts)])).values()];
  const sorted = bounds.toSorted((a, b) => a[0] - b[0]);
  return sorted.every(([, most], index) => {
    const next = sorted[index + 1];
    return next === undefined || most < next[0];
  });
}

function partsOf({ duration, sign }: Shift): DurationParts | undefined {
  const parts = parseDuration(duration);
  return parts === undefined || sign === 1 ? parts : negateDuration(parts);
}

function constantsOf(uses: readonly Use[]): readonly JsonValue[] {
  return [...new Set(uses.flatMap(({ right }) => (isList(right) ? right : right === undefined || right === null ? [] : [right])))];
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function middle(low: number, high: number | undefined): readonly number[] {
  return high === undefined || high - low < 2 ? [] : [Math.floor((low + high) / 2)];
}

function timeOfMs(at: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(at / msPerHour))}:${two(Math.floor((at % msPerHour) / msPerMinute))}`;
}
