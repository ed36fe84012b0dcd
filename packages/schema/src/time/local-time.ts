import type { LocalDate, LocalTime } from '../values.ts';
import { daysFromCivil, daysInMonth, msPerMinute } from './civil.ts';

const timePattern = /^([01]\d|2[0-3]):([0-5]\d)$/;
const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether a text is a wall clock time `HH:MM`, from `00:00` to `23:59`. */
export function isLocalTime(text: string): text is LocalTime {
  return timePattern.test(text);
}

/** Whether a text is a date `YYYY-MM-DD` that the calendar has. */
export function isLocalDate(text: string): text is LocalDate {
  return daysOfDate(text) !== undefined;
}

/** Days from 1970-01-01 to a date `YYYY-MM-DD`; `undefined` if it is none. */
export function daysOfDate(text: string): number | undefined {
  const match = datePattern.exec(text);
  if (match === null) return undefined;
  const year = Number(match[1]);
  const month = Number(match[2]);
  const day = Number(match[3]);
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return daysFromCivil({ year, month, day });
}

/** Milliseconds from midnight to a time `HH:MM`; `undefined` if it is none. */
export function msOfTime(text: string): number | undefined {
  const match = timePattern.exec(text);
  return match === null ? undefined : (Number(match[1]) * 60 + Number(match[2])) * msPerMinute;
}
