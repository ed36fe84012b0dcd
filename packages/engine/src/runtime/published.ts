import type { Catalog, Duration, Instant, JsonObject } from '@sojourn/schema';
import type { MigrationPlan } from '../core/journey-act.ts';
import type { Store, Tenant } from '../ports/store.ts';

/** The document that says what is published: one per tenant, small, read for every batch. */
export interface JourneyIndex {
  readonly journeys: readonly IndexedJourney[];
}

/** A journey in the index. */
export interface IndexedJourney {
  readonly id: string;
  readonly name: string;
  /** Oldest first; the last one is live. */
  readonly versions: readonly IndexedVersion[];
  /** From then on nobody enters; a new version takes it back. */
  readonly archivedAt?: Instant;
  /** The index's revision that says so first. */
  readonly archivedRevision?: number;
  readonly archivedBy?: string;
  /** Pauses and resumptions in turn, oldest first. A new version changes nothing about them. */
  readonly pauses?: readonly IndexedPause[];
}

/** A pause or a resumption in the index. */
export interface IndexedPause {
  readonly type: 'pause' | 'resume';
  readonly at: Instant;
  /** The index's revision that says so first. */
  readonly revision: number;
  /** What waits for longer is left out, as of the resumption. */
  readonly skipOlderThan?: Duration;
  readonly by?: string;
}

/** A version in the index. */
export interface IndexedVersion {
  readonly version: number;
  readonly publishedAt: Instant;
  /** The index's revision that names it first. */
  readonly revision?: number;
  /** Kept where a later version took an archiving back: inputs from between are still judged by it. */
  readonly archivedAt?: Instant;
  readonly archivedRevision?: number;
  readonly by?: string;
  readonly note?: string;
  /** What became of people in earlier versions; they stayed there if absent. */
  readonly inFlight?: MigrationPlan;
}

/** A published revision, never changed again. */
export interface VersionDocument {
  readonly journey: JsonObject;
  readonly catalog: Catalog;
}

const indexKind = 'journeys';
const versionKind = 'version';

/** Reads the index; revision 0 if nothing was ever published. */
export async function readIndex(store: Store, tenant: Tenant): Promise<{ readonly revision: number; readonly index: JourneyIndex }> {
  const row = await store.get(tenant, indexKind, 'index');
  // Only `writeIndex` writes this document.
  return row === null ? { revision: 0, index: { journeys: [] } } : { revision: row.revision, index: row.value as JourneyIndex };
}

/** Writes the index if nobody else has since it was read. */
export async function writeIndex(store: Store, tenant: Tenant, revision: number, index: JourneyIndex): Promise<boolean> {
  return store.put(tenant, indexKind, 'index', revision, index);
}

/** Reads a published revision. */
export async function readVersion(store: Store, tenant: Tenant, journeyId: string, version: number): Promise<VersionDocument | undefined> {
  const row = await store.get(tenant, versionKind, versionKey(journeyId, version));
  // Only `writeVersion` writes these documents.
  return row === null ? undefined : (row.value as VersionDocument);
}

/** Writes a revision that the index does not name yet, over what a publish that died half way may have left. */
export async function writeVersion(
  store: Store,
  tenant: Tenant,
  journeyId: string,
  version: number,
  document: VersionDocument,
): Promise<boolean> {
  const id = versionKey(journeyId, version);
  const left = await store.get(tenant, versionKind, id);
  return store.put(tenant, versionKind, id, left?.revision ?? 0, document);
}

function versionKey(journeyId: string, version: number): string {
  return `${version}:${journeyId}`;
}
