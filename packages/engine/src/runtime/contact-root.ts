import type { ContactState } from '../core/state.ts';
import type { Tenant } from '../ports/store.ts';
import { toContactState } from './rows.ts';
import type { Runtime } from './runtime.ts';

/** Longer than any chain of merges; a circle, which lasts while two merges meet, ends there too. */
const mostMerges = 100;

/** A contact's state, or that of the one it was merged into; `undefined` if nobody knows it. */
export async function readRoot(runtime: Runtime, tenant: Tenant, contactId: string): Promise<ContactState | undefined> {
  let id = contactId;
  for (let merges = 0; merges < mostMerges; merges += 1) {
    const [row] = (await runtime.store.contacts(tenant, { id, limit: 1 })).rows;
    const state = row === undefined ? undefined : toContactState(runtime.platform, row.value);
    if (state?.alias === undefined) return state;
    id = state.alias.of;
  }
  return undefined;
}

/** Under which ids there may be something of a person: that of the contact all was merged into, then the others. */
export async function idsOf(runtime: Runtime, tenant: Tenant, contactId: string): Promise<readonly string[]> {
  const root = await readRoot(runtime, tenant, contactId);
  return root === undefined ? [contactId] : [...new Set([root.id, ...(root.merged ?? []), contactId])];
}
