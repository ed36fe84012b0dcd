import type { Catalog, Journey, Policy } from '@sojourn/schema';
import type { Definitions, JourneyDefinition, RunnableVersion } from '../core/advance-types.ts';
import { compile } from '../core/compile.ts';
import { prepareDefinitions } from '../core/definitions.ts';
import type { JourneyAct } from '../core/journey-act.ts';
import type { Store, Tenant } from '../ports/store.ts';
import { readIndex, readVersion } from './published.ts';
import type { IndexedJourney, IndexedVersion, VersionDocument } from './published.ts';
import { settingsDigest } from './settings-book.ts';

/** What the host says applies to a tenant, beside what is published. */
export interface LiveSettings {
  readonly catalog: Catalog;
  readonly policy?: Policy;
}

interface CachedTenant {
  readonly revision: number;
  readonly settings: LiveSettings;
  readonly digest: string;
  readonly versions: ReadonlyMap<string, RunnableVersion>;
  readonly definitions: Definitions;
}

interface Archiving {
  readonly archivedAt?: number | undefined;
  readonly archivedRevision?: number | undefined;
}

/** Compiled definitions by tenant. */
export interface DefinitionCache {
  /** Everything published, ready to run, as of now: never older than any input that was claimed before the call. */
  load(tenant: Tenant, settings: LiveSettings): Promise<Definitions>;
}

/** Reads the index for every batch and compiles only what is new in it: a version never changes. */
export function createDefinitionCache(store: Store): DefinitionCache {
  const tenants = new Map<Tenant, CachedTenant>();
  return {
    async load(tenant, { catalog, policy }) {
      const settings: LiveSettings = { catalog, ...(policy === undefined ? {} : { policy }) };
      const { revision, index } = await readIndex(store, tenant);
      const cached = tenants.get(tenant);
      const isSame = cached !== undefined && areSame(cached.settings, settings);
      if (isSame && cached.revision === revision) return cached.definitions;
      // A compiled version may hold answers that the policy gave.
      const versions = await compileAll(store, tenant, index.journeys, settings, isSame ? cached.versions : new Map());
      const digest = isSame ? cached.digest : settingsDigest(settings);
      const definitions = prepareDefinitions({
        tenant,
        source: { revision, settings: digest },
        ...settings,
        journeys: index.journeys.map((journey) => toDefinition(journey, versions)),
      });
      tenants.set(tenant, { revision, settings, digest, versions, definitions });
      return definitions;
    },
  };
}

async function compileAll(
  store: Store,
  tenant: Tenant,
  journeys: readonly IndexedJourney[],
  settings: LiveSettings,
  known: ReadonlyMap<string, RunnableVersion>,
): Promise<ReadonlyMap<string, RunnableVersion>> {
  const versions = new Map<string, RunnableVersion>();
  for (const { id, versions: indexed } of journeys) {
    for (const entry of indexed) {
      const key = keyOf(id, entry.version);
      versions.set(key, known.get(key) ?? (await compileVersion(store, tenant, id, entry, settings)));
    }
  }
  return versions;
}

async function compileVersion(
  store: Store,
  tenant: Tenant,
  journeyId: string,
  entry: IndexedVersion,
  { policy }: LiveSettings,
): Promise<RunnableVersion> {
  const document = await readVersion(store, tenant, journeyId, entry.version);
  if (document === undefined) throw new Error(`Version ${entry.version} of journey ${journeyId} is in the index and not in the store.`);
  return toRunnable(entry, document, policy);
}

/** A version ready to run. */
export function toRunnable(
  { version, publishedAt, revision }: IndexedVersion,
  document: VersionDocument,
  policy: Policy | undefined,
): RunnableVersion {
  // It was parsed when it was published, and is never changed after.
  const journey = document.journey as unknown as Journey;
  const compiled = compile(journey, { catalog: document.catalog, policy });
  return { version, publishedAt, compiled, ...(revision === undefined ? {} : { revision }) };
}

/** A journey of the index with its versions. */
export function toDefinition(
  { id, versions, pauses = [], archivedAt, archivedRevision }: IndexedJourney,
  compiled: ReadonlyMap<string, RunnableVersion>,
): JourneyDefinition {
  const own = versions.flatMap((indexed) => {
    const version = compiled.get(keyOf(id, indexed.version));
    return version === undefined ? [] : { ...version, ...archivingOf(indexed) };
  });
  const acts = [...pauses, ...versions.flatMap(migrationOf)];
  return { id, versions: own, ...archivingOf({ archivedAt, archivedRevision }), ...(acts.length === 0 ? {} : { acts }) };
}

function migrationOf({ version, publishedAt, revision = 0, inFlight }: IndexedVersion): readonly JourneyAct[] {
  return inFlight === undefined ? [] : [{ type: 'migrate', at: publishedAt, revision, version, plan: inFlight }];
}

function archivingOf({ archivedAt, archivedRevision }: Archiving): Pick<JourneyDefinition, 'archivedAt' | 'archivedRevision'> {
  return { ...(archivedAt === undefined ? {} : { archivedAt }), ...(archivedRevision === undefined ? {} : { archivedRevision }) };
}

/** What a version is found under. */
export function keyOf(journeyId: string, version: number): string {
  return `${version}:${journeyId}`;
}

/** Hosts usually give the same objects again; those that build them anew give equal ones. */
function areSame(one: LiveSettings, other: LiveSettings): boolean {
  if (one.catalog === other.catalog && one.policy === other.policy) return true;
  return JSON.stringify(one) === JSON.stringify(other);
}
