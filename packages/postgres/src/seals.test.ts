import { PGlite } from '@electric-sql/pglite';
import { createEngine, virtualClock } from '@sojourn/engine';
import type { Tenant } from '@sojourn/engine';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { postgresStore } from './postgres-store.ts';
import type { PostgresStore } from './postgres-store.ts';

// tests/seals.test.ts tries every way to tamper, on PostgreSQL; here it is the same code on PGlite.
const tenant = 'default' as Tenant; // Branded by the engine where names come in.

let pglite: PGlite;
let store: PostgresStore;
beforeAll(async () => {
  pglite = await PGlite.create();
  store = postgresStore({ pglite });
  await store.migrate();
  const clock = virtualClock('2026-03-02T09:00:00Z');
  const engine = createEngine({ store, clock, catalog: { catalogVersion: 1, events: { signup: {} } }, handlers: {} });
  await engine.publish({
    schemaVersion: 1,
    id: 'welcome',
    name: 'Welcome',
    timezone: 'UTC',
    entry: { triggers: [{ id: 'signup', type: 'event', event: 'signup' }], reentry: { mode: 'always' }, start: 'point' },
    nodes: { point: { type: 'milestone', name: 'Point', outlets: { next: null } } },
  });
  for (const contactId of ['c1', 'c2', 'c3']) await engine.track({ id: contactId, contactId, name: 'signup' });
  await clock.advance('PT1H');
});
afterAll(() => pglite.close());

it('seals what was logged, forgets within seals, and names what was changed', async () => {
  const first = await store.seal(tenant, 1);
  expect(first).toMatchObject({ n: 1, root: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(await store.verify(tenant, { root: first?.root ?? '' })).toMatchObject({ ok: true, seals: 1, erased: 0 });

  const { rows } = await store.enrollments(tenant, { limit: 10 });
  expect(await store.forget(tenant, [rows[0]?.id ?? ''])).toBe(1);
  expect(await store.verify(tenant)).toMatchObject({ ok: true, forgotten: 1 });
  expect(await store.seal(tenant, 2)).toMatchObject({ n: 2, entries: 0 });

  const stream = rows[1]?.id ?? '';
  await pglite.query("update sojourn.log set entry = entry || ' ' where stream = $1", [stream]);
  expect(await store.verify(tenant)).toEqual({ ok: false, finding: { problem: 'entry_changed', seal: 1, stream, seq: 1 } });
});

it('shows a role the rows of its tenant alone', async () => {
  await pglite.exec(
    "create role other; select sojourn.allow_role('other', 'other'); create role own; select sojourn.allow_role('own', 'default')",
  );
  const count = async (role: string): Promise<number | undefined> => {
    await pglite.exec(`set role ${role}`);
    const { rows } = await pglite.query<{ n: number }>('select count(*)::int as n from sojourn.contact');
    await pglite.exec('reset role');
    return rows[0]?.n;
  };
  expect([await count('own'), await count('other')]).toEqual([3, 0]);
});
