import type { Duration, InFlight, Instant } from '@sojourn/schema';
import type { JourneyDefinition } from './advance-types.ts';

/** What becomes of people in flight, node by node; people who drain have none. */
export type MigrationPlan = Exclude<InFlight, 'drain'>;

/** Something done to a whole journey that those inside, or waiting to get in, have to follow. */
export type JourneyAct = {
  readonly at: Instant;
  /** The index's revision that says so first: what gives acts, and acts and inputs of one millisecond, their order. */
  readonly revision: number;
} & (
  | { readonly type: 'pause' }
  | { readonly type: 'resume'; readonly skipOlderThan?: Duration }
  | { readonly type: 'migrate'; readonly version: number; readonly plan: MigrationPlan }
);

/** An act with its place among those of all journeys. */
export interface PlacedAct {
  readonly journeyId: string;
  readonly act: JourneyAct;
  /** The journeys that are paused once it is in force. */
  readonly paused: ReadonlySet<string>;
}

/** The acts of all journeys in the order in which they take effect. */
export function placeActs(journeys: readonly JourneyDefinition[]): readonly PlacedAct[] {
  const acts = journeys.flatMap(({ id, acts: own = [] }) => own.map((act) => ({ journeyId: id, act })));
  let paused: ReadonlySet<string> = new Set();
  return acts
    .toSorted((one, other) => one.act.revision - other.act.revision)
    .map(({ journeyId, act }) => {
      if (act.type === 'pause') paused = new Set([...paused, journeyId]);
      if (act.type === 'resume') paused = new Set([...paused].filter((id) => id !== journeyId));
      return { journeyId, act, paused };
    });
}

/** The place of the first act after a revision. */
export function actsAfter(acts: readonly PlacedAct[], revision: number | undefined): number {
  return revision === undefined ? 0 : acts.findLastIndex(({ act }) => act.revision <= revision) + 1;
}
