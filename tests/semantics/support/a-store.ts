import { PGlite } from '@electric-sql/pglite';
import { memoryStore } from '@sojourn/engine';
import type { Store } from '@sojourn/engine';
import { postgresStore } from '@sojourn/postgres';
import { emptyStore } from '../../support/start-postgres.ts';

let onPglite: Promise<{ readonly pglite: PGlite; readonly store: Store }> | undefined;

/** An empty store: in memory, or on PGlite with `SEMANTICS_STORE=pglite`, where one test at a time has it. */
export async function aStore(): Promise<Store> {
  if (process.env['SEMANTICS_STORE'] !== 'pglite') return memoryStore();
  onPglite ??= migrated();
  const { pglite, store } = await onPglite;
  await pglite.exec(emptyStore);
  return store;
}

async function migrated(): Promise<{ readonly pglite: PGlite; readonly store: Store }> {
  const pglite = await PGlite.create();
  const store = postgresStore({ pglite });
  await store.migrate();
  return { pglite, store };
}
