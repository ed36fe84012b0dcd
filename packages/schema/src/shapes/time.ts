import * as z from 'zod/mini';
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
export const duration: Shape<Duration> = z.string().check(
  z.regex(unsigned, { error: 'duration_invalid', abort: true }),
  z.refine((value) => isDuration(value), { error: 'duration_invalid' }),
);

/** A length of time that may go back with a leading `-`. */
export const offset: Shape<Duration> = z.string().check(
  z.regex(signed, { error: 'duration_invalid', abort: true }),
  z.refine((value) => isDuration(value, { negative: true }), { error: 'duration_invalid' }),
);

/** `HH:MM`. */
export const localTime: Shape<LocalTime> = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'time_invalid' }));

/** `YYYY-MM-DD` of the calendar. */
export const localDate: Shape<LocalDate> = z.string().check(
  z.regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, { error: 'date_invalid', abort: true }),
  z.refine((value) => isLocalDate(value), { error: 'date_invalid' }),
);

/** `MM-DD` every year, or `YYYY-MM-DD`. */
export const blockedDate: Shape<string> = z.string().check(
  z.regex(monthDay, { error: 'date_invalid', abort: true }),
  // 2000 was a leap year: 29 February is a day that some years have.
  z.refine((value) => isLocalDate(value.length === 5 ? `2000-${value}` : value), { error: 'date_invalid' }),
);

/** RFC 3339 with an offset. */
export const instantText: Shape<InstantText> = z.string().check(
  z.regex(
    /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/,
    {
      error: 'instant_invalid',
      abort: true,
    },
  ),
  z.refine((value) => isLocalDate(value.slice(0, 10)), { error: 'instant_invalid' }),
);

/** Lower case and three letters. */
export const weekday: Shape<Weekday> = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);

/** Days of the week; an empty list would never come. */
export const weekdays: Shape<readonly Weekday[]> = z.array(weekday).check(z.minLength(1));
