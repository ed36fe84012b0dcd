import type { Duration } from '../values.ts';

/** The parts of a duration, each at least 0. Years to days are calendar units; hours, minutes and seconds are exact. */
export interface DurationParts {
  /** -1 turns the whole duration round. */
  readonly sign: 1 | -1;
  readonly years: number;
  readonly months: number;
  readonly weeks: number;
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  /** May have a fraction, down to milliseconds. */
  readonly seconds: number;
}

/** What `parseDuration` lets through beside plain durations. */
export interface DurationOptions {
  /** Allows a leading `-`, for offsets. False if absent. */
  readonly negative?: boolean;
}

// Nine digits a unit keep every sum far within safe integers. The last look-ahead refuses a bare `T`.
const pattern =
  /^(-?)P(?=\d|T\d)(?:(\d{1,9})Y)?(?:(\d{1,9})M)?(?:(\d{1,9})W)?(?:(\d{1,9})D)?(?:T(?=\d)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9}(?:\.\d{1,3})?)S)?)?$/;

/**
 * Reads an ISO 8601 duration, such as `P1D`, `PT36H` or `P1M10DT2H`.
 *
 * Strict: upper case, units in order, whole numbers (seconds may have up to three decimals), at most nine digits each.
 *
 * @returns `undefined` for anything else; nothing is guessed.
 */
export function parseDuration(text: string, options: DurationOptions = {}): DurationParts | undefined {
  // The longest duration of the pattern is shorter; this keeps hostile texts away from it.
  if (text.length > 80) return undefined;
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const isNegative = match[1] === '-';
  if (isNegative && options.negative !== true) return undefined;
  const unit = (index: number): number => Number(match[index] ?? 0);
  return {
    sign: isNegative ? -1 : 1,
    years: unit(2),
    months: unit(3),
    weeks: unit(4),
    days: unit(5),
    hours: unit(6),
    minutes: unit(7),
    seconds: unit(8),
  };
}

/** Whether a text is a duration that `parseDuration` reads. */
export function isDuration(text: string, options: DurationOptions = {}): text is Duration {
  return parseDuration(text, options) !== undefined;
}

/** The same length the other way. */
export function negateDuration(parts: DurationParts): DurationParts {
  return { ...parts, sign: parts.sign === 1 ? -1 : 1 };
}

/** Whether a duration has calendar units, whose length depends on the date and the zone. */
export function hasCalendarUnits(parts: DurationParts): boolean {
  return parts.years !== 0 || parts.months !== 0 || parts.weeks !== 0 || parts.days !== 0;
}

/** Whether a duration is longer than nothing. */
export function isPositiveDuration(parts: DurationParts): boolean {
  return parts.sign === 1 && (hasCalendarUnits(parts) || exactMs(parts) > 0);
}

/** The exact part (hours, minutes, seconds) in milliseconds, without the sign. */
export function exactMs(parts: DurationParts): number {
  return parts.hours * 3_600_000 + parts.minutes * 60_000 + Math.round(parts.seconds * 1_000);
}
