import { createEngine } from '@sojourn/engine';
import type { Engine } from '@sojourn/engine';
import { postgresStore } from '@sojourn/postgres';
import type { PostgresStore } from '@sojourn/postgres';
import type { Catalog, Journey } from '@sojourn/schema';
import pg from 'pg';

/** Messages that a provider takes once per key; attempts may end at any moment. */
export const killCatalog: Catalog = {
  catalogVersion: 1,
  events: { signup: {} },
  actions: { send: { idempotent: true, timeout: 'PT0.4S', onUncertain: 'retry' } },
};

const retry = { attempts: 1_000, first: 'PT0.05S', most: 'PT0.2S' };

/** Three messages with short waits between. */
export const killJourney: Journey = {
  schemaVersion: 1,
  id: 'survivor',
  name: 'Survivor',
  timezone: 'UTC',
  entry: { triggers: [{ id: 'signup', type: 'event', event: 'signup' }], reentry: { mode: 'never' }, start: 'first' },
  nodes: {
    first: { type: 'action', action: 'send', retry, outlets: { next: 'pause' } },
    pause: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'PT0.2S' }], outlets: { next: 'second' } },
    second: { type: 'action', action: 'send', retry, outlets: { next: 'rest' } },
    rest: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'PT0.2S' }], outlets: { next: 'third' } },
    third: { type: 'action', action: 'send', retry, outlets: { next: null } },
  },
};

/** Every message of one contact. */
export const killSteps: readonly string[] = ['first', 'second', 'third'];

/** An engine on PostgreSQL whose provider is two tables: raw attempts, and outcomes by key. */
export function killEngine(connectionString: string): { readonly engine: Engine; readonly store: PostgresStore; close(): Promise<void> } {
  const pool = new pg.Pool({ connectionString, max: 6 });
  const store = postgresStore({ pool });
  const engine = createEngine({
    store,
    catalog: killCatalog,
    leaseMs: 500,
    handlers: {
      send: async (_effect, { idempotencyKey }) => {
        await pool.query('insert into attempts (key) values ($1)', [idempotencyKey]);
        // A provider takes its time: long enough that a kill finds some of these under way.
        await new Promise((resolve) => void setTimeout(resolve, 15));
        await pool.query('insert into outcomes (key) values ($1) on conflict do nothing', [idempotencyKey]);
      },
    },
  });
  return {
    engine,
    store,
    close: async () => {
      await store.close();
      await pool.end();
    },
  };
}
