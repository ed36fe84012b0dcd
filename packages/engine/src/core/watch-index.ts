import type { Instant } from '@sojourn/schema';
import type { JourneyDefinition } from './advance-types.ts';
import type { RunnableVersion } from './compiled.ts';
import type { CompiledTrigger } from './triggers/compiled-trigger.ts';

/** A journey that watches contacts in one of its versions. */
export interface WatchingJourney {
  readonly definition: JourneyDefinition;
  /** Its place in the order of judging. */
  readonly rank: number;
}

/** A schedule, over all versions of its journey. */
export interface ScheduledTrigger extends WatchingJourney {
  readonly triggerId: string;
  readonly timer: string;
}

/** Journeys whose triggers have a state of each contact. */
export function watchingJourneys(journeys: readonly JourneyDefinition[]): readonly WatchingJourney[] {
  return journeys.flatMap((definition, rank) =>
    definition.versions.some(({ compiled }) => compiled.triggers.watching.length > 0) ? [{ definition, rank }] : [],
  );
}

/** Schedules of all journeys. */
export function scheduledTriggers(journeys: readonly JourneyDefinition[]): readonly ScheduledTrigger[] {
  return journeys.flatMap((definition, rank) => {
    const timers = new Map<string, string>();
    for (const { compiled } of definition.versions) {
      for (const { id, timer, schedule } of compiled.triggers.all) if (schedule !== undefined) timers.set(id, timer);
    }
    return [...timers].map(([triggerId, timer]) => ({ definition, rank, triggerId, timer }));
  });
}

/** One occurrence of a schedule, with the version that is live then. */
export interface Occurrence {
  readonly at: Instant;
  readonly version: RunnableVersion;
  readonly trigger: CompiledTrigger;
  /** From when on another version is live, or none. */
  readonly until: Instant;
}

/** The first occurrence of a schedule at or after an instant, while the journey is live. */
export function nextOccurrence(definition: JourneyDefinition, triggerId: string, from: Instant): Occurrence | undefined {
  for (const [place, version] of definition.versions.entries()) {
    const until = liveUntil(definition, place);
    const trigger = until <= from ? undefined : version.compiled.triggers.byId.get(triggerId);
    if (trigger?.schedule === undefined) continue;
    const launchedAt = definition.versions[firstSinceLaunch(definition, place)]?.publishedAt ?? version.publishedAt;
    const at = trigger.schedule.occurrences.next(Math.max(from, version.publishedAt), launchedAt);
    if (at !== undefined && at < until) return { at, version, trigger, until };
  }
  return undefined;
}

/** The place of the version with which the journey went live: the first one ever, or the first after an archiving. */
export function firstSinceLaunch({ versions }: JourneyDefinition, place: number): number {
  let first = place;
  while (first > 0 && versions[first - 1]?.archivedAt === undefined) first -= 1;
  return first;
}

function liveUntil(definition: JourneyDefinition, place: number): Instant {
  const next = definition.versions[place + 1];
  const archivedAt = definition.versions[place]?.archivedAt ?? (next === undefined ? definition.archivedAt : undefined);
  return Math.min(next?.publishedAt ?? Number.POSITIVE_INFINITY, archivedAt ?? Number.POSITIVE_INFINITY);
}
