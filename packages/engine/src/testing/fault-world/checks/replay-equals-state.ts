import type { Instant } from '@sojourn/schema';
import { advance } from '../../../core/advance.ts';
import type { AdvanceFunction, Definitions } from '../../../core/advance-types.ts';
import type { ContactWrite, Loaded, Store } from '../../../ports/store.ts';
import { advanceContacts } from '../../../runtime/advance-contacts.ts';
import type { Advanced } from '../../../runtime/advance-contacts.ts';
import { createDefinitionCache } from '../../../runtime/definitions.ts';
import { isStoreAway } from '../../../runtime/error-code.ts';
import { JourneyError } from '../../../runtime/journey-error.ts';
import { createFullBuckets } from '../../../runtime/full-buckets.ts';
import { jobOfInbox } from '../../../runtime/jobs/job-inbox.ts';
import type { Runtime } from '../../../runtime/runtime.ts';
import { systemPlatform } from '../../../runtime/system-clock.ts';
import type { Digest } from '../digest.ts';
import { leaseName } from '../history.ts';
import type { CommitHappening, Happening } from '../history.ts';
import { worldTenant } from '../run-plan.ts';
import { worldCatalog } from '../the-catalog.ts';
import type { Breach } from '../breach.ts';

/** A claim, and what its worker did until the next one. */
interface Turn {
  readonly by: string;
  readonly now: number;
  readonly loaded: readonly Loaded[];
  readonly granted: number[];
  /** Revisions of the index that were read, in order: one of them applied. */
  readonly revisions: number[];
  readonly commits: Map<string, CommitHappening>;
}

/** The name of the law. */
export const replayInvariant = 'replay equals state';

/**
 * Replay equals state: the recorded inputs of each contact, applied once more in their recorded order to what replay itself has
 * come to, with the grants that were recorded, give the bytes that were committed.
 *
 * @param core - What replays; the engine's own unless said otherwise.
 */
export async function findReplayBreaches(digest: Digest, core: AdvanceFunction = advance): Promise<readonly Breach[]> {
  const { run, decode } = digest;
  const breaches: Breach[] = [];
  const indexes = new Map(run.happenings.flatMap((one) => (one.kind === 'index' ? [[one.revision, one.value] as const] : [])));
  const definitionsAt = readDefinitions(indexes, run.final.store, run.plan.policy);
  const replayed = new Map<string, string>();
  const workers = new Map<string, Runtime['fullBuckets']>();
  for (const turn of turnsOf(run.happenings)) {
    const full = workers.get(turn.by) ?? createFullBuckets();
    workers.set(turn.by, full);
    if (turn.commits.size === 0 && turn.granted.length === 0) continue;
    const loaded = turn.loaded.filter(({ lease }) => jobOfInbox(lease.contactId) === undefined);
    if (loaded.length === 0) continue;
    let differences: readonly string[] = [];
    // A page of a job, and a breaker's pause, read the index as well: what applied is what was read between the two.
    for (const revision of turn.revisions) {
      const runtime = runtimeFor(turn, full, core, { revision, value: indexes.get(revision) });
      const advanced = await replay(runtime, await definitionsAt(revision), loaded, turn.now);
      differences = compareTurn(turn, advanced, replayed, decode);
      if (differences.length === 0) break;
    }
    for (const message of differences) breaches.push({ invariant: replayInvariant, message });
  }
  return breaches;
}

/** Nothing where it asks for more counters than were taken: it is not what the worker did, or the worker was gone before it had them. */
async function replay(runtime: Runtime, definitions: Definitions, loaded: readonly Loaded[], now: Instant): Promise<readonly Advanced[]> {
  try {
    return await advanceContacts(runtime, worldTenant, definitions, loaded, now);
  } catch (error) {
    if (isStoreAway(error)) return [];
    throw error;
  }
}

/** @param replayed - What replay has come to, by contact; goes on to what this turn comes to. */
function compareTurn(
  turn: Turn,
  advanced: readonly Advanced[],
  replayed: Map<string, string>,
  decode: (bytes: Uint8Array) => string,
): readonly string[] {
  const writes = new Map(advanced.map(({ write }) => [leaseName(write.lease), write]));
  const differences: string[] = [];
  const reached: (readonly [string, string])[] = [];
  for (const [lease, commit] of turn.commits) {
    const { contactId } = commit.write.lease;
    if (commit.result !== 'ok') continue;
    const known = replayed.get(contactId);
    if (known !== undefined && (commit.loaded.contact === null || decode(commit.loaded.contact) !== known))
      differences.push(`${contactId} was loaded as something else than what its inputs give.`);
    const write = writes.get(lease);
    const difference = write === undefined ? 'nothing' : differenceOf(write, commit.write, decode);
    if (difference !== undefined) differences.push(`${contactId} was written otherwise than its inputs give: ${difference}.`);
    if (write?.contact !== undefined) reached.push([contactId, decode(write.contact)]);
  }
  if (differences.length === 0) for (const [contactId, contact] of reached) replayed.set(contactId, contact);
  return differences;
}

function turnsOf(happenings: readonly Happening[]): readonly Turn[] {
  const turns: Turn[] = [];
  const current = new Map<string, Turn>();
  for (const one of happenings) {
    if (one.kind === 'claimed') {
      const turn: Turn = { by: one.by, now: one.now, loaded: one.loaded, granted: [], revisions: [], commits: new Map() };
      current.set(one.by, turn);
      turns.push(turn);
      continue;
    }
    if (one.kind !== 'index' && one.kind !== 'took' && one.kind !== 'committed') continue;
    const turn = current.get(one.by);
    if (turn === undefined) continue;
    if (one.kind === 'took') turn.granted.push(one.granted);
    else if (one.kind === 'committed') {
      if (jobOfInbox(one.write.lease.contactId) === undefined) turn.commits.set(leaseName(one.write.lease), one);
    } else if (turn.commits.size === 0 && !turn.revisions.includes(one.revision)) turn.revisions.push(one.revision);
  }
  return turns;
}

function readDefinitions(
  indexes: ReadonlyMap<number, unknown>,
  store: Store,
  policy: Digest['run']['plan']['policy'],
): (revision: number) => Promise<Definitions> {
  let wanted = 0;
  const reader: Pick<Store, 'get'> = {
    get: async (tenant, kind, id) => (kind === 'journeys' ? { revision: wanted, value: indexes.get(wanted) } : store.get(tenant, kind, id)),
  };
  // The cache only reads documents.
  const cache = createDefinitionCache(reader as Store);
  const known = new Map<number, Definitions>();
  return async (revision) => {
    const found = known.get(revision);
    if (found !== undefined) return found;
    wanted = revision;
    const made = await cache.load(worldTenant, { catalog: worldCatalog, ...(policy === undefined ? {} : { policy }) });
    known.set(revision, made);
    return made;
  };
}

/** As much of a runtime as advancing takes: what it would take from the store is what was taken. */
function runtimeFor(
  { granted }: Turn,
  fullBuckets: Runtime['fullBuckets'],
  core: AdvanceFunction,
  index: { readonly revision: number; readonly value: unknown },
): Runtime {
  const left = [...granted];
  const store: Pick<Store, 'take' | 'release' | 'get' | 'put'> = {
    take: async () => {
      const taken = left.shift();
      if (taken === undefined) throw new JourneyError('store_unavailable', 'Replay asks for more than was taken.');
      return taken;
    },
    release: async () => {},
    // A breaker that trips pauses a journey in it; nobody looks at what becomes of that here.
    get: async () => index,
    put: async () => true,
  };
  const runtime: Pick<Runtime, 'store' | 'platform' | 'logger' | 'fullBuckets' | 'advance' | 'isolation' | 'clock'> = {
    // Advancing asks for nothing else.
    store: store as Store,
    platform: systemPlatform(),
    logger: { log: () => {} },
    fullBuckets,
    advance: core,
    clock: { now: () => 0, wakeAt: () => () => {} },
    isolation: { add: async () => {}, clear: async () => {}, list: async () => [] },
  };
  // All that advancing asks for.
  return runtime as Runtime;
}

function differenceOf(one: ContactWrite, other: ContactWrite, decode: (bytes: Uint8Array) => string): string | undefined {
  const text = (write: ContactWrite, part: (write: ContactWrite) => unknown): string =>
    JSON.stringify(part(write), (_key, value: unknown) =>
      value instanceof Uint8Array ? decode(value) : typeof value === 'bigint' ? `${value}` : value,
    );
  for (const [name, part] of parts) {
    const [replayed, committed] = [text(one, part), text(other, part)];
    if (replayed !== committed) return `${name} ${replayed} against ${committed}`;
  }
  return undefined;
}

const parts: readonly (readonly [string, (write: ContactWrite) => unknown])[] = [
  ['log', ({ log }) => log],
  ['enrollments', ({ enrollments }) => enrollments],
  ['contact', ({ contact }) => contact],
  ['timers', ({ timers }) => timers],
  ['clear', ({ clear }) => clear],
  ['consumed', ({ consume }) => consume],
  ['begun', ({ begun }) => begun],
];
