import type { Instant } from '@sojourn/schema';
import type { ContactWrite, DueInput, EnrollmentRow, Input, Lease, Loaded, Store, Tenant } from '../../ports/store.ts';
import { expectSame, expectTrue } from './expect.ts';

/** A tenant of the checks. */
export function tenant(name: string): Tenant {
  // Names are branded where they come in; the checks make their own.
  return name as Tenant;
}

/** An instant of the checks, so many seconds after their begin. */
export function at(seconds: number): Instant {
  return 1_772_000_000_000 + seconds * 1_000;
}

/** An input that is no timer. */
export function input(contactId: string, due: Instant, more: Partial<Input> = {}): Input {
  return { contactId, due, lane: 'input', body: { type: 'test' }, ...more };
}

/** A timer. */
export function timer(contactId: string, name: string, due: Instant, more: Partial<Input> = {}): Input {
  return input(contactId, due, { timer: name, ...more });
}

/** A live enrollment. */
export function enrollment(id: string, more: Partial<EnrollmentRow> = {}): EnrollmentRow {
  return { id, journeyId: 'j', identity: id, live: true, version: 1, nodeId: 'n', status: 'live', state: bytes(`state of ${id}`), ...more };
}

/** What a commit writes, nothing by default. */
export function write(lease: Lease, more: Partial<ContactWrite> = {}): ContactWrite {
  return { lease, consume: [], enrollments: [], timers: [], clear: [], begun: [], send: [], log: [], ...more };
}

/** A commit that takes every loaded input as applied. */
export function writeAll(loaded: Loaded, more: Partial<ContactWrite> = {}): ContactWrite {
  return write(loaded.lease, { consume: loaded.inputs.map((one) => one.seq), ...more });
}

/** UTF-8 of a text of ASCII. */
export function bytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** Claims, with defaults. */
export function claim(
  store: Store,
  now: Instant,
  more: { readonly contacts?: number; readonly leaseMs?: number; readonly lanes?: readonly Input['lane'][] } = {},
): Promise<Loaded[]> {
  return store.claim({ now, worker: 'w', leaseMs: 60_000, contacts: 100, lanes: ['input', 'effect'], ...more });
}

/** Claims the one contact that is due. */
export async function claimOne(store: Store, now: Instant): Promise<Loaded> {
  const batch = await claim(store, now);
  const [only] = batch;
  expectTrue(batch.length === 1 && only !== undefined, `Expected one contact to be claimed, got ${batch.length}`);
  if (only === undefined) throw new Error('unreachable');
  return only;
}

/** Commits one write that must succeed. */
export async function commitOk(store: Store, one: ContactWrite): Promise<void> {
  expectSame(await store.commit([one]), ['ok'], 'A commit under a live lease');
}

/** The bodies of inputs. */
export function bodies(inputs: readonly DueInput[]): unknown[] {
  return inputs.map((one) => one.body);
}

/** The contacts of a claim, by id. */
export function ids(batch: readonly Loaded[]): string[] {
  return batch.map((one) => one.lease.contactId).toSorted();
}
