import type { Catalog } from '../catalog.ts';
import type { OperandTypeSource } from '../conditions/type-of-operand.ts';
import type { Journey } from '../journey.ts';
import type { Clock } from './time-cells.ts';

/** What conditions are about: where their names get their types. */
export interface World {
  readonly catalog: Catalog;
  /** Gives types to `entry`, `trigger` and `result`, and the zone. */
  readonly journey?: (OperandTypeSource & Partial<Pick<Journey, 'timezone' | 'fallbackTimezone'>>) | undefined;
  /** The name of the event being judged, which gives types to `event`. */
  readonly event?: string | undefined;
}

/** Monday, 2 March 2026, 09:30 UTC: an example is judged then, unless its conditions ask for another time. */
const exampleAt = 1_772_443_800_000;

/** Where and when an example is judged. */
export function clockOf({ journey }: World): Clock {
  const zone = journey?.timezone === 'contact' ? journey.fallbackTimezone : journey?.timezone;
  return { now: exampleAt, zone: zone ?? 'UTC' };
}
