import type { Store } from '@sojourn/engine';
import type { Journey, JsonObject } from '@sojourn/schema';
import { tenant } from './engine/tenant.ts';

/** A journey being written. Kept as it came: a draft may be half done. */
export interface Draft {
  readonly id: string;
  readonly revision: number;
  readonly journey: JsonObject;
  /** RFC 3339, real time. */
  readonly updatedAt: string;
}

/** What became of a save. */
export type SaveOutcome =
  | { readonly saved: true; readonly revision: number }
  | { readonly saved: false; readonly theirs: Draft | undefined };

/** Drafts with revisions: whoever saves names the revision it read, and is told if somebody else was faster. */
export interface Drafts {
  list(): Promise<readonly Draft[]>;
  get(id: string): Promise<Draft | undefined>;
  save(journey: Journey | JsonObject, id: string, revision: number): Promise<SaveOutcome>;
}

/** Drafts in the engine's own store, which compares and sets. */
export function createDrafts(store: Store): Drafts {
  const get = async (id: string): Promise<Draft | undefined> => {
    const stored = await store.get(tenant, 'draft', id);
    return stored === null ? undefined : toDraft(id, stored);
  };
  return {
    get,
    async list() {
      return (await store.list(tenant, 'draft')).map((stored) => toDraft(stored.id, stored));
    },
    async save(journey, id, revision) {
      const isFirst = await store.put(tenant, 'draft', id, revision, { journey, updatedAt: new Date().toISOString() });
      return isFirst ? { saved: true, revision: revision + 1 } : { saved: false, theirs: await get(id) };
    },
  };
}

function toDraft(id: string, stored: { readonly revision: number; readonly value: unknown }): Draft {
  // Written by `save` above and by nobody else.
  const { journey, updatedAt } = stored.value as Pick<Draft, 'journey' | 'updatedAt'>;
  return { id, revision: stored.revision, journey, updatedAt };
}
