import type { StorePage, Tenant } from './store.ts';

/** Optional: the host's own tables answer "who matches?" with its own indexes. Without it the engine pages `store.contacts`. */
export interface ContactReader {
  find(tenant: Tenant, query: { readonly when: unknown; readonly after?: string; readonly limit: number }): Promise<StorePage<string>>;
}
