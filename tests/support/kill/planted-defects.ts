import type { ContactWrite, Store } from '@sojourn/engine';
import type pg from 'pg';

/** Mistakes that a store can be made with; the judge of survivors has to see each of them. */
export type PlantedDefect = 'acknowledge_first' | 'two_transactions' | 'no_fence';

/** A store with a mistake. */
export function plant(store: Store, pool: pg.Pool, defect: PlantedDefect): Store {
  switch (defect) {
    case 'acknowledge_first':
      return acknowledgeFirst(store, pool);
    case 'two_transactions':
      return twoTransactions(store);
    case 'no_fence':
      return noFence(store, pool);
  }
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
      await store.commit(rest);
      return results;
    },
  };
}

/** Whoever comes may write, also after the lease has gone to somebody else. */
function noFence(store: Store, pool: pg.Pool): Store {
  return {
    ...store,
    async commit(writes) {
      const { rows } = await pool.query<{ name: string; token: string }>('select name, token::text from sojourn.contact where name = any ($1)', [
        writes.map((write) => write.lease.contactId),
      ]);
      const tokens = new Map(rows.map(({ name, token }) => [name, BigInt(token)]));
      return store.commit(
        writes.map((write) => ({ ...write, lease: { ...write.lease, token: tokens.get(write.lease.contactId) ?? write.lease.token } })),
      );
    },
  };
}
