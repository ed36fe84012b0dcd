import type { Journey, TimeZone } from '@sojourn/schema';

/** The zone in which instants of a journey are typed and shown: its own, or the fallback where each contact has one. */
export function zoneOf(journey: Pick<Journey, 'timezone' | 'fallbackTimezone'>): TimeZone {
  return journey.timezone === 'contact' ? (journey.fallbackTimezone ?? 'UTC') : journey.timezone;
}
