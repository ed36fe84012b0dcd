import { readFile } from 'node:fs/promises';
import type { Tenant } from '@sojourn/engine';
import { storeConformance } from '@sojourn/engine/testing';
import { postgresStore } from '@sojourn/postgres';
import type { PostgresStore } from '@sojourn/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyStore, runSql, startPostgres } from './support/start-postgres.ts';
import type { TestServer } from './support/start-postgres.ts';
import { fillTenant, tenantEngine } from './support/two-tenants.ts';

const a = 'a' as Tenant; // Branded by the engine where names come in.
const day = 86_400_000;
const hour = 3_600_000;
const now = 1_772_000_000_000;

let server: TestServer;
let store: PostgresStore;

beforeAll(async () => {
  server = await startPostgres();
  store = postgresStore({ connectionString: server.connectionString });
  await store.migrate();
});
afterAll(async () => {
  await store.close();
  await server.remove();
});

async function sql<Row = unknown>(text: string): Promise<readonly Row[]> {
  // Each statement stands next to its type.
  return (await runSql(server.connectionString, text)) as readonly Row[];
}

describe('pruning', () => {
  it('removes ids of inputs 31 days after they were seen, and not before', async () => {
    const append = (due: number, dedupe: string) => store.append(a, [{ contactId: 'c', due, lane: 'input', body: 1, dedupe }]);
    await append(now - 40 * day, 'old');
    await append(now - 30 * day, 'kept');
    expect(await store.prune({ now, keptMs: 1 })).toEqual({ seen: 1, counters: 0 });
    expect(await store.prune({ now })).toEqual({ seen: 0, counters: 0 });
    expect([await append(now, 'kept'), await append(now, 'old')]).toEqual([[false], [true]]);
    expect(await store.prune({ now: now + 365 * day, keptMs: 400 * day })).toEqual({ seen: 0, counters: 0 });
  });

  it('removes counters 31 days after their window ended, whatever the window’s length, and what it cannot read it leaves', async () => {
    const past = now - 31 * day;
    const buckets: readonly (readonly [string, boolean])[] = [
      [`limit:welcome:${day}:${past - day - 1}`, true],
      [`limit:welcome:${day}:${past - day}`, false],
      [`limit:w:${90 * day}:${past - 80 * day}`, false],
      [`limit:a%3Ab:${hour}:${past - 2 * hour}`, true],
      [`breaker:node:["j","n:5"]:${past - hour - 1}`, true],
      [`breaker:journey:["j"]:${past - hour}`, false],
      ['breaker:journey:["j"]', false],
      [`another:${past - 999 * day}`, false],
    ];
    for (const [bucket] of buckets) await store.take(a, bucket, 1, 1);
    expect((await store.prune({ now })).counters).toBe(3);
    const taken = await Promise.all(buckets.map(([bucket]) => store.take(a, bucket, 1, 1)));
    // One that was removed counts from nothing.
    expect(taken).toEqual(buckets.map(([, isRemoved]) => (isRemoved ? 1 : 0)));
  });

  it('forgets who ended before an instant, page by page, and seals stay valid', async () => {
    await runSql(server.connectionString, emptyStore);
    const { engine, clock } = tenantEngine(store);
    await fillTenant(engine, 'a');
    await clock.advance('P3D');
    await store.seal(a, clock.now());
    await clock.advance('P90D');
    const own = engine.forTenant('a');
    let after: string | undefined;
    let forgotten = 0;
    do {
      const page = await own.prune({ endedBefore: '2026-04-01T00:00:00Z', limit: 3, ...(after === undefined ? {} : { after }) });
      forgotten += page.forgotten;
      after = page.next;
    } while (after !== undefined);
    expect(forgotten).toBe(4);
    expect((await own.enrollments()).rows).toEqual([]);
    expect(await store.verify(a)).toMatchObject({ ok: true, forgotten: 4 });
    // Who was in once stays known for re-entry.
    await own.track({ id: 'again', contactId: 'c1', name: 'signup' });
    await own.settle();
    expect((await own.refusals({ contactId: 'c1' })).rows.map(({ reason }) => reason)).toEqual(['reentry']);
  });
});

describe('an index of those who are looked for', () => {
  /** The plan that a list of enrollments gets on a journey of many. */
  async function plan(condition: string): Promise<string> {
    const rows = await sql<{ 'QUERY PLAN': string }>(
      `explain select e.id from sojourn.enrollment e where e.id > '' and e.tenant = 1 and e.journey = 1 and ${condition} order by e.id limit 201`,
    );
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  }

  it('is there for parked ones, and by node if it is asked for', async () => {
    await sql(`${emptyStore} insert into sojourn.enrollment (tenant, id, contact, journey, identity, live, version, node, status, state)
      select 1, 'e' || n, n, 1, 'i' || n, true, 1, case when n % 1000 = 0 then 'approve' else 'wait' end, case when n % 5000 = 0 then 'failed' else 'live' end, ''
      from generate_series(1, 50000) n; analyze sojourn.enrollment`);
    expect(await plan("e.status = 'failed' and e.status in ('failed', 'held') and e.status <> 'ended'")).toContain('enrollment_parked');
    const waiting = "e.node = 'approve' and e.status = 'live' and e.status <> 'ended'";
    expect(await plan(waiting)).not.toContain('enrollment_node');
    await store.migrate({ indexTasks: true });
    await store.migrate();
    expect(await plan(waiting)).toContain('enrollment_node');
    await store.migrate({ indexTasks: false });
    expect(await plan(waiting)).not.toContain('enrollment_node');
  });
});

describe('a log that was divided into parts by the script', () => {
  beforeAll(async () => {
    await sql(emptyStore);
    const { engine } = tenantEngine(store);
    await fillTenant(engine, 'a');
    await store.seal(a, 1);
    await sql("create role reader login password 'secret'; select sojourn.allow_role('reader', 'b')");
    await sql(await readFile(new URL('../docs/guide/sql/partition-log.sql', import.meta.url), 'utf8'));
  });

  it('has all that was there, sealed as it was, and closed to other tenants in every part', async () => {
    expect(await store.verify(a)).toMatchObject({ ok: true });
    const parts = await sql<{ name: string; open: boolean }>(
      "select relname as name, not relrowsecurity as open from pg_class where relnamespace = 'sojourn'::regnamespace and relname like 'log%' and relkind in ('r', 'p')",
    );
    expect(parts.map(({ open }) => open)).toEqual(parts.map(() => false));
    expect(parts).toHaveLength(17);
    const reader = server.connectionString.replace('postgres:test@', 'reader:secret@');
    const seen = await Promise.all(parts.map(({ name }) => runSql(reader, `select 1 from sojourn.${name}`)));
    expect(seen.flat()).toEqual([]);
  });

  const checks = storeConformance(async () => {
    await runSql(server.connectionString, emptyStore);
    return { store };
  });
  it.each(checks)('passes the suite: $name', async ({ run }) => {
    await expect(run()).resolves.toBeUndefined();
  });
});
