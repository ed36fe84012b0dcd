import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { Tenant } from '@sojourn/engine';
import { storeConformance } from '@sojourn/engine/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postgresStore } from './postgres-store.ts';
import type { PostgresStore } from './postgres-store.ts';

/** Empties a store between checks; migrating for each would take longer than checking. */
const emptyStore = ['tenant', 'journey', 'contact', 'wake', 'inbox', 'seen', 'enrollment', 'log', 'document', 'counter']
  .map((table) => `truncate sojourn.${table};`)
  .join(' ');

describe.each(['in memory', 'on disk'])('the store on PGlite %s', (place) => {
  let folder: string | undefined;
  let pglite: PGlite;
  let store: PostgresStore;
  beforeAll(async () => {
    folder = place === 'on disk' ? await mkdtemp(join(tmpdir(), 'sojourn-pglite-')) : undefined;
    pglite = folder === undefined ? await PGlite.create() : await PGlite.create(folder);
    store = postgresStore({ pglite });
    await store.migrate();
  });
  afterAll(async () => {
    await pglite.close();
    if (folder !== undefined) await rm(folder, { recursive: true });
  });

  const checks = storeConformance(async () => {
    await pglite.exec(emptyStore);
    return { store };
  });
  it.each(checks)('$name', async ({ run }) => {
    await expect(run()).resolves.toBeUndefined();
  });
});

describe('the store on PGlite on disk, closed', () => {
  it('has everything that was committed when it is opened again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sojourn-pglite-'));
    const first = await PGlite.create(folder);
    const before = postgresStore({ pglite: first });
    await before.migrate();
    const tenant = 'default' as Tenant; // Branded by the engine where names come in.
    await before.append(tenant, [{ contactId: 'c', due: 1, lane: 'input', body: 'kept', dedupe: 'e1' }]);
    await before.put(tenant, 'k', 'd', 0, { kept: true });
    await first.close();

    const second = await PGlite.create(folder);
    const after = postgresStore({ pglite: second });
    await after.migrate();

    expect(await after.append(tenant, [{ contactId: 'c', due: 2, lane: 'input', body: 'again', dedupe: 'e1' }])).toEqual([false]);
    const [loaded] = await after.claim({ now: 5, worker: 'w', leaseMs: 1, contacts: 1, lanes: ['input'] });
    expect(loaded?.inputs.map((input) => input.body)).toEqual(['kept']);
    expect(await after.get(tenant, 'k', 'd')).toEqual({ revision: 1, value: { kept: true } });
    await second.close();
    await rm(folder, { recursive: true });
  });
});
