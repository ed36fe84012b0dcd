import { Temporal } from 'temporal-polyfill';

// Local time as semantics.md, section 6, has it, on the Temporal polyfill and on nothing of ours.

export const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** The wall clock of a zone at an instant. */
export function zoned(at: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
}

/** The instant of a wall clock reading: in a gap the first instant after it, of two the first. */
export function instantOf(local: Temporal.PlainDateTime, zone: string): number {
  const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(local)) return earlier.epochMilliseconds;
  const next = earlier.getTimeZoneTransition('next');
  if (next === null) throw new Error('A gap has an end');
  return next.epochMilliseconds;
}

/** Days, weeks, months and years on the wall clock, then hours, minutes and seconds on the time line. */
export function plus(at: number, length: string, zone: string, sign: 1 | -1 = 1): number {
  const whole = Temporal.Duration.from(length);
  const duration = sign === 1 ? whole : whole.negated();
  const { years, months, weeks, days, hours, minutes, seconds, milliseconds } = duration;
  const calendar = { years, months, weeks, days };
  const moved =
    years === 0 && months === 0 && weeks === 0 && days === 0
      ? at
      : instantOf(zoned(at, zone).toPlainDateTime().add(calendar, { overflow: 'constrain' }), zone);
  return moved + ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds;
}

export function localDate(at: number, zone: string): string {
  return zoned(at, zone).toPlainDate().toString();
}

export function localTime(at: number, zone: string): string {
  return zoned(at, zone).toPlainTime().toString({ smallestUnit: 'minute' });
}

export function weekdayOf(date: string): (typeof weekdayNames)[number] {
  return weekdayNames[Temporal.PlainDate.from(date).dayOfWeek - 1] ?? 'mon';
}

export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** Business days: the local time stays, each counted day is one; hours are exact. */
export function addBusinessDays(at: number, length: string, zone: string, holidays: readonly string[]): number {
  const { years, months, weeks, days, hours, minutes, seconds } = Temporal.Duration.from(length);
  const local = zoned(at, zone).toPlainDateTime();
  const isBusiness = (date: string): boolean => !['sat', 'sun'].includes(weekdayOf(date)) && !holidays.includes(date);
  let date = local.toPlainDate().add({ years, months }).toString();
  for (let left = weeks * 7 + days; left > 0; left -= isBusiness(date) ? 1 : 0) date = addDays(date, 1);
  const onlyMonths = weeks === 0 && days === 0 && (years > 0 || months > 0);
  while (onlyMonths && !isBusiness(date)) date = addDays(date, 1);
  const moved =
    date === local.toPlainDate().toString() ? at : instantOf(Temporal.PlainDate.from(date).toPlainDateTime(local.toPlainTime()), zone);
  return moved + ((hours * 60 + minutes) * 60 + seconds) * 1000;
}

export function mondayOf(date: string): string {
  return addDays(date, 1 - Temporal.PlainDate.from(date).dayOfWeek);
}

export function firstOfMonth(date: string): string {
  return `${date.slice(0, 8)}01`;
}

/** A local time of a date. */
export function atTime(date: string, time: string, zone: string): number {
  return instantOf(Temporal.PlainDateTime.from(`${date}T${time}`), zone);
}

export function midnight(date: string, zone: string): number {
  return atTime(date, '00:00', zone);
}

/** The first such local time from an instant on; `after` leaves the instant itself out. */
export function firstTime(from: number, time: string, zone: string, weekdays?: readonly string[], after = false): number {
  for (let date = addDays(localDate(from, zone), -1), tries = 0; tries < 20; tries += 1, date = addDays(date, 1)) {
    if (weekdays !== undefined && !weekdays.includes(weekdayOf(date))) continue;
    const at = atTime(date, time, zone);
    if (after ? at > from : at >= from) return at;
  }
  throw new Error('A local time comes within three weeks');
}

export interface Window {
  readonly from: string;
  readonly to: string;
  readonly weekdays?: readonly string[];
}

/** When a window opens on a date, and when that one closes: over midnight it belongs to the day it opens on. */
function opening(window: Window, date: string, zone: string): readonly [number, number] {
  return [atTime(date, window.from, zone), atTime(window.from < window.to ? date : addDays(date, 1), window.to, zone)];
}

/** Whether a window is open: `from` inclusive, `to` exclusive. */
export function isOpen(at: number, window: Window, zone: string): boolean {
  const today = localDate(at, zone);
  return [addDays(today, -1), today].some((date) => {
    if (window.weekdays !== undefined && !window.weekdays.includes(weekdayOf(date))) return false;
    const [opens, closes] = opening(window, date, zone);
    return opens <= at && at < closes;
  });
}

/** When an open window closes. */
export function closesAt(at: number, window: Window, zone: string): number {
  const today = localDate(at, zone);
  for (const date of [addDays(today, -1), today]) {
    const [opens, closes] = opening(window, date, zone);
    if (opens <= at && at < closes && (window.weekdays?.includes(weekdayOf(date)) ?? true)) return closes;
  }
  throw new Error('It is not open');
}

/** When a window opens next, from an instant on. */
export function opensAt(from: number, window: Window, zone: string): number {
  return firstTime(from, window.from, zone, window.weekdays);
}

/** RFC 3339 in UTC with milliseconds. */
export function text(at: number): string {
  return new Date(at).toISOString();
}

/** An instant as a document gives it, or nothing if it is none. */
export function readInstant(value: unknown): number | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value)) return undefined;
  try {
    return Temporal.Instant.from(value).epochMilliseconds;
  } catch {
    return undefined;
  }
}

/** A date as a document gives it, or nothing if it is none. */
export function readDate(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return undefined;
  try {
    return Temporal.PlainDate.from(value).toString();
  } catch {
    return undefined;
  }
}
