import type { Store, Tenant } from '../../ports/store.ts';
import type { RecordedAct } from './act.ts';

/** The kind of the documents that say how far each journey's chain goes. */
export const headKind = 'acts';

/** The kind of a journey's acts; ids are their numbers. */
export function actKind(journeyId: string): string {
  return `act:${journeyId}`;
}

/** How far a chain goes, or went when it was last written down. */
export interface ActHead {
  readonly revision: number;
  /** 0 if there is no act. */
  readonly seq: number;
  readonly hash: string;
}

/** Reads where a journey's chain ends. */
export async function readHead(store: Store, tenant: Tenant, journeyId: string): Promise<ActHead> {
  const row = await store.get(tenant, headKind, journeyId);
  // Only `recordAct` writes these documents.
  const { seq = 0, hash = '' } = (row?.value ?? {}) as { readonly seq?: number; readonly hash?: string };
  return { revision: row?.revision ?? 0, seq, hash };
}

/** Reads an act by its number. */
export async function readAct(store: Store, tenant: Tenant, journeyId: string, seq: number): Promise<RecordedAct | undefined> {
  const row = await store.get(tenant, actKind(journeyId), String(seq));
  // Only `recordAct` writes these documents; whether others did is what `verifyActs` finds out.
  return row === null ? undefined : (row.value as RecordedAct);
}
