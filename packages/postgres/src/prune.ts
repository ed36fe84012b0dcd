import type { Tenant } from '@sojourn/engine';
import type { SqlDriver } from './sql-driver.ts';

/** How much a pruning removed. */
export interface Pruned {
  /** Ids of inputs out of their window. */
  readonly seen: number;
  /** Counters whose windows are over. */
  readonly counters: number;
}

const dayMs = 86_400_000;
/** What the store promises of dedupe ids is thirty days; one more covers clocks that differ. */
const shortestKeptMs = 31 * dayMs;
/** Rows removed by one statement: locks are short, and vacuum keeps up. */
const rowsAtOnce = 10_000;

/**
 * Removes what can have no effect any more, of every tenant, in short transactions.
 *
 * @param now - The engine's clock, in epoch milliseconds.
 * @param keptMs - 31 days at least, and if absent.
 */
export async function pruneStore(driver: SqlDriver, schema: string, now: number, keptMs: number = shortestKeptMs): Promise<Pruned> {
  const before = String(now - Math.max(shortestKeptMs, keptMs));
  const all = async (name: string): Promise<number> => {
    let total = 0;
    for (;;) {
      const [row] = await driver.query<{ rows: number }>(`select ${schema}.${name}($1::text::bigint, ${rowsAtOnce}) as rows`, [before]);
      total += row?.rows ?? 0;
      if ((row?.rows ?? 0) < rowsAtOnce) return total;
    }
  };
  return { seen: await all('prune_seen'), counters: await all('prune_counters') };
}

/** What is due and in nobody's hands: a leased contact wakes when its lease ends. */
export async function readBacklog(
  driver: SqlDriver,
  schema: string,
  tenant: Tenant,
  now: number,
): Promise<{ oldest: number | null; inputs: number; effects: number }> {
  const [row] = await driver.query<{ oldest: string | null; inputs: string; effects: string }>(
    `select min(w.at)::text as oldest, (count(*) filter (where w.lane = 0))::text as inputs, (count(*) filter (where w.lane = 1))::text as effects
     from ${schema}.wake w
     where w.tenant = (select id from ${schema}.tenant where name = $1::text) and w.lane in (0, 1) and w.at <= $2::text::bigint`,
    [tenant, String(now)],
  );
  const { oldest = null, inputs = '0', effects = '0' } = row ?? {};
  return { oldest: oldest === null ? null : Number(oldest), inputs: Number(inputs), effects: Number(effects) };
}

/** Forgets enrollments that have ended, with their logs. */
export async function forgetEnrollments(driver: SqlDriver, schema: string, tenant: Tenant, ids: readonly string[]): Promise<number> {
  const [row] = await driver.query<{ rows: number }>(
    `select ${schema}.forget($1::text, array(select jsonb_array_elements_text($2::text::jsonb))) as rows`,
    [tenant, JSON.stringify(ids)],
  );
  return row?.rows ?? 0;
}
