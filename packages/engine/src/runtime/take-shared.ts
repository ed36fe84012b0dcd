import { fullName } from '../core/grant-book.ts';
import type { Ask } from '../core/grant-book.ts';
import type { Store, Tenant } from '../ports/store.ts';
import type { FullBuckets } from './full-buckets.ts';

/** What a contact may use of counters that contacts share, for one call of `advance`. */
export interface Grants {
  readonly grants: Readonly<Record<string, number>>;
  readonly exhausted: readonly string[];
}

/** A contact that asks for more than it has been granted. */
export interface Asking {
  readonly given: Grants;
  readonly asks: readonly Ask[];
}

/** Nothing taken yet. */
export const noGrants: Grants = { grants: {}, exhausted: [] };

/**
 * Takes what several contacts ask for, once for each bucket, and shares it out in their order. What is taken and then not
 * committed is lost to its window: a ceiling errs on the low side.
 *
 * @returns The grants of each contact, those of before included.
 */
export async function takeShared(store: Store, tenant: Tenant, asking: readonly Asking[], full: FullBuckets): Promise<readonly Grants[]> {
  const sums = new Map<string, Ask>();
  for (const ask of asking.flatMap(({ asks }) => asks)) sums.set(ask.bucket, { ...ask, n: ask.n + (sums.get(ask.bucket)?.n ?? 0) });
  const left = new Map<string, number>();
  for (const { bucket, n, limit } of sums.values()) {
    const granted = await store.take(tenant, bucket, n, limit);
    left.set(bucket, granted);
    if (granted < n) full.add(tenant, fullName(bucket, limit));
  }
  return asking.map(({ given, asks }) => {
    const grants = new Map(Object.entries(given.grants));
    const exhausted = [...given.exhausted];
    for (const { bucket, n } of asks) {
      const share = Math.min(n, left.get(bucket) ?? 0);
      left.set(bucket, (left.get(bucket) ?? 0) - share);
      grants.set(bucket, (grants.get(bucket) ?? 0) + share);
      if (share < n) exhausted.push(bucket);
    }
    return { grants: Object.fromEntries(grants), exhausted };
  });
}
