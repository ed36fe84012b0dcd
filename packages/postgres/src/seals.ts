import type { Tenant } from '@sojourn/engine';
import type { SqlDriver } from './sql-driver.ts';

/** A seal over what a tenant's logs said at one time. */
export interface Seal {
  /** From 1, without gaps. */
  readonly n: number;
  /** Rows of the log it covers; a row holds the entries that one commit added to a stream. */
  readonly entries: number;
  /** SHA-256 over the digests of those entries and the root before it, as hexadecimal digits. Keep it where nobody who writes to the database does. */
  readonly root: string;
}

/** The first row that does not agree with the seals. */
export interface SealFinding {
  /**
   * `entry_changed`, `entry_removed`, `entry_inserted`: a row of the log, an exchange of two rows included. `leaf_changed`: the digests of a
   * stream. `seal_changed`: a seal, or what it says was erased or forgotten. `root_unknown`: the root that was asked for is of no seal.
   */
  readonly problem: 'entry_changed' | 'entry_removed' | 'entry_inserted' | 'leaf_changed' | 'seal_changed' | 'root_unknown';
  readonly seal?: number;
  /** An enrollment, `inputs:<contact>` or `refusals:<contact>:<journey>`. */
  readonly stream?: string;
  /** The number of the row's first entry in its stream. */
  readonly seq?: number;
}

/** What a verification found: nothing wrong, with how much was covered, or the first bad row. */
export type SealReport =
  | {
      readonly ok: true;
      readonly seals: number;
      readonly entries: number;
      /** Rows that are empty because their contact was erased. */
      readonly erased: number;
      /** Streams that were forgotten. */
      readonly forgotten: number;
    }
  | { readonly ok: false; readonly finding: SealFinding };

/** Seals what was logged since the last seal. */
export async function sealLog(driver: SqlDriver, schema: string, tenant: Tenant, at: number): Promise<Seal | null> {
  const [row] = await driver.query<{ n: number; entries: string; root: string }>(
    `select o_n as n, o_entries::text as entries, encode(o_root, 'hex') as root from ${schema}.seal($1::text, $2::text::bigint)`,
    [tenant, String(at)],
  );
  return row === undefined ? null : { n: row.n, entries: Number(row.entries), root: row.root };
}

/** Compares the logs with their seals. */
export async function verifyLog(driver: SqlDriver, schema: string, tenant: Tenant, root: string | undefined): Promise<SealReport> {
  const [bad] = await driver.query<{ problem: SealFinding['problem']; n: number | null; stream: string | null; seq: number | null }>(
    `select o_problem as problem, o_n as n, o_stream as stream, o_seq as seq from ${schema}.seal_findings($1::text)`,
    [tenant],
  );
  if (bad !== undefined) {
    const { problem, n, stream, seq } = bad;
    const place = { ...(n === null ? {} : { seal: n }), ...(stream === null ? {} : { stream }), ...(seq === null ? {} : { seq }) };
    return { ok: false, finding: { problem, ...place } };
  }
  const [row] = await driver.query<{ seals: string; entries: string; erased: string; forgotten: string; known: boolean }>(
    `with t as (select id from ${schema}.tenant where name = $1::text)
     select (select count(*) from ${schema}.seal s, t where s.tenant = t.id)::text as seals,
       (select count(*) from ${schema}.seal_entry d, t where d.tenant = t.id)::text as entries,
       (select count(*) from ${schema}.seal_entry d, t where d.tenant = t.id and d.salt is null)::text as erased,
       (select count(distinct s.stream) from ${schema}.seal_stream s, t where s.tenant = t.id and s.forgotten is not null)::text as forgotten,
       $2::text is null or exists (select from ${schema}.seal s, t where s.tenant = t.id and encode(s.root, 'hex') = $2::text) as known`,
    [tenant, root ?? null],
  );
  if (row === undefined) throw new Error('The database answered a call with no row.');
  if (!row.known) return { ok: false, finding: { problem: 'root_unknown' } };
  const { seals, entries, erased, forgotten } = row;
  return { ok: true, seals: Number(seals), entries: Number(entries), erased: Number(erased), forgotten: Number(forgotten) };
}
