import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storeConformance } from '@sojourn/engine/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqliteStore } from '../examples/sqlite-store/sqlite-store.ts';
import { openDatabase } from '../examples/sqlite-store/tables.ts';
import { fillTenant, tenantEngine } from './support/two-tenants.ts';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'sojourn-sqlite-'))));
afterAll(() => rm(folder, { recursive: true }));

describe('the worked example of a store, on SQLite', () => {
  const checks = storeConformance(() => {
    const database = openDatabase(':memory:');
    return { store: sqliteStore(database), done: async () => database.close() };
  });
  it.each(checks)('$name', async ({ run }) => {
    await expect(run()).resolves.toBeUndefined();
  });

  it('has everything that was committed when its file is opened again', async () => {
    const path = join(folder, 'journeys.db');
    const first = openDatabase(path);
    await fillTenant(tenantEngine(sqliteStore(first)).engine, 'a');
    first.close();

    const second = openDatabase(path);
    const { engine, clock } = tenantEngine(sqliteStore(second));
    await clock.advance('P3D');
    const { rows } = await engine.forTenant('a').enrollments({ status: 'ended' });
    expect(rows.map(({ contactId, end }) => `${contactId} ${end}`).toSorted()).toEqual([
      'c1 completed',
      'c2 completed',
      'c3 completed',
      'gone withdrawn',
    ]);
    second.close();
  });
});
