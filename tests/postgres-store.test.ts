import type { Tenant } from '@sojourn/engine';
import { storeConformance } from '@sojourn/engine/testing';
import { postgresStore } from '@sojourn/postgres';
import type { PostgresStore } from '@sojourn/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyStore, runSql, startPostgres } from './support/start-postgres.ts';
import type { TestServer } from './support/start-postgres.ts';

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
    await runSql(server.connectionString, emptyStore);
    return { store };
  });
  it.each(checks)('$name', async ({ run }) => {
    await expect(run()).resolves.toBeUndefined();
  });

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
      other.wake?.(() => ((calls += 1) === 1 ? void store.append('default' as Tenant, [{ contactId: 'c', due: 1, lane: 'input', body: 1 }]) : resolve()));
    });
    await expect(woken).resolves.toBeUndefined();
    await other.close();
  });

  it('plans its batch statements by index on tables that were analysed while empty, and on one large tenant', async () => {
    await runSql(server.connectionString, emptyStore);
    await runSql(server.connectionString, 'analyze');
    const tenant = 'default' as Tenant; // Branded by the engine where names come in.
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
    const tenant = 'default' as Tenant; // Branded by the engine where names come in.
    await server.stop();
    await expect(store.append(tenant, [{ contactId: 'x', due: 1, lane: 'input', body: 1 }])).rejects.toMatchObject({ code: 'store_unavailable' });
    await expect(store.claim({ now: 1, worker: 'w', leaseMs: 1, contacts: 1, lanes: ['input'] })).rejects.toMatchObject({ code: 'store_unavailable' });
    await server.start();
    expect(await store.append(tenant, [{ contactId: 'x', due: 1, lane: 'input', body: 1 }])).toEqual([true]);
  });
});
