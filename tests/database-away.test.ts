import { createEngine } from '@sojourn/engine';
import { postgresStore } from '@sojourn/postgres';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startPostgres } from './support/start-postgres.ts';
import type { TestServer } from './support/start-postgres.ts';
import { tenantCatalog, tenantJourney } from './support/two-tenants.ts';

let server: TestServer;
beforeAll(async () => void (server = await startPostgres()));
afterAll(() => server.remove());

const until = { timeout: 15_000, interval: 50 };

it('while the database is away intake says so, workers wait and say so, and nothing is dropped', async () => {
  const codes = new Set<string>();
  const sent = new Map<string, number>();
  let isAway = false;
  const performedAway: string[] = [];
  const store = postgresStore({ connectionString: server.connectionString });
  await store.migrate();
  const engine = createEngine({
    store,
    catalog: tenantCatalog,
    leaseMs: 1_000,
    logger: { log: (_level, code) => void codes.add(code) },
    handlers: {
      send: async (_effect, { idempotencyKey }) => {
        sent.set(idempotencyKey, (sent.get(idempotencyKey) ?? 0) + 1);
        if (isAway) performedAway.push(idempotencyKey);
      },
    },
  });
  const hello = { type: 'action', action: 'send', outlets: { next: 'pause' } } as const;
  const pause = { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'PT1S' }], outlets: { next: 'again' } } as const;
  await engine.publish({ ...tenantJourney, nodes: { ...tenantJourney.nodes, hello, pause } });
  const stopping = new AbortController();
  const worker = engine.run({ signal: stopping.signal, pollMs: 50 });
  const signUp = (contactId: string) => engine.track({ id: `signup-${contactId}`, contactId, name: 'signup' });

  const before = Array.from({ length: 20 }, (_, n) => `before-${n}`);
  expect(await Promise.all(before.map(signUp))).toEqual(before.map(() => ({ accepted: true })));
  await server.stop();
  isAway = true;

  // What was not accepted is the caller's to send again; the code is what an HTTP server answers with 503.
  await expect(signUp('during')).rejects.toMatchObject({ code: 'store_unavailable' });
  await expect(engine.enroll({ journeyId: 'welcome', contactId: 'x' })).rejects.toMatchObject({ code: 'store_unavailable' });
  await expect(engine.health()).rejects.toMatchObject({ code: 'store_unavailable' });
  await vi.waitFor(() => expect([...codes]).toContain('store_unavailable'), until);
  // Effects are begun by a commit: without one, nothing is performed.
  const performed = performedAway.length;
  await expect(signUp('during')).rejects.toMatchObject({ code: 'store_unavailable' });
  expect(performedAway).toHaveLength(performed);

  await server.start();
  isAway = false;
  expect(await signUp('during')).toEqual({ accepted: true });
  // Again, by a caller who got no answer: the same id is taken once.
  expect(await signUp('before-0')).toEqual({ accepted: false });
  const all = [...before, 'during'];
  await vi.waitFor(async () => expect((await engine.enrollments({ status: 'ended' })).rows).toHaveLength(all.length), until);
  const { rows } = await engine.enrollments();
  expect(rows.map(({ contactId, end }) => `${contactId} ${end}`).toSorted()).toEqual(all.map((id) => `${id} completed`).toSorted());
  const keys = rows.flatMap(({ id }) => ['hello', 'again'].map((node) => `default:${id}:${node}:1`));
  expect([...sent.keys()].toSorted()).toEqual(keys.toSorted());

  stopping.abort();
  await worker;
  await store.close();
});
