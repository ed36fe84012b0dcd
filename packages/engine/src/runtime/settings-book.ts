import { utf8Bytes } from '@sojourn/schema';
import type { Catalog, Policy } from '@sojourn/schema';
import type { Definitions } from '../core/advance-types.ts';
import { readId } from '../core/enrollment-id.ts';
import { Sha256 } from '../core/sha256.ts';
import type { Store, Tenant } from '../ports/store.ts';

/** The policies and catalogs that decided something, kept in the store by their digest. */
export interface SettingsBook {
  /** Makes sure that those in force are in the store before anything is committed that they decided. */
  keep(tenant: Tenant, definitions: Definitions): Promise<void>;
}

const settingsKind = 'settings';

/** Remembers which were written, so that one write serves an engine's life. */
export function createSettingsBook(store: Store): SettingsBook {
  const kept = new Map<Tenant, string>();
  return {
    async keep(tenant, { source, catalog, policy }) {
      if (source === undefined || kept.get(tenant) === source.settings) return;
      // False: somebody has written the same.
      await store.put(tenant, settingsKind, source.settings, 0, { catalog, ...(policy === undefined ? {} : { policy }) });
      kept.set(tenant, source.settings);
    },
  };
}

/** Reads what was in force by its digest. */
export async function readSettings(
  store: Store,
  tenant: Tenant,
  digest: string,
): Promise<{ readonly catalog?: Catalog; readonly policy?: Policy }> {
  const row = await store.get(tenant, settingsKind, digest);
  // Only `keep` writes these documents.
  return (row?.value ?? {}) as { readonly catalog?: Catalog; readonly policy?: Policy };
}

/** What a policy and a catalog are told apart by; equal ones that are written in another order are two. */
export function settingsDigest(settings: { readonly catalog: Catalog; readonly policy?: Policy }): string {
  const hasher = new Sha256();
  hasher.hash(utf8Bytes(JSON.stringify(settings)));
  return readId(hasher.state, 0);
}
