import type { Offer, TriggerVisit } from './compiled-trigger.ts';

/** The entry that a trigger offers which no event and no change set off. */
export function offerNow(visit: TriggerVisit): Offer {
  return { type: 'offer', data: {}, at: visit.now, arrivals: visit.arrivals };
}
