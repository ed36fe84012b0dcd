import type { IndexedJourney, JourneyIndex } from './published.ts';

/** The index as it was at one of its revisions: what is in it is only ever added to. */
export function indexAt(index: JourneyIndex, revision: number): JourneyIndex {
  return { journeys: index.journeys.flatMap((journey) => journeyAt(journey, revision)) };
}

function journeyAt({ id, name, ...journey }: IndexedJourney, revision: number): readonly IndexedJourney[] {
  const versions = journey.versions.filter((version) => isThere(version.revision, revision));
  const last = versions.at(-1);
  if (last === undefined) return [];
  const isNewest = versions.length === journey.versions.length;
  // A later version took the archiving over to the one before it.
  const { archivedAt, archivedRevision } = isNewest ? journey : last;
  const isArchived = archivedAt !== undefined && isThere(archivedRevision, revision);
  const { archivedAt: _at, archivedRevision: _revision, ...unarchived } = last;
  const own = isNewest ? versions : [...versions.slice(0, -1), unarchived];
  const pauses = (journey.pauses ?? []).filter((pause) => pause.revision <= revision);
  return [
    {
      id,
      name,
      versions: own,
      ...(isArchived ? { archivedAt, ...(archivedRevision === undefined ? {} : { archivedRevision }) } : {}),
      ...(pauses.length === 0 ? {} : { pauses }),
    },
  ];
}

/** What has no revision is older than revisions are. */
function isThere(since: number | undefined, revision: number): boolean {
  return since === undefined || since <= revision;
}
