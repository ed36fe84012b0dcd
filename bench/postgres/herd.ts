import { createEngine } from '@sojourn/engine';
import type { Input, Store, Tenant } from '@sojourn/engine';
import { postgresStore } from '@sojourn/postgres';
import pg from 'pg';
import { catalog, contactOf, eventOf, start, workload } from '../engine/workload.ts';
import { handClock } from './hand-clock.ts';

/** How long many timers take to be parked, and what they take on disk. */
export interface Parked {
  readonly seconds: number;
  /** Rows and indexes of the timers alone, without those of their contacts. */
  readonly bytesEach: number;
}

/** Parks a timer for each of so many known contacts. */
export async function parkTimers(connectionString: string, count: number): Promise<Parked> {
  const store = postgresStore({ connectionString });
  await store.migrate();
  const tenant = 'default' as Tenant; // Branded by the engine where names come in.
  const timer = (n: number): Input => ({
    contactId: `c${n}`,
    due: start + 86_400_000 + n,
    timer: 'wait:5gmdydqnni4iyosplw55trsx7b:next',
    lane: 'input',
    body: { type: 'timer', timer: { kind: 'wait', enrollmentId: '5gmdydqnni4iyosplw55trsx7b', nodeId: 'days', visit: 1, outlet: 'next' } },
  });
  const pages = Array.from({ length: Math.ceil(count / 2_000) }, (_, page) =>
    Array.from({ length: Math.min(2_000, count - page * 2_000) }, (__, n) => timer(page * 2_000 + n)),
  );
  await eachOf(pages, (page) =>
    store.append(
      tenant,
      page.map((input): Input => ({ ...input, timer: 'before' })),
    ),
  );
  await sql(connectionString, 'truncate sojourn.inbox; vacuum sojourn.contact');
  const begun = performance.now();
  await eachOf(pages, (page) => store.append(tenant, page));
  const seconds = (performance.now() - begun) / 1_000;
  const [row] = await sql<{ size: string }>(connectionString, "select pg_total_relation_size('sojourn.inbox')::text as size");
  await store.close();
  return { seconds, bytesEach: Number(row?.size) / count };
}

/** Two at a time, as two connections take them. */
async function eachOf<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  const rest = [...items];
  const lane = async (): Promise<void> => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item);
  };
  await Promise.all([lane(), lane()]);
}

/** What a herd of timers did that were due within one second. */
export interface Herd {
  readonly seconds: number;
  /** The 99th percentile of how late the contacts of the small tenants were committed, in milliseconds. */
  readonly smallLateMs: number;
  readonly megabytes: number;
}

/** A tenant that is 100 times larger than each of four others; two workers in this process drain what is due in the same second. */
export async function drainHerd(connectionString: string, count: number): Promise<Herd> {
  const stores = [1, 2].map(() => postgresStore({ connectionString }));
  const [store] = stores;
  if (store === undefined) throw new Error('unreachable');
  await store.migrate();
  const small = Math.floor(count / 104);
  const sizes: readonly (readonly [string, number])[] = [
    ['large', count - 4 * small],
    ...['a', 'b', 'c', 'd'].map((name): [string, number] => [name, small]),
  ];
  const clock = handClock(start);
  const lates: number[] = [];
  let drained = 0;
  let begun = 0;
  const watch = (one: Store): Store => ({
    ...one,
    async commit(writes) {
      const results = await one.commit(writes);
      if (begun === 0) return results;
      const late = performance.now() - begun;
      for (const { lease } of writes) {
        drained += 1;
        if (lease.tenant !== 'large') lates.push(late);
      }
      return results;
    },
  });
  const engines = stores.map((one) =>
    createEngine({ store: watch(one), clock, catalog, handlers: { send_email: async () => undefined, send_sms: async () => undefined } }),
  );
  const [engine] = engines;
  for (const [name, size] of sizes) {
    const tenant = engine?.forTenant(name);
    await tenant?.publish(workload);
    for (let from = 0; from < size; from += 1_000) {
      const some = Array.from({ length: Math.min(1_000, size - from) }, (_, n) => from + n);
      // All come within one second.
      clock.moveTo(Math.max(clock.now(), start + Math.floor((from / count) * 1_000)));
      await tenant?.upsertContact(some.map(contactOf));
      await tenant?.track(some.map(eventOf));
    }
  }
  await engine?.settle();
  clock.moveTo(start + 2 * 86_400_000 + 1_000);
  begun = performance.now();
  let peak = 0;
  const stop = new AbortController();
  const running = engines.map((one) => one.run({ signal: stop.signal, concurrency: 500, pollMs: 20 }));
  // Each is woken, asks for a message, hears of it and is parked again.
  while (drained < 2 * count) {
    peak = Math.max(peak, process.memoryUsage().rss);
    await new Promise((resolve) => void setTimeout(resolve, 50));
  }
  const seconds = (performance.now() - begun) / 1_000;
  stop.abort();
  await Promise.all(running);
  await Promise.all(stores.map((one) => one.close()));
  lates.sort((one, other) => one - other);
  // The first half of a small tenant's commits are its timers; all of them are looked at.
  return { seconds, smallLateMs: lates[Math.floor(lates.length * 0.99)] ?? Number.NaN, megabytes: peak / 2 ** 20 };
}

/** How long single events take from intake to the handler they cause, in milliseconds, at low load: the median and the 99th percentile. */
export async function measureLatency(connectionString: string, events: number): Promise<{ readonly median: number; readonly p99: number }> {
  const store = postgresStore({ connectionString });
  await store.migrate();
  const heard = new Map<string, () => void>();
  const engine = createEngine({
    store,
    catalog: { catalogVersion: 1, events: { signup: {} }, actions: { send: { idempotent: true } } },
    handlers: { send: async ({ contactId }) => heard.get(contactId)?.() },
  });
  await engine.publish({
    schemaVersion: 1,
    id: 'quick',
    name: 'Quick',
    timezone: 'UTC',
    entry: { triggers: [{ id: 'signup', type: 'event', event: 'signup' }], reentry: { mode: 'never' }, start: 'send' },
    nodes: { send: { type: 'action', action: 'send', outlets: { next: null } } },
  });
  const stop = new AbortController();
  const running = engine.run({ signal: stop.signal });
  const times: number[] = [];
  for (let n = 0; n < events; n += 1) {
    const arrived = new Promise<void>((resolve) => void heard.set(`c${n}`, resolve));
    const begun = performance.now();
    await engine.track({ id: `e${n}`, contactId: `c${n}`, name: 'signup' });
    await arrived;
    times.push(performance.now() - begun);
    await new Promise((resolve) => void setTimeout(resolve, 5));
  }
  stop.abort();
  await running;
  await store.close();
  times.sort((one, other) => one - other);
  const at = (share: number): number => times[Math.floor((times.length - 1) * share)] ?? Number.NaN;
  return { median: at(0.5), p99: at(0.99) };
}

async function sql<Row extends pg.QueryResultRow>(connectionString: string, text: string): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    let rows: readonly Row[] = [];
    for (const statement of text.split(';')) rows = (await client.query<Row>(statement)).rows;
    return rows;
  } finally {
    await client.end();
  }
}
