import type { Definitions } from '../core/advance-types.ts';
import { prepareDefinitions } from '../core/definitions.ts';
import type { Trip } from '../core/grant-book.ts';

/** Definitions in which the journeys that the breaker has stopped are paused, as an engine would have written it. */
export function pauseTripped({ index: _stale, ...definitions }: Definitions, trips: readonly Trip[]): Definitions {
  const known = definitions.journeys.reduce((sum, { acts = [] }) => sum + acts.length, 0);
  const journeys = definitions.journeys.map((journey) => {
    const place = trips.findIndex(({ journeyId }) => journeyId === journey.id);
    const trip = trips[place];
    if (trip === undefined) return journey;
    return { ...journey, acts: [...(journey.acts ?? []), { type: 'pause', at: trip.at, revision: known + place + 1 } as const] };
  });
  return prepareDefinitions({ ...definitions, journeys });
}
