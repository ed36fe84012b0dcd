import type { Tenant } from '@sojourn/engine';
import { storeConformance } from '@sojourn/engine/testing';
import { postgresStore } from '@sojourn/postgres';
import type { PostgresStore } from '@sojourn/postgres';
import pg from 'pg';
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
    const stores = Array.from({ length: 5 }, () =>
      postgresStore({ connectionString: server.connectionString, schema: 'together', connections: 1 }),
    );
    await Promise.all(stores.map((one) => one.migrate()));
    const versions = await runSql(
      server.connectionString,
      'select count(*)::int as count, max(version) as version from together.migration',
    );
    const [{ count, version }] = versions as readonly [{ count: number; version: number }]; // The columns above.
    expect([count, version > 5]).toEqual([version, true]);
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
      other.wake?.(() =>
        (calls += 1) === 1 ? void store.append('default' as Tenant, [{ contactId: 'c', due: 1, lane: 'input', body: 1 }]) : resolve(),
      );
    });
    await expect(woken).resolves.toBeUndefined();
    await other.close();
  });

  it('touches the rows of a batch and few others, on tables that were analysed while empty, with one tenant', async () => {
    await runSql(server.connectionString, `${emptyStore} analyze`);
    const pool = new pg.Pool({ connectionString: server.connectionString, max: 1 });
    const single = postgresStore({ pool });
    const tenant = 'default' as Tenant; // Branded by the engine where names come in.
    const read = async (): Promise<number> => {
      await pool.query('select pg_stat_force_next_flush()');
      const { rows } = await pool.query<{ read: string }>(
        `select (select sum(idx_tup_read) from pg_stat_user_indexes where schemaname = 'sojourn')
          + (select sum(seq_tup_read) from pg_stat_user_tables where schemaname = 'sojourn') as read`,
      );
      return Number(rows[0]?.read);
    };
    for (let n = 0; n < 10; n += 1) {
      await single.append(
        tenant,
        Array.from({ length: 1_000 }, (_, index) => ({
          contactId: `c${n * 1_000 + index}`,
          due: index,
          lane: 'input' as const,
          body: index,
        })),
      );
    }
    const reads: number[] = [];
    for (let round = 0; round < 30; round += 1) {
      const before = await read();
      const batch = await single.claim({ now: 10_000, worker: 'w', leaseMs: 1_000, contacts: 100, lanes: ['input', 'effect'] });
      const writes = batch.map(({ lease, inputs }) => ({
        lease,
        consume: inputs.map((input) => input.seq),
        clear: ['none'],
        begun: [],
        send: [],
        enrollments: [
          {
            id: `e-${lease.contactId}`,
            journeyId: 'j',
            identity: lease.contactId,
            live: true,
            version: 1,
            nodeId: null,
            status: 'live',
            state: new Uint8Array(10),
          },
        ],
        timers: [{ contactId: lease.contactId, timer: 't', due: 20_000, lane: 'input' as const, body: 1 }],
        log: [{ stream: `e-${lease.contactId}`, seq: 1, entry: new Uint8Array(10) }],
      }));
      expect(await single.commit(writes)).toEqual(writes.map(() => 'ok'));
      // A hundred contacts of ten thousand: some thirty index entries each, whatever plans were kept from the first rounds. One
      // lookup that goes by the tenant alone reads a hundred times as much. Small tables may be read whole.
      reads.push((await read()) - before);
    }
    expect(Math.max(...reads.slice(-8))).toBeLessThan(5_000);
    await pool.end();
  });

  it('answers store_unavailable while the server is away, and goes on when it is back', async () => {
    const tenant = 'default' as Tenant; // Branded by the engine where names come in.
    await server.stop();
    await expect(store.append(tenant, [{ contactId: 'x', due: 1, lane: 'input', body: 1 }])).rejects.toMatchObject({
      code: 'store_unavailable',
    });
    await expect(store.claim({ now: 1, worker: 'w', leaseMs: 1, contacts: 1, lanes: ['input'] })).rejects.toMatchObject({
      code: 'store_unavailable',
    });
    await server.start();
    expect(await store.append(tenant, [{ contactId: 'x', due: 1, lane: 'input', body: 1 }])).toEqual([true]);
  });
});
