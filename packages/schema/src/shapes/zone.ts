import * as z from 'zod/mini';
import { isTimeZone } from '../time/zone-rules.ts';
import type { TimeZone } from '../values.ts';
import type { Shape } from './shape.ts';

const pattern = /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/;

/** An IANA time zone that this machine knows. */
export const timeZone: Shape<TimeZone> = z.string().check(
  z.regex(pattern, { error: 'zone_unknown', abort: true }),
  z.refine((value) => isTimeZone(value), { error: 'zone_unknown' }),
);

/** An IANA time zone, or `contact`. */
export const zoneOrContact: Shape<TimeZone | 'contact'> = z.string().check(
  z.regex(pattern, { error: 'zone_unknown', abort: true }),
  z.refine((value) => value === 'contact' || isTimeZone(value), { error: 'zone_unknown' }),
);
