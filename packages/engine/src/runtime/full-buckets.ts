import type { Tenant } from '../ports/store.ts';

/**
 * The buckets that this engine has found full. A hint that spares round trips: counters never fall, so that a bucket which was
 * full stays so, and an entry that looks for a place in later windows need not ask for each of those before.
 */
export interface FullBuckets {
  of(tenant: Tenant): ReadonlySet<string>;
  /** @param name - As `fullName` has it. */
  add(tenant: Tenant, name: string): void;
}

/** Buckets remembered of one tenant; the oldest go first, whose windows are past. */
const mostBuckets = 20_000;

/** Remembers full buckets for one engine. */
export function createFullBuckets(): FullBuckets {
  const tenants = new Map<Tenant, Set<string>>();
  const of = (tenant: Tenant): Set<string> => {
    const known = tenants.get(tenant);
    if (known !== undefined) return known;
    const made = new Set<string>();
    tenants.set(tenant, made);
    return made;
  };
  return {
    of,
    add(tenant, name) {
      const buckets = of(tenant);
      buckets.add(name);
      if (buckets.size <= mostBuckets) return;
      for (const oldest of buckets) {
        buckets.delete(oldest);
        break;
      }
    },
  };
}
