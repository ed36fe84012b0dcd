import { PGlite } from '@electric-sql/pglite';
import { faultWorld, printFaultWorld } from '@sojourn/engine/testing';
import { postgresStore } from '@sojourn/postgres';
import type { PostgresStore } from '@sojourn/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyStore } from './support/start-postgres.ts';

let pglite: PGlite;
let store: PostgresStore;

beforeAll(async () => {
  pglite = await PGlite.create();
  store = postgresStore({ pglite });
  await store.migrate();
});

afterAll(() => pglite.close());

/** A database takes a hundred times as long as memory. `FAULT_SEEDS_DATABASE=500` looks further. */
const seeds = Number(process.env['FAULT_SEEDS_DATABASE'] ?? 6);

describe('every law holds in a world that fails on purpose, on the statements of PostgreSQL', () => {
  for (let seed = 0; seed < seeds; seed += 1) {
    it(`seed ${seed}`, async () => {
      const report = await faultWorld(seed, {
        makeStore: async () => {
          await pglite.exec(emptyStore);
          return store;
        },
      });

      expect(report.breaches, printFaultWorld(report)).toEqual([]);
      expect(report.figures.commits).toBeGreaterThan(0);
    }, 60_000);
  }
});
