import type { Instant } from '@sojourn/schema';
import type { Tenant } from '../ports/store.ts';
import { JourneyError } from './journey-error.ts';
import { readIndex, writeIndex } from './published.ts';
import type { IndexedJourney, JourneyIndex } from './published.ts';
import type { Runtime } from './runtime.ts';

/** What an act on a journey is stamped with. */
export interface ActStamp {
  readonly at: Instant;
  /** The index's revision that will say so first. */
  readonly revision: number;
}

/** How often others may write the index at the same moment before it is given up. */
const tries = 20;

/**
 * Changes a published journey in the index, by compare-and-set.
 *
 * @param change - May be asked again, with another index; `undefined` leaves everything as it is. What it awaits is done before
 * the index says so.
 * @returns Whether anything was changed.
 * @throws JourneyError `journey_unknown`; `publish_conflict` if others keep writing.
 */
export async function changeJourney(
  runtime: Runtime,
  tenant: Tenant,
  journeyId: string,
  change: (journey: IndexedJourney, stamp: ActStamp) => Promise<IndexedJourney | undefined>,
): Promise<boolean> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const { revision, index } = await readIndex(runtime.store, tenant);
    const journey = index.journeys.find((one) => one.id === journeyId);
    if (journey === undefined) throw new JourneyError('journey_unknown', `No journey "${journeyId}" is published.`);
    const changed = await change(journey, { at: actAt(runtime, index), revision: revision + 1 });
    if (changed === undefined) return false;
    const journeys = index.journeys.map((one) => (one === journey ? changed : one));
    if (await writeIndex(runtime.store, tenant, revision, { ...index, journeys })) return true;
  }
  throw new JourneyError('publish_conflict', `Others kept publishing at the same time as journey "${journeyId}" was changed. Try again.`);
}

/** Acts are in the order of their revisions: one from a clock that is behind is as late as the one before it. */
export function actAt(runtime: Runtime, { journeys }: JourneyIndex): Instant {
  let latest = runtime.clock.now();
  for (const { archivedAt, versions, pauses = [] } of journeys) {
    latest = Math.max(latest, archivedAt ?? latest, versions.at(-1)?.publishedAt ?? latest, pauses.at(-1)?.at ?? latest);
  }
  return latest;
}
