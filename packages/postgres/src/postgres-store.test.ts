import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { storeConformance } from '@sojourn/engine/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postgresStore } from './postgres-store.ts';
import type { PostgresStore } from './postgres-store.ts';
import { runSql, startPostgres } from './testing/start-postgres.ts';
import type { TestServer } from './testing/start-postgres.ts';

/** Empties a store between checks; migrating for each would take longer than checking. */
const empty = (schema: string): string =>
  ['tenant', 'journey', 'contact', 'inbox', 'seen', 'enrollment', 'log', 'document', 'counter'].map((table) => `truncate ${schema}.${table}`).join('; ');

describe('the store on PGlite in memory', () => {
  let pglite: PGlite;
  let store: PostgresStore;
  beforeAll(async () => {
    pglite = await PGlite.create();
    store = postgresStore({ pglite });
    await store.migrate();
  });
  afterAll(() => pglite.close());

  const checks = storeConformance(async () => {
    await pglite.exec(empty('sojourn'));
    return { store };
  });
  for (const check of checks) it(check.name, check.run);
});

describe('the store on PGlite on disk', () => {
  it('has everything that was committed when it is opened again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sojourn-pglite-'));
    const first = await PGlite.create(folder);
    const before = postgresStore({ pglite: first });
    await before.migrate();
    const tenant = 'default' as Parameters<PostgresStore['append']>[0];
    await before.append(tenant, [{ contactId: 'c', due: 1, lane: 'input', body: 'kept', dedupe: 'e1' }]);
    await before.put(tenant, 'k', 'd', 0, { kept: true });
    await first.close();

    const second = await PGlite.create(folder);
    const after = postgresStore({ pglite: second });
    await after.migrate();

    expect(await after.append(tenant, [{ contactId: 'c', due: 2, lane: 'input', body: 'again', dedupe: 'e1' }])).toEqual([false]);
    const [loaded] = await after.claim({ now: 5, worker: 'w', leaseMs: 1, contacts: 1, lanes: ['input'] });
    expect(loaded?.inputs.map((input) => input.body)).toEqual(['kept']);
    expect(await after.get(tenant, 'k', 'd')).toEqual({ revision: 1, value: { kept: true } });
    await second.close();
    await rm(folder, { recursive: true });
  });
});

describe('the store on PostgreSQL', () => {
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

  const checks = storeConformance(async () => {
    await runSql(server.connectionString, empty('sojourn'));
    return { store };
  });
  for (const check of checks) it(check.name, check.run);

  it('is migrated once by workers that start together', async () => {
    const stores = Array.from({ length: 5 }, () => postgresStore({ connectionString: server.connectionString, schema: 'together', connections: 1 }));
    await Promise.all(stores.map((one) => one.migrate()));
    const versions = await runSql(server.connectionString, 'select version from together.migration order by version');
    expect(versions).toEqual([1, 2, 3, 4, 5].map((version) => ({ version })));
    await Promise.all(stores.map((one) => one.close()));
  });

  it('says that it must be migrated first', async () => {
    const bare = postgresStore({ connectionString: server.connectionString, schema: 'bare' });
    await expect(bare.nextDue()).rejects.toMatchObject({ code: 'store_outdated', message: expect.stringContaining('migrate()') });
    await bare.close();
  });

  it('refuses tables of a later release', async () => {
    const late = postgresStore({ connectionString: server.connectionString, schema: 'late' });
    await late.migrate();
    await runSql(server.connectionString, "insert into late.migration (version, name) values (999, 'of the future')");
    await expect(late.migrate()).rejects.toMatchObject({ code: 'store_outdated' });
    await late.close();
  });

  it('wakes a worker of another process by notification', async () => {
    const other = postgresStore({ connectionString: server.connectionString });
    const woken = new Promise<void>((resolve) => {
      let calls = 0;
      // The first call says that listening has begun.
      other.wake?.(() => ((calls += 1) === 1 ? void store.append('default' as never, [{ contactId: 'c', due: 1, lane: 'input', body: 1 }]) : resolve()));
    });
    await woken;
    await other.close();
  });

  it('plans its batch statements by index on tables that were analysed while empty, and on one large tenant', async () => {
    await runSql(server.connectionString, empty('sojourn'));
    await runSql(server.connectionString, 'analyze');
    const tenant = 'default' as never;
    await store.append(tenant, Array.from({ length: 5_000 }, (_, n) => ({ contactId: `c${n}`, due: n, lane: 'input' as const, body: n })));
    const began = performance.now();
    for (let round = 0; round < 10; round += 1) {
      const batch = await store.claim({ now: 10_000, worker: 'w', leaseMs: 1_000, contacts: 100, lanes: ['input', 'effect'] });
      expect(batch).toHaveLength(100);
      await store.commit(batch.map(({ lease, inputs }) => ({ lease, consume: inputs.map((input) => input.seq), enrollments: [], timers: [], clear: [], begun: [], send: [], log: [] })));
    }
    // Ten batches of a hundred take tens of milliseconds by index, and seconds by scans in nested loops.
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('answers store_unavailable while the server is away, and goes on when it is back', async () => {
    const tenant = 'default' as never;
    await server.stop();
    await expect(store.append(tenant, [{ contactId: 'x', due: 1, lane: 'input', body: 1 }])).rejects.toMatchObject({ code: 'store_unavailable' });
    await expect(store.claim({ now: 1, worker: 'w', leaseMs: 1, contacts: 1, lanes: ['input'] })).rejects.toMatchObject({ code: 'store_unavailable' });
    await server.start();
    expect(await store.append(tenant, [{ contactId: 'x', due: 1, lane: 'input', body: 1 }])).toEqual([true]);
  });
});
