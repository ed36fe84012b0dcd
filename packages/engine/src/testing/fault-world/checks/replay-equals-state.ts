import { advance } from '../../../core/advance.ts';
import type { Definitions } from '../../../core/advance-types.ts';
import type { ContactWrite, EnrollmentRow, Store } from '../../../ports/store.ts';
import { createDefinitionCache } from '../../../runtime/definitions.ts';
import { eraseAll } from '../../../runtime/erase.ts';
import { jobOfInbox } from '../../../runtime/jobs/job-inbox.ts';
import { compareText } from '../../../runtime/memory/compare-text.ts';
import { toPlaced, toSnapshot, toWrite } from '../../../runtime/rows.ts';
import type { Runtime } from '../../../runtime/runtime.ts';
import { systemPlatform } from '../../../runtime/system-clock.ts';
import type { Breach } from '../breach.ts';
import type { Digest } from '../digest.ts';
import type { CommitHappening } from '../history.ts';
import { worldTenant } from '../run-plan.ts';
import { worldCatalog } from '../the-catalog.ts';

type StoredRow = EnrollmentRow & { readonly contactId: string };

/** What replay has come to. */
interface Replayed {
  /** By contact. */
  readonly contacts: Map<string, string>;
  readonly rows: Map<string, StoredRow>;
}

const replayInvariant = 'replay equals state';

/**
 * Replay equals state: the recorded inputs of each contact, applied once more in their recorded order to what replay itself has
 * come to, with the grants that were recorded and by the documents that were published, give the bytes that were committed.
 */
export async function findReplayBreaches({ run, decode }: Digest): Promise<readonly Breach[]> {
  const breaches: Breach[] = [];
  const definitionsAt = readDefinitions(run);
  const replayed: Replayed = { contacts: new Map(), rows: new Map() };
  for (const commit of run.happenings) {
    if (commit.kind !== 'committed' || commit.result !== 'ok' || jobOfInbox(commit.write.lease.contactId) !== undefined) continue;
    const message = await replayCommit(commit, replayed, definitionsAt, decode);
    if (message !== undefined) breaches.push({ invariant: replayInvariant, message });
  }
  return breaches;
}

async function replayCommit(
  { call, loaded, write }: CommitHappening,
  replayed: Replayed,
  definitionsAt: (revision: number) => Promise<Definitions>,
  decode: (bytes: Uint8Array) => string,
): Promise<string | undefined> {
  const { contactId } = write.lease;
  const revision = call?.revision;
  if (call === undefined || revision === undefined) return `${contactId} was written, and nothing was advanced.`;
  const before = replayed.contacts.get(contactId);
  if (before !== undefined && (loaded.contact === null || decode(loaded.contact) !== before))
    return `${contactId} was loaded as something else than what its inputs give.`;
  const platform = systemPlatform();
  const definitions = await definitionsAt(revision);
  const done = advance(definitions, toSnapshot(platform, loaded), loaded.inputs.map(toPlaced), call.options);
  const plain = toWrite(platform, loaded, done, { options: call.options, source: definitions.source });
  const again = await eraseAll(runtimeOver(replayed.rows), plain, done);
  for (const row of again.enrollments) replayed.rows.set(row.id, { ...row, contactId });
  if (again.contact !== undefined) replayed.contacts.set(contactId, decode(again.contact));
  const difference = differenceOf(again, write, decode);
  return difference === undefined ? undefined : `${contactId} was written otherwise than its inputs give: ${difference}.`;
}

function readDefinitions({ happenings, final, plan: { policy } }: Digest['run']): (revision: number) => Promise<Definitions> {
  const indexes = new Map<number, unknown>();
  for (const one of happenings) if (one.kind === 'index') indexes.set(one.revision, one.value);
  let wanted = 0;
  const reader: Pick<Store, 'get'> = {
    get: async (tenant, kind, id) =>
      kind === 'journeys' ? { revision: wanted, value: indexes.get(wanted) } : final.store.get(tenant, kind, id),
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

/** Deleting a contact writes all it ever had: as much of a runtime as that takes. */
function runtimeOver(rows: ReadonlyMap<string, StoredRow>): Runtime {
  const store: Pick<Store, 'enrollments'> = {
    enrollments: async (_tenant, { contactId }) => ({
      rows: [...rows.values()].filter((row) => row.contactId === contactId).toSorted((one, other) => compareText(one.id, other.id)),
    }),
  };
  // Nothing else is asked for.
  const runtime: Pick<Runtime, 'store' | 'platform'> = { store: store as Store, platform: systemPlatform() };
  // Likewise.
  return runtime as Runtime;
}

function differenceOf(one: ContactWrite, other: ContactWrite, decode: (bytes: Uint8Array) => string): string | undefined {
  for (const [name, part] of parts) {
    const [replayed, committed] = [textOf(part(one), decode), textOf(part(other), decode)];
    if (replayed !== committed) return `${name} ${replayed} against ${committed}`;
  }
  return undefined;
}

function textOf(part: unknown, decode: (bytes: Uint8Array) => string): string {
  return JSON.stringify(part, (_key, value: unknown) => {
    if (value instanceof Uint8Array) return decode(value);
    return typeof value === 'bigint' ? `${value}` : value;
  });
}

const parts: readonly (readonly [string, (write: ContactWrite) => unknown])[] = [
  ['log', ({ log }) => log],
  ['enrollments', ({ enrollments }) => enrollments],
  ['contact', ({ contact }) => contact ?? null],
  ['timers', ({ timers }) => timers],
  ['clear', ({ clear }) => clear],
  ['consumed', ({ consume }) => consume],
  ['begun', ({ begun }) => begun],
];
