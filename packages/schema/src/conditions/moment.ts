import { clampInstant } from '../time/instant.ts';
import { isTimeZone } from '../time/time-zone.ts';
import type { Instant, TimeZone } from '../values.ts';
import type { ConditionScope } from './scope.ts';

/** The scope's zone. One that the platform does not have reads as UTC, because judging a condition never throws. */
export function zoneOf(scope: ConditionScope): TimeZone {
  return isTimeZone(scope.zone) ? scope.zone : 'UTC';
}

/** The scope's instant, as a whole number of milliseconds within what can be written. */
export function nowOf(scope: ConditionScope): Instant {
  return Number.isFinite(scope.now) ? clampInstant(Math.floor(scope.now)) : 0;
}
