import type { Instant } from '@sojourn/schema';
import type { ClaimRequest, Input, Loaded, Store, Tenant } from '../../ports/store.ts';
import { commitWrites } from './commit-memory.ts';
import { deliver, firstDue, loadContact } from './contact-record.ts';
import type { ContactRecord } from './contact-record.ts';
import { backlogOf, forgetEnrollments } from './forget-memory.ts';
import { countEnrollments, getDocument, listContacts, listDocuments, listEnrollments, putDocument, readLog } from './read-memory.ts';
import { contactOf, createTenantRecord } from './tenant-record.ts';
import type { TenantRecord } from './tenant-record.ts';

/** Thirty days are promised; one more covers clocks that differ. */
const keptWindowMs = 31 * 86_400_000;

interface Memory {
  readonly tenants: Map<Tenant, TenantRecord>;
  /** Contacts under a lease, also one that is over; few at a time. */
  readonly leased: Set<ContactRecord>;
  readonly listeners: Set<() => void>;
  /** The tenant whose turn it is. */
  turn: number;
}

/**
 * A store in memory: complete, for tests, simulation and hosts that need no durability. What it holds ends with the process.
 *
 * @example
 * const engine = createEngine({ store: memoryStore(), catalog, handlers });
 */
export function memoryStore(): Store {
  const memory: Memory = { tenants: new Map(), leased: new Set(), listeners: new Set(), turn: 0 };
  const tenant = (name: Tenant): TenantRecord => tenantOf(memory, name);
  return {
    append: async (name, inputs) => append(memory, tenant(name), inputs),
    claim: async (request) => claim(memory, request),
    commit: async (writes) =>
      commitWrites(
        {
          tenant,
          onFreed: (contact) => free(memory, contact),
          accept: (record, input) => accept(record, input),
        },
        writes,
      ),
    release: async (leases, until) => {
      for (const lease of leases) {
        const contact = memory.tenants.get(lease.tenant)?.contacts.get(lease.contactId);
        if (contact !== undefined && contact.token === lease.token && contact.leasedUntil !== null) release(memory, contact, until);
      }
    },
    nextDue: async () => nextDue(memory),
    wake(listener) {
      memory.listeners.add(listener);
      return () => void memory.listeners.delete(listener);
    },
    take: async (name, bucket, n, limit) => {
      const { counters } = tenant(name);
      const used = counters.get(bucket) ?? 0;
      const granted = Math.max(0, Math.min(n, limit - used));
      counters.set(bucket, used + granted);
      return granted;
    },
    get: async (name, kind, id) => getDocument(tenant(name), kind, id),
    put: async (name, kind, id, revision, value) => putDocument(tenant(name), kind, id, revision, value),
    list: async (name, kind) => listDocuments(tenant(name), kind),
    enrollments: async (name, query) => listEnrollments(tenant(name), query),
    log: async (name, stream, after, limit) => readLog(tenant(name), stream, after, limit),
    count: async (name, query) => countEnrollments(tenant(name), query),
    contacts: async (name, query) => listContacts(tenant(name), query),
    forget: async (name, enrollmentIds) => forgetEnrollments(tenant(name), enrollmentIds),
    backlog: async (name, now) => backlogOf(tenant(name), now),
  };
}

function tenantOf(memory: Memory, name: Tenant): TenantRecord {
  const known = memory.tenants.get(name);
  if (known !== undefined) return known;
  const record = createTenantRecord(name);
  memory.tenants.set(name, record);
  return record;
}

function append(memory: Memory, record: TenantRecord, inputs: readonly Input[]): boolean[] {
  const accepted = inputs.map((input) => accept(record, input));
  for (const listener of memory.listeners) listener();
  return accepted;
}

function accept(record: TenantRecord, input: Input): boolean {
  if (input.dedupe !== undefined) {
    forgetOld(record, input.due);
    const seenAt = record.seen.get(input.dedupe);
    if (seenAt !== undefined) return false;
    record.seen.set(input.dedupe, input.due);
  }
  const contact = contactOf(record, input.contactId);
  deliver(contact, input);
  contact.wakeAt = firstDue(contact);
  record.queue.update(contact);
  return true;
}

function forgetOld(record: TenantRecord, now: Instant): void {
  for (const [dedupe, at] of record.seen) {
    if (at >= now - keptWindowMs) return;
    record.seen.delete(dedupe);
  }
}

function claim(memory: Memory, request: ClaimRequest): Loaded[] {
  for (const contact of memory.leased) {
    if (contact.leasedUntil !== null && contact.leasedUntil <= request.now) release(memory, contact);
  }
  const records = [...memory.tenants.values()];
  const found: ContactRecord[] = [];
  // One contact of each tenant in turn, from where the last claim stopped: a large tenant does not starve a small one.
  let empty = 0;
  const aside: ContactRecord[] = [];
  while (found.length < request.contacts && empty < records.length) {
    const record = records[memory.turn % records.length];
    memory.turn = (memory.turn + 1) % records.length;
    const contact = record === undefined ? undefined : nextOf(record, request, aside);
    if (contact === undefined) empty += 1;
    else {
      empty = 0;
      found.push(contact);
    }
  }
  for (const contact of aside) tenantOf(memory, contact.tenant).queue.update(contact);
  return found.map((contact) => {
    contact.token += 1n;
    contact.leasedUntil = request.now + request.leaseMs;
    contact.wakeAt = null;
    memory.leased.add(contact);
    return loadContact(contact, request.now);
  });
}

function nextOf(record: TenantRecord, request: ClaimRequest, aside: ContactRecord[]): ContactRecord | undefined {
  for (let contact = record.queue.first(); contact !== undefined; contact = record.queue.first()) {
    if (contact.wakeAt === null || contact.wakeAt > request.now) return undefined;
    record.queue.drop();
    const lane = contact.inbox[0]?.lane ?? 'input';
    if (request.lanes.includes(lane)) return contact;
    aside.push(contact);
  }
  return undefined;
}

function release(memory: Memory, contact: ContactRecord, until?: Instant): void {
  contact.token += 1n;
  contact.leasedUntil = until ?? null;
  contact.wakeAt = firstDue(contact);
  if (until === undefined) free(memory, contact);
}

function free(memory: Memory, contact: ContactRecord): void {
  memory.leased.delete(contact);
  tenantOf(memory, contact.tenant).queue.update(contact);
}

function nextDue(memory: Memory): Instant | null {
  let first = Number.POSITIVE_INFINITY;
  for (const record of memory.tenants.values()) first = Math.min(first, record.queue.first()?.wakeAt ?? first);
  for (const contact of memory.leased) {
    if (contact.leasedUntil !== null && contact.inbox[0] !== undefined)
      first = Math.min(first, Math.max(contact.leasedUntil, contact.inbox[0].due));
  }
  return Number.isFinite(first) ? first : null;
}
