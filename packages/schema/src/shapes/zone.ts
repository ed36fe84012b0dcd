import * as shape from './make.ts';
import { isTimeZone } from '../time/time-zone.ts';
import type { TimeZone } from '../values.ts';
import type { Shape } from './shape.ts';

const pattern = /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/;

/** An IANA time zone that this machine knows. */
export const timeZone: Shape<TimeZone> = shape.text(
  { pattern: pattern, code: 'zone_unknown', isLast: true },
  { test: (value) => isTimeZone(value), code: 'zone_unknown' },
);

/** An IANA time zone, or `contact`. */
export const zoneOrContact: Shape<TimeZone | 'contact'> = shape.text(
  { pattern: pattern, code: 'zone_unknown', isLast: true },
  { test: (value) => value === 'contact' || isTimeZone(value), code: 'zone_unknown' },
);
