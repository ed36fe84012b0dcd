import * as shape from './make.ts';
import { isDuration } from '../time/duration.ts';
import { isLocalDate } from '../time/local-time.ts';
import type { Duration, InstantText, LocalDate, LocalTime, Weekday } from '../values.ts';
import type { Shape } from './shape.ts';

const unsigned =
  /^P(?=\d|T\d)(?:\d{1,9}Y)?(?:\d{1,9}M)?(?:\d{1,9}W)?(?:\d{1,9}D)?(?:T(?=\d)(?:\d{1,9}H)?(?:\d{1,9}M)?(?:\d{1,9}(?:\.\d{1,3})?S)?)?$/;
const signed =
  /^-?P(?=\d|T\d)(?:\d{1,9}Y)?(?:\d{1,9}M)?(?:\d{1,9}W)?(?:\d{1,9}D)?(?:T(?=\d)(?:\d{1,9}H)?(?:\d{1,9}M)?(?:\d{1,9}(?:\.\d{1,3})?S)?)?$/;
const monthDay = /^(?:\d{4}-)?(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/** A length of time. The pattern is what the JSON Schema says; the reader of durations has the last word. */
export const duration: Shape<Duration> = shape.text(
  { pattern: unsigned, code: 'duration_invalid', isLast: true },
  { test: (value) => isDuration(value), code: 'duration_invalid' },
);

/** A length of time that may go back with a leading `-`. */
export const offset: Shape<Duration> = shape.text(
  { pattern: signed, code: 'duration_invalid', isLast: true },
  { test: (value) => isDuration(value, { negative: true }), code: 'duration_invalid' },
);

/** `HH:MM`. */
export const localTime: Shape<LocalTime> = shape.text({ pattern: /^([01]\d|2[0-3]):[0-5]\d$/, code: 'time_invalid' });

/** `YYYY-MM-DD` of the calendar. */
export const localDate: Shape<LocalDate> = shape.text(
  { pattern: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, code: 'date_invalid', isLast: true },
  { test: (value) => isLocalDate(value), code: 'date_invalid' },
);

/** `MM-DD` every year, or `YYYY-MM-DD`. */
export const blockedDate: Shape<string> = shape.text(
  { pattern: monthDay, code: 'date_invalid', isLast: true },
  // 2000 was a leap year: 29 February is a day that some years have.
  { test: (value) => isLocalDate(value.length === 5 ? `2000-${value}` : value), code: 'date_invalid' },
);

/** RFC 3339 with an offset. */
export const instantText: Shape<InstantText> = shape.text(
  {
    pattern:
      /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/,
    code: 'instant_invalid',
    isLast: true,
  },
  { test: (value) => isLocalDate(value.slice(0, 10)), code: 'instant_invalid' },
);

/** Lower case and three letters. */
export const weekday: Shape<Weekday> = shape.oneOf(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);

/** Days of the week; an empty list would never come. */
export const weekdays: Shape<readonly Weekday[]> = shape.filledList(weekday);
