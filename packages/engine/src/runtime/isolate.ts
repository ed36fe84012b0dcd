import { formatInstant } from '@sojourn/schema';
import type { Instant } from '@sojourn/schema';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Lease, Store, Tenant } from '../ports/store.ts';
import type { IsolatedContact } from './engine.ts';

const kind = 'isolated';
const firstPauseMs = 1_000;
const longestPauseMs = 3_600_000;

/** The contacts that cannot be advanced: kept with their inputs, out of the way of others, and in sight. */
export interface IsolationBook {
  /** Keeps a contact back for a while, longer each time. */
  add(lease: Lease, code: string): Promise<void>;
  /** The contact was advanced after all. */
  clear(lease: Lease): Promise<void>;
  list(tenant: Tenant): Promise<readonly IsolatedContact[]>;
}

interface Isolation {
  readonly code: string;
  readonly attempts: number;
  readonly since: Instant;
  readonly until: Instant;
}

/** Keeps isolations in the store, where every worker and operator sees them. */
export function createIsolationBook(store: Store, clock: Clock, logger: Logger): IsolationBook {
  // Only a hint of what to clear: what this engine isolated or saw listed, and what was there when it first served a tenant.
  const seen = new Set<string>();
  const served = new Map<Tenant, Promise<readonly IsolatedContact[]>>();
  const list = async (tenant: Tenant): Promise<readonly IsolatedContact[]> => {
    const rows = await store.list(tenant, kind);
    return rows.flatMap(({ id, value }) => {
      const isolation = readIsolation(value);
      if (isolation === undefined) return [];
      seen.add(nameOf({ tenant, contactId: id }));
      const { code, attempts, since, until } = isolation;
      return [{ contactId: id, code, attempts, since: formatInstant(since), until: formatInstant(until) }];
    });
  };
  const serve = (tenant: Tenant): Promise<unknown> => {
    const known = served.get(tenant) ?? list(tenant);
    served.set(tenant, known);
    known.catch(() => served.delete(tenant));
    return known;
  };
  return {
    async add(lease, code) {
      const now = clock.now();
      const row = await store.get(lease.tenant, kind, lease.contactId);
      const before = readIsolation(row?.value);
      const attempts = (before?.attempts ?? 0) + 1;
      const until = now + Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(attempts - 1, 20));
      const isolation: Isolation = { code, attempts, since: before?.since ?? now, until };
      await store.release([lease], until);
      await store.put(lease.tenant, kind, lease.contactId, row?.revision ?? 0, isolation);
      seen.add(nameOf(lease));
      logger.log('error', 'contact_isolated', { tenant: lease.tenant, contact: lease.contactId, reason: code, attempts, until });
    },
    async clear(lease) {
      await serve(lease.tenant);
      if (!seen.delete(nameOf(lease))) return;
      const row = await store.get(lease.tenant, kind, lease.contactId);
      if (row !== null) await store.put(lease.tenant, kind, lease.contactId, row.revision, null);
    },
    list,
  };
}

function readIsolation(value: unknown): Isolation | undefined {
  // Only this file writes documents of this kind; `null` is an isolation that is over.
  return value === undefined || value === null ? undefined : (value as Isolation);
}

function nameOf(lease: Pick<Lease, 'tenant' | 'contactId'>): string {
  return JSON.stringify([lease.tenant, lease.contactId]);
}
