import type { Journey, Policy } from '@sojourn/schema';
import type { Definitions, RunnableVersion } from '../core/advance-types.ts';
import { compile } from '../core/compile.ts';
import type { Store, Tenant } from '../ports/store.ts';
import { compareText } from './memory/compare-text.ts';
import { readIndex, readVersion } from './published.ts';
import type { IndexedJourney } from './published.ts';

interface CachedVersion {
  readonly runnable: RunnableVersion;
  readonly priority: number;
}

interface CachedTenant {
  readonly revision: number;
  readonly policyText: string;
  readonly versions: ReadonlyMap<string, CachedVersion>;
  readonly definitions: Definitions;
}

/** Compiled definitions by tenant. */
export interface DefinitionCache {
  /** Everything published, ready to run, as of now: never older than any input that was claimed before the call. */
  load(tenant: Tenant, policy: Policy | undefined): Promise<Definitions>;
}

/** Reads the index for every batch and compiles only what is new in it: a version never changes. */
export function createDefinitionCache(store: Store): DefinitionCache {
  const tenants = new Map<Tenant, CachedTenant>();
  return {
    async load(tenant, policy) {
      const { revision, index } = await readIndex(store, tenant);
      const policyText = policy === undefined ? '' : JSON.stringify(policy);
      const cached = tenants.get(tenant);
      if (cached?.revision === revision && cached.policyText === policyText) return cached.definitions;
      // A compiled version may hold answers that the policy gave.
      const known = cached?.policyText === policyText ? cached.versions : new Map<string, CachedVersion>();
      const fresh = await compileAll(store, tenant, index.journeys, policy, known);
      tenants.set(tenant, { revision, policyText, ...fresh });
      return fresh.definitions;
    },
  };
}

async function compileAll(
  store: Store,
  tenant: Tenant,
  journeys: readonly IndexedJourney[],
  policy: Policy | undefined,
  known: ReadonlyMap<string, CachedVersion>,
): Promise<Pick<CachedTenant, 'versions' | 'definitions'>> {
  const versions = new Map<string, CachedVersion>();
  const ordered: { readonly id: string; readonly priority: number; readonly versions: readonly RunnableVersion[] }[] = [];
  for (const journey of journeys) {
    const own: CachedVersion[] = [];
    for (const { version, publishedAt } of journey.versions) {
      const key = `${version}:${journey.id}`;
      const entry = known.get(key) ?? (await compileVersion(store, tenant, journey.id, version, publishedAt, policy));
      versions.set(key, entry);
      own.push(entry);
    }
    ordered.push({ id: journey.id, priority: own.at(-1)?.priority ?? 0, versions: own.map((entry) => entry.runnable) });
  }
  ordered.sort((one, other) => other.priority - one.priority || compareText(one.id, other.id));
  const runnable = ordered.map(({ id, versions: list }) => ({ id, versions: list }));
  return { versions, definitions: { tenant, journeys: runnable, ...(policy === undefined ? {} : { policy }) } };
}

async function compileVersion(store: Store, tenant: Tenant, journeyId: string, version: number, publishedAt: number, policy: Policy | undefined): Promise<CachedVersion> {
  const document = await readVersion(store, tenant, journeyId, version);
  if (document === undefined) throw new Error(`Version ${version} of journey ${journeyId} is in the index and not in the store.`);
  // It was parsed when it was published, and is never changed after.
  const journey = document.journey as unknown as Journey;
  const compiled = compile(journey, { catalog: document.catalog, ...(policy === undefined ? {} : { policy }) });
  return { runnable: { version, publishedAt, compiled }, priority: journey.priority ?? 0 };
}
