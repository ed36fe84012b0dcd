import { createEngine } from '@sojourn/engine';
import type { ContactWrite, Engine, Loaded, Store } from '@sojourn/engine';
import { postgresStore } from '@sojourn/postgres';
import type { PostgresStore } from '@sojourn/postgres';
import type { Catalog, Journey } from '@sojourn/schema';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handClock } from './support/hand-clock.ts';
import { emptyStore, runSql, startPostgres } from './support/start-postgres.ts';
import type { TestServer } from './support/start-postgres.ts';

const catalog: Catalog = { catalogVersion: 1, events: { signup: {}, answer: {} }, actions: {} };

const asked: Journey = {
  schemaVersion: 1,
  id: 'asked',
  name: 'Asked',
  timezone: 'UTC',
  entry: { triggers: [{ id: 'signup', type: 'event', event: 'signup' }], reentry: { mode: 'never' }, start: 'answer' },
  nodes: {
    answer: {
      type: 'wait',
      until: [
        { id: 'answered', type: 'event', event: 'answer' },
        { id: 'timeout', type: 'duration', duration: 'PT1H' },
      ],
      outlets: { answered: 'yes', timeout: 'no' },
    },
    yes: { type: 'exit', reason: 'yes' },
    no: { type: 'exit', reason: 'no' },
  },
};

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

/** What a worker saw of a contact in the batch it committed. */
interface Seen {
  readonly bodies: readonly string[];
}

/** A store that tells of each contact's committed batches which inputs were in them. */
function watching(store: Store, seen: Map<string, Seen[]>): Store {
  const handed = new Map<string, Loaded>();
  return {
    ...store,
    async claim(request) {
      const batch = await store.claim(request);
      for (const loaded of batch) handed.set(loaded.lease.contactId, loaded);
      return batch;
    },
    async commit(writes: readonly ContactWrite[]) {
      const results = await store.commit(writes);
      for (const [index, { lease }] of writes.entries()) {
        const inputs = handed.get(lease.contactId)?.inputs ?? [];
        const bodies = inputs.map(({ timer, body }) => timer ?? (body as { readonly type: string }).type); // The engine's bodies have a type.
        if (results[index] === 'ok') seen.set(lease.contactId, [...(seen.get(lease.contactId) ?? []), { bodies }]);
      }
      return results;
    },
  };
}

async function allOf(
  engine: Engine,
): Promise<readonly { readonly id: string; readonly contactId: string; readonly end?: string | null }[]> {
  const { rows } = await engine.enrollments({ limit: 1_000 });
  return rows;
}

describe('races on PostgreSQL, between two workers', () => {
  it('1,000 identical entries at once enroll once, in each of 100 rounds', async () => {
    const clock = handClock(start);
    const engines = stores.map((store) => createEngine({ store, catalog, clock, handlers: {} }));
    const [engine] = engines;
    if (engine === undefined) throw new Error('unreachable');
    await engine.publish(asked);
    const stop = new AbortController();
    const running = engines.map((one) => one.run({ signal: stop.signal, pollMs: 20 }));
    // Each round is a contact; 40 callers bring 25 entries of every round each, all at the same time.
    const answers = await Promise.all(
      Array.from({ length: 40 }, async (_, caller) => {
        const events = Array.from({ length: 2_500 }, (__, n) => ({ id: `e${caller}.${n}`, contactId: `c${n % 100}`, name: 'signup' }));
        return engines[caller % 2]?.track(events);
      }),
    );
    expect(answers.flat().filter((answer) => answer?.accepted === true)).toHaveLength(100_000);
    stop.abort();
    await Promise.all(running);
    await engine.settle();

    const rows = await allOf(engine);
    expect(rows.map((row) => row.contactId).toSorted()).toEqual(Array.from({ length: 100 }, (_, n) => `c${n}`).toSorted());
    const left = await runSql(server.connectionString, 'select 1 from sojourn.inbox where timer is null');
    expect(left).toEqual([]);
  }, 120_000);

  it('an event at the very instant of the deadline takes one outlet, and the right one, 1,000 times', async () => {
    const clock = handClock(start);
    const seen = new Map<string, Seen[]>();
    const engines = stores.map((store) => createEngine({ store: watching(store, seen), catalog, clock, handlers: {} }));
    const [engine] = engines;
    if (engine === undefined) throw new Error('unreachable');
    await engine.publish(asked);
    const contacts = Array.from({ length: 1_000 }, (_, n) => `c${n}`);
    await engine.track(contacts.map((contactId) => ({ id: `s-${contactId}`, contactId, name: 'signup' })));
    await engine.settle();
    seen.clear();

    clock.moveTo(start + hour);
    const stop = new AbortController();
    const running = engines.map((one) => one.run({ signal: stop.signal, concurrency: 20, pollMs: 20 }));
    for (let from = 0; from < contacts.length; from += 25) {
      // From the last to the first: the workers come from the other side, and they meet.
      const some = contacts.toReversed().slice(from, from + 25);
      await engine.track(some.map((contactId) => ({ id: `a-${contactId}`, contactId, name: 'answer' })));
    }
    stop.abort();
    await Promise.all(running);
    await engine.settle();

    const rows = await allOf(engine);
    expect(rows).toHaveLength(1_000);
    const ways = { yes: 0, no: 0 };
    for (const { id, contactId, end } of rows) {
      const trace = await engine.trace(id);
      const woke = trace.flatMap((entry) => (entry.kind === 'woke' ? [entry.outlet] : []));
      // The event wins where both were looked at together, or it was there first; the timer where it was applied alone.
      const decisive = seen.get(contactId)?.[0]?.bodies ?? [];
      const isAnswered = decisive.includes('event');
      expect({ contactId, woke, end }).toEqual({
        contactId,
        woke: [isAnswered ? 'answered' : 'timeout'],
        end: isAnswered ? 'exited:yes' : 'exited:no',
      });
      ways[isAnswered ? 'yes' : 'no'] += 1;
    }
    // It was a race.
    expect(Math.min(ways.yes, ways.no)).toBeGreaterThan(20);
  }, 120_000);
});
