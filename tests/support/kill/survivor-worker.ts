import { connect } from 'node:net';
import { createEngine } from '@sojourn/engine';
import type { Store } from '@sojourn/engine';
import { postgresStore } from '@sojourn/postgres';
import pg from 'pg';
import { killCatalog } from '../kill-journey.ts';
import { plant } from './planted-defects.ts';
import type { PlantedDefect } from './planted-defects.ts';

/** What a worker process is told on its command line. */
export interface WorkerOrders {
  readonly connectionString: string;
  readonly providerPort: number;
  readonly defect?: PlantedDefect;
  /** It takes longer than its leases now and then, between looking and writing. */
  readonly isSlow?: boolean;
}

// A worker to be killed, stopped and cut off: it says when it is ready and when a commit of its was fenced, and runs until it is gone.
const orders = JSON.parse(process.argv[2] ?? '') as WorkerOrders; // Written by whoever keeps the workers.
const leaseMs = 500;
const pool = new pg.Pool({ connectionString: orders.connectionString, max: 4, connectionTimeoutMillis: 2_000 });
const sound: Store = postgresStore({ pool });

const planted = orders.defect === undefined ? sound : plant(sound, pool, orders.defect);
let commits = 0;
/** A pause as of a machine that is moved, right where it hurts: others have taken the contacts over when it goes on. */
const slow: Store = {
  ...planted,
  async commit(writes) {
    commits += 1;
    if (commits % 5 === 0) await new Promise((resolve) => void setTimeout(resolve, leaseMs * 1.6));
    return planted.commit(writes);
  },
};

const asked = new Map<string, () => void>();
const provider = connect(orders.providerPort, '127.0.0.1').setNoDelay(true);
let rest = '';
provider.on('data', (chunk: Buffer) => {
  const lines = (rest + chunk.toString()).split('\n');
  rest = lines.pop() ?? '';
  for (const key of lines) {
    asked.get(key)?.();
    asked.delete(key);
  }
});

const engine = createEngine({
  store: orders.isSlow === true ? slow : planted,
  catalog: killCatalog,
  leaseMs,
  logger: {
    log: (_level, code) => {
      if (code === 'commit_fenced') process.stdout.write('fenced\n');
    },
  },
  handlers: {
    send: (_effect, { idempotencyKey }) =>
      new Promise((resolve) => {
        asked.set(idempotencyKey, () => resolve(undefined));
        provider.write(`${idempotencyKey}\n`);
      }),
  },
});
process.stdout.write('ready\n');
await engine.run({ concurrency: 100, pollMs: 50 });
