import { parseDuration } from '@sojourn/schema';
import type { Catalog, DurationParts, Instant, Policy } from '@sojourn/schema';
import type { Definitions, JourneyDefinition } from './advance-types.ts';
import type { RunnableVersion } from './compiled.ts';
import { placeActs } from './journey-act.ts';
import type { PlacedAct } from './journey-act.ts';
import { own } from './own.ts';
import { scheduledTriggers, watchingJourneys } from './watch-index.ts';
import type { ScheduledTrigger, WatchingJourney } from './watch-index.ts';

/** Lookups over the definitions of one tenant, made once and used for every contact. */
export interface DefinitionsIndex {
  /** A journey's place in the order of judging. */
  rankOf(journeyId: string): number | undefined;
  versionOf(journeyId: string, version: number): RunnableVersion | undefined;
  /** The version whose triggers judge an input of this instant, which came in when the index was `known`, if that is recorded. */
  liveAt(definition: JourneyDefinition, at: Instant, known: number | undefined): RunnableVersion | undefined;
  journey(journeyId: string): JourneyDefinition | undefined;
  /** What was done to whole journeys, in its order. */
  readonly acts: readonly PlacedAct[];
  /** The newest version of a journey that people in earlier ones migrate to. */
  migratesTo(journeyId: string): number | undefined;
  /** Whether a journey was archived after one instant and not after another. */
  wasArchived(definition: JourneyDefinition, since: Instant, until: Instant): boolean;
  /** How long history keeps an event. */
  keepOf(event: string): DurationParts;
  /** Whether any version has a trigger that listens to changes of attributes. */
  readonly watchesAttributes: boolean;
  /** Journeys that keep a state of each contact, and schedules. */
  readonly watching: readonly WatchingJourney[];
  readonly scheduled: readonly ScheduledTrigger[];
  /** Whether the host may not overwrite an attribute. */
  isEngineOwned(attribute: string): boolean;
  /** Ceilings of attempts per hour; `undefined` if the policy has none. */
  readonly breaker: NonNullable<Policy['breaker']> | undefined;
}

function breakerOf(policy: Policy | undefined): DefinitionsIndex['breaker'] {
  const { perContactPerHour, perNodePerHour, perJourneyPerHour } = policy?.breaker ?? {};
  const ceilings = [perContactPerHour, perNodePerHour, perJourneyPerHour];
  return ceilings.some((ceiling) => ceiling !== undefined) ? policy?.breaker : undefined;
}

/** Puts journeys in the order in which they are judged, and makes their lookups. Do it once per change of the definitions, not per contact. */
export function prepareDefinitions(definitions: Omit<Definitions, 'index'>): Definitions {
  const journeys = definitions.journeys.toSorted((one, other) => priorityOf(other) - priorityOf(one) || (one.id < other.id ? -1 : 1));
  const prepared = { ...definitions, journeys };
  return { ...prepared, index: indexOf(prepared) };
}

/** The lookups of prepared definitions, or of plain ones in the order they are in. */
export function indexOf(definitions: Definitions): DefinitionsIndex {
  if (definitions.index !== undefined) return definitions.index;
  const ranks = new Map(definitions.journeys.map((journey, rank) => [journey.id, { journey, rank }]));
  const catalogs = definitions.catalog === undefined ? catalogsOf(definitions) : [definitions.catalog];
  const migrations = migrationsOf(definitions);
  const keeps = new Map<string, DurationParts>();
  const engineOwned = new Set(catalogs.flatMap((catalog) => engineOwnedOf(catalog)));
  return {
    rankOf: (id) => ranks.get(id)?.rank,
    journey: (id) => ranks.get(id)?.journey,
    acts: placeActs(definitions.journeys),
    migratesTo: (id) => migrations.get(id),
    wasArchived: (definition, since, until) =>
      [definition, ...definition.versions].some(({ archivedAt }) => archivedAt !== undefined && archivedAt >= since && archivedAt <= until),
    versionOf: (id, version) => ranks.get(id)?.journey.versions.find((one) => one.version === version),
    liveAt: (definition, at, known) => {
      if (isArchived(definition, at, known)) return undefined;
      const version = latestInForce(definition, at, known);
      return version === undefined || isArchived(version, at, known) ? undefined : version;
    },
    keepOf(event) {
      const known = keeps.get(event);
      if (known !== undefined) return known;
      const keep = keepIn(catalogs, event);
      keeps.set(event, keep);
      return keep;
    },
    watchesAttributes: definitions.journeys.some(({ versions }) => versions.some((one) => one.compiled.triggers.byAttribute.size > 0)),
    watching: watchingJourneys(definitions.journeys),
    scheduled: scheduledTriggers(definitions.journeys),
    isEngineOwned: (attribute) => engineOwned.has(attribute),
    breaker: breakerOf(definitions.policy),
  };
}

function latestInForce({ versions }: JourneyDefinition, at: Instant, known: number | undefined): RunnableVersion | undefined {
  for (let place = versions.length - 1; place >= 0; place -= 1) {
    const version = versions[place];
    if (version !== undefined && isInForce(version.publishedAt, version.revision, at, known)) return version;
  }
  return undefined;
}

/** Whether something published has come before an input: by its instant, and within one millisecond by the index's revision. */
export function isInForce(since: Instant, revision: number | undefined, at: Instant, known: number | undefined): boolean {
  if (since !== at || revision === undefined || known === undefined) return since <= at;
  return revision <= known;
}

function isArchived(
  { archivedAt, archivedRevision }: Pick<RunnableVersion, 'archivedAt' | 'archivedRevision'>,
  at: Instant,
  known: number | undefined,
): boolean {
  return archivedAt !== undefined && isInForce(archivedAt, archivedRevision, at, known);
}

function migrationsOf({ journeys }: Definitions): ReadonlyMap<string, number> {
  const newest = new Map<string, number>();
  for (const { id, acts = [] } of journeys) {
    for (const act of acts) if (act.type === 'migrate') newest.set(id, Math.max(act.version, newest.get(id) ?? 0));
  }
  return newest;
}

function priorityOf(journey: JourneyDefinition): number {
  return journey.versions.at(-1)?.compiled.journey.priority ?? 0;
}

function catalogsOf(definitions: Definitions): readonly Catalog[] {
  return definitions.journeys.flatMap((journey) => journey.versions.slice(-1).map((version) => version.compiled.catalog));
}

function engineOwnedOf(catalog: Catalog): readonly string[] {
  return Object.entries(catalog.attributes ?? {}).flatMap(([name, attribute]) => (attribute.owner === 'engine' ? [name] : []));
}

function keepIn(catalogs: readonly Catalog[], event: string): DurationParts {
  for (const catalog of catalogs) {
    const keep = own(catalog.events ?? {}, event)?.keep;
    const parts = keep === undefined ? undefined : parseDuration(keep);
    if (parts !== undefined) return parts;
  }
  return defaultKeep;
}

const defaultKeep: DurationParts = { sign: 1, years: 0, months: 0, weeks: 0, days: 90, hours: 0, minutes: 0, seconds: 0 };
