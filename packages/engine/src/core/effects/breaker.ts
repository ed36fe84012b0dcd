import type { Instant } from '@sojourn/schema';
import type { Batch } from '../batch.ts';
import type { LiveEnrollment } from '../live-enrollment.ts';
import type { Trip } from '../grant-book.ts';

const windowMs = 3_600_000;

/**
 * Judges the ceilings for one attempt more. If it would pass one, that is reported, and the journey counts as paused from then on.
 *
 * @returns Whether one has tripped.
 */
export function tripBreaker(batch: Batch, enrollment: LiveEnrollment): boolean {
  const { breaker } = batch.index;
  const { nodeId, compiled } = enrollment;
  if (breaker === undefined || nodeId === null) return false;
  const window = windowAt(batch.now);
  const { perContactPerHour, perNodePerHour, perJourneyPerHour } = breaker;
  const trip = (ceiling: Trip['ceiling'], limit: number): boolean => {
    batch.trips.push({ journeyId: compiled.id, at: batch.now, ceiling, nodeId, limit });
    return true;
  };
  if (perContactPerHour !== undefined && begunIn(batch, window) >= perContactPerHour) return trip('contact', perContactPerHour);
  const { grants } = batch;
  if (perNodePerHour !== undefined && !grants.has(nodeBucket(compiled.id, nodeId, window), perNodePerHour))
    return trip('node', perNodePerHour);
  if (perJourneyPerHour !== undefined && !grants.has(journeyBucket(compiled.id, window), perJourneyPerHour))
    return trip('journey', perJourneyPerHour);
  return false;
}

/** Counts an attempt that is begun towards the ceilings. */
export function countBegin(batch: Batch, enrollment: LiveEnrollment): void {
  const { breaker } = batch.index;
  const { nodeId, compiled } = enrollment;
  if (breaker === undefined || nodeId === null) return;
  const window = windowAt(batch.now);
  const { perContactPerHour, perNodePerHour, perJourneyPerHour } = breaker;
  if (perContactPerHour !== undefined) batch.contact.breaker = { window, count: begunIn(batch, window) + 1 };
  if (perNodePerHour !== undefined) batch.grants.take(nodeBucket(compiled.id, nodeId, window), perNodePerHour);
  if (perJourneyPerHour !== undefined) batch.grants.take(journeyBucket(compiled.id, window), perJourneyPerHour);
}

function begunIn({ contact }: Batch, window: Instant): number {
  return contact.breaker?.window === window ? contact.breaker.count : 0;
}

function windowAt(now: Instant): Instant {
  return Math.floor(now / windowMs) * windowMs;
}

function nodeBucket(journeyId: string, nodeId: string, window: Instant): string {
  // Ids may hold colons: where one ends has to be plain.
  return `breaker:node:${JSON.stringify([journeyId, nodeId])}:${window}`;
}

function journeyBucket(journeyId: string, window: Instant): string {
  return `breaker:journey:${JSON.stringify([journeyId])}:${window}`;
}
