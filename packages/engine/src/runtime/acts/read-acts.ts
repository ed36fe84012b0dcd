import type { Page } from '@sojourn/schema';
import type { Store, Tenant } from '../../ports/store.ts';
import { finding, refuseFindings } from '../finding.ts';
import { readLimit } from '../queries.ts';
import { checkRequest } from '../read-request.ts';
import type { Runtime } from '../runtime.ts';
import { readAct, readHead } from './act-documents.ts';
import { hashOfAct } from './act.ts';
import type { RecordedAct } from './act.ts';

/** Whose acts to list. */
export interface ActsQuery {
  readonly journeyId: string;
  /** `next` of the page before. */
  readonly after?: string;
  /** Rows per page, 1 to 1,000. 100 if absent. */
  readonly limit?: number;
}

/** What became of a chain: it holds, with how far it goes, or the first act that is wrong. */
export type ActsReport =
  | {
      readonly ok: true;
      readonly acts: number;
      /** Of the last act; empty without one. Keep it elsewhere, and ask for it again. */ readonly hash: string;
    }
  | { readonly ok: false; readonly seq: number; readonly problem: 'act_changed' | 'act_removed' | 'hash_unknown' };

/** Acts of a journey, oldest first. */
export async function listActs(runtime: Runtime, tenant: Tenant, query: ActsQuery): Promise<Page<RecordedAct>> {
  checkRequest(query, 'The query', { journeyId: 'name', after: 'optional text' });
  const after = query.after === undefined ? 0 : Number(query.after);
  if (!Number.isSafeInteger(after) || after < 0)
    refuseFindings('request_invalid', 'The query', [finding('value_invalid', '/after', { expected: 'the next of the page before' })]);
  const rows = await readActs(runtime.store, tenant, query.journeyId, after, readLimit(query.limit));
  const last = rows.at(-1);
  const more = last === undefined ? undefined : await readAct(runtime.store, tenant, query.journeyId, last.seq + 1);
  return more === undefined || last === undefined ? { rows } : { rows, next: String(last.seq) };
}

/** Goes through a journey's chain and names the first act that is not as it was recorded. */
export async function verifyActs(
  runtime: Runtime,
  tenant: Tenant,
  journeyId: string,
  options: { readonly hash?: string },
): Promise<ActsReport> {
  checkRequest(options, 'The options', { hash: 'optional text' });
  const { store } = runtime;
  const head = await readHead(store, tenant, journeyId);
  let seq = 0;
  let before = '';
  let isKnown = options.hash === undefined;
  for (;;) {
    const acts = await readActs(store, tenant, journeyId, seq, 100);
    for (const act of acts) {
      seq += 1;
      if (act.seq !== seq || act.before !== before || act.hash !== hashOfAct(act)) return { ok: false, seq, problem: 'act_changed' };
      before = act.hash;
      isKnown ||= act.hash === options.hash;
      if (seq === head.seq && act.hash !== head.hash) return { ok: false, seq, problem: 'act_changed' };
    }
    if (acts.length < 100) break;
  }
  if (seq < head.seq) return { ok: false, seq: seq + 1, problem: 'act_removed' };
  return isKnown ? { ok: true, acts: seq, hash: before } : { ok: false, seq, problem: 'hash_unknown' };
}

/** Up to so many acts after a number, until one is missing. */
async function readActs(store: Store, tenant: Tenant, journeyId: string, after: number, limit: number): Promise<readonly RecordedAct[]> {
  const asked = Array.from({ length: limit }, (_, place) => readAct(store, tenant, journeyId, after + place + 1));
  const acts: RecordedAct[] = [];
  for (const act of await Promise.all(asked)) {
    if (act === undefined) break;
    acts.push(act);
  }
  return acts;
}
