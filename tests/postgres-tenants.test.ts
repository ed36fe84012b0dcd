import { createEngine } from '@sojourn/engine';
import type { ClaimRequest, Engine, Input, Store, Tenant } from '@sojourn/engine';
import { postgresStore } from '@sojourn/postgres';
import type { PostgresStore } from '@sojourn/postgres';
import type { Catalog, Journey } from '@sojourn/schema';
import { canonicalJson } from '@sojourn/schema';
import type { JsonValue } from '@sojourn/schema';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handClock } from './support/hand-clock.ts';
import { emptyStore, runSql, startPostgres } from './support/start-postgres.ts';
import type { TestServer } from './support/start-postgres.ts';

const start = Date.UTC(2026, 2, 2, 8);
const hour = 3_600_000;

let server: TestServer;
let stores: readonly PostgresStore[];
beforeAll(async () => {
  server = await startPostgres();
  stores = [1, 2].map(() => postgresStore({ connectionString: server.connectionString }));
  await stores[0]?.migrate();
});
afterAll(async () => {
  await Promise.all(stores.map((store) => store.close()));
  await server.remove();
});
beforeEach(async () => {
  await runSql(server.connectionString, emptyStore);
});

const catalog: Catalog = {
  catalogVersion: 1,
  attributes: { plan: { type: 'text' } },
  events: { signup: {}, answer: {} },
  actions: { send: { idempotent: true } },
};

/** The same ids in every tenant; only the wait differs. */
function journeyOf(wait: string): Journey {
  return {
    schemaVersion: 1,
    id: 'same',
    name: 'Same',
    timezone: 'UTC',
    entry: { triggers: [{ id: 'signup', type: 'event', event: 'signup' }], reentry: { mode: 'always' }, start: 'first' },
    nodes: {
      first: { type: 'action', action: 'send', outlets: { next: 'answer' } },
      answer: {
        type: 'wait',
        until: [
          { id: 'answered', type: 'event', event: 'answer' },
          { id: 'timeout', type: 'duration', duration: wait },
        ],
        outlets: { answered: 'which', timeout: 'second' },
      },
      which: {
        type: 'branch',
        cases: [{ id: 'paid', when: { left: { attribute: 'plan' }, op: 'eq', right: 'paid' } }],
        outlets: { paid: null, else: 'second' },
      },
      second: { type: 'action', action: 'send', outlets: { next: null } },
    },
  };
}

/** What one tenant lives through; between the steps the others have theirs. */
function storyOf(engine: Engine, wait: string, plan: string): readonly (() => Promise<unknown>)[] {
  const contacts = Array.from({ length: 10 }, (_, n) => `c${n}`);
  return [
    () => engine.publish(journeyOf(wait)),
    () => engine.upsertContact(contacts.map((id, n) => ({ id, attributes: { plan: n % 3 === 0 ? plan : 'free' } }))),
    () => engine.track(contacts.map((contactId) => ({ id: `s-${contactId}`, contactId, name: 'signup' }))),
    () => engine.settle(),
    () => engine.track(contacts.slice(0, 5).map((contactId) => ({ id: `a-${contactId}`, contactId, name: 'answer' }))),
    () => engine.track(contacts.slice(5, 7).map((contactId) => ({ id: `a-${contactId}`, contactId, name: 'signup' }))),
  ];
}

async function tracesOf(engine: Engine): Promise<readonly string[]> {
  const { rows } = await engine.enrollments({ limit: 1_000 });
  const traces = await Promise.all(rows.map(async ({ id }) => engine.trace(id)));
  return traces.map((trace) => canonicalJson(trace as unknown as JsonValue)); // A trace is plain JSON.
}

async function live(names: readonly string[]): Promise<readonly (readonly string[])[]> {
  await runSql(server.connectionString, emptyStore);
  const clock = handClock(start);
  const [store] = stores;
  if (store === undefined) throw new Error('unreachable');
  const engine = createEngine({ store, catalog, clock, handlers: { send: async () => undefined } });
  const tenants = names.map((name) => engine.forTenant(name));
  const stories = tenants.map((tenant, index) =>
    storyOf(tenant, names[index] === 'a' ? 'PT1H' : 'PT2H', names[index] === 'a' ? 'paid' : 'basic'),
  );
  for (let step = 0; step < 6; step += 1) {
    for (const story of stories) await story[step]?.();
    clock.moveTo(clock.now() + 1_000);
  }
  for (let hours = 0; hours < 4; hours += 1) {
    await engine.settle();
    clock.moveTo(clock.now() + hour);
  }
  await engine.settle();
  return Promise.all(tenants.map(tracesOf));
}

describe('two tenants on one PostgreSQL', () => {
  it('with the same ids, interleaved, have the same traces as apart', async () => {
    const [alone] = await live(['a']);
    const [other] = await live(['b']);
    const together = await live(['a', 'b']);

    expect(alone?.length).toBe(12);
    expect(alone).not.toEqual(other);
    expect(together).toEqual([alone, other]);
  }, 60_000);

  it('a hundred times larger does not starve the small ones, and each is drained in order of due time', async () => {
    const [one, two] = stores;
    if (one === undefined || two === undefined) throw new Error('unreachable');
    const sizes = { large: 6_000, smallA: 60, smallB: 60 };
    for (const [name, size] of Object.entries(sizes)) {
      const timers: readonly Input[] = Array.from({ length: size }, (_, n) => ({
        contactId: `c${n}`,
        due: start + ((n * 7_919) % size) * (1_000 / size),
        timer: 'wake',
        lane: 'input',
        body: n,
      }));
      await one.append(
        name as Tenant,
        timers.map((timer) => ({ ...timer, due: Math.floor(timer.due) })),
      ); // Branded by the engine where names come in.
    }

    const batches: (readonly { readonly tenant: string; readonly due: number }[])[] = [];
    const drain = async (store: Store, worker: string): Promise<void> => {
      const request: ClaimRequest = { now: start + 1_000, worker, leaseMs: 60_000, contacts: 100, lanes: ['input', 'effect'] };
      for (;;) {
        const batch = await store.claim(request);
        if (batch.length === 0) return;
        batches.push(batch.map(({ lease, inputs }) => ({ tenant: lease.tenant, due: inputs[0]?.due ?? Number.NaN })));
        const done = { enrollments: [], timers: [], clear: [], begun: [], send: [], log: [] };
        await store.commit(batch.map(({ lease, inputs }) => ({ ...done, lease, consume: inputs.map(({ seq }) => seq) })));
      }
    };
    await Promise.all([drain(one, 'one'), drain(two, 'two')]);

    expect(batches.flat()).toHaveLength(6_120);
    // The small ones are done with when the large one has had about as many turns.
    const lastOfSmall = batches.findLastIndex((batch) => batch.some(({ tenant }) => tenant !== 'large'));
    expect(lastOfSmall).toBeLessThan(5);
    for (const name of Object.keys(sizes)) {
      const dues = batches.map((batch) => batch.filter(({ tenant }) => tenant === name).map(({ due }) => due));
      for (const [index, own] of dues.entries()) {
        // Two workers claim at the same time: the batch of the other one may be told of first.
        const earlier = dues.slice(0, Math.max(0, index - 1)).flat();
        expect(Math.min(...own)).toBeGreaterThanOrEqual(earlier.length === 0 ? 0 : Math.max(...earlier));
      }
    }
  }, 60_000);
});
