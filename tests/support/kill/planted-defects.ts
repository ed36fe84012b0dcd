import type { ContactWrite, Store } from '@sojourn/engine';
import type pg from 'pg';

/** Mistakes that a store can be made with; the judge of survivors has to see each of them. */
export type PlantedDefect = 'acknowledge_first' | 'two_transactions';

/** A store with a mistake. */
export function plant(store: Store, pool: pg.Pool, defect: PlantedDefect): Store {
  return defect === 'acknowledge_first' ? acknowledgeFirst(store, pool) : twoTransactions(store);
}

/** Inputs are taken out of the inbox when they are handed over, and not when what they caused is written. */
function acknowledgeFirst(store: Store, pool: pg.Pool): Store {
  return {
    ...store,
    async claim(request) {
      const batch = await store.claim(request);
      const seqs = batch.flatMap((loaded) => loaded.inputs.map((input) => String(input.seq)));
      await pool.query('delete from sojourn.inbox where seq = any ($1::bigint[])', [seqs]);
      return batch;
    },
  };
}

/** States and log are written in one transaction, what was consumed and what is to wake the contact in the next. */
function twoTransactions(store: Store): Store {
  return {
    ...store,
    async commit(writes) {
      const states: readonly ContactWrite[] = writes.map((write) => ({ ...write, consume: [], timers: [], clear: [], send: [] }));
      const results = await store.commit(states);
      const rest = writes.flatMap((write, index): readonly ContactWrite[] =>
        // A commit raises the token by one.
        results[index] === 'ok' ? [{ ...write, lease: { ...write.lease, token: write.lease.token + 1n }, enrollments: [], log: [] }] : [],
      );
      // A busy network between the two.
      await new Promise((resolve) => void setTimeout(resolve, 20));
      await store.commit(rest);
      return results;
    },
  };
}
