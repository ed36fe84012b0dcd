import { parseInstant } from '../time/instant.ts';
import { daysOfDate } from '../time/local-time.ts';
import { localDayAt } from '../time/wall-clock.ts';
import type { Instant, JsonValue, TimeZone } from '../values.ts';

/** A date (days since 1970-01-01) or an instant, ready to be compared. */
export interface Point {
  readonly isDate: boolean;
  readonly value: number;
}

/** An instant as a point. */
export function pointOfInstant(instant: Instant): Point {
  return { isDate: false, value: instant };
}

/** Reads a date or an instant; `undefined` for anything else. */
export function readPoint(value: JsonValue | undefined): Point | undefined {
  if (typeof value !== 'string') return undefined;
  const day = daysOfDate(value);
  if (day !== undefined) return { isDate: true, value: day };
  const instant = parseInstant(value);
  return instant === undefined ? undefined : pointOfInstant(instant);
}

/** Negative, zero or positive. If one side is a date, or with `asDates`, both compare as local dates in the zone. */
export function comparePoints(one: Point, other: Point, zone: TimeZone, asDates: boolean): number {
  if (!asDates && !one.isDate && !other.isDate) return one.value - other.value;
  return dayOf(one, zone) - dayOf(other, zone);
}

function dayOf(point: Point, zone: TimeZone): number {
  return point.isDate ? point.value : localDayAt(point.value, zone);
}
