import { PGlite } from '@electric-sql/pglite';
import { postgresStore } from '@sojourn/postgres';
import { expect, it } from 'vitest';
import { aHost } from './semantics/support/a-host.ts';
import { aDay, aJourney } from './semantics/support/a-journey.ts';
import { untyped } from './semantics/support/refusal.ts';

it('a deleted contact, and one that was merged into it, leave the seals of the log valid', { timeout: 180_000 }, async () => {
  const store = postgresStore({ pglite: await PGlite.create() });
  await store.migrate();
  const host = await aHost({ store });
  const tenant = untyped('default');
  const seal = async (): Promise<unknown> => {
    await store.seal(tenant, host.clock.now());
    return store.verify(tenant);
  };
  await host.publish(aJourney({ w: aDay }));
  await host.event('go', { k: 'x' });
  await host.event('go', { k: 'x' }, { contact: 'a' });
  const fine = { ok: true };
  expect(await seal()).toMatchObject(fine);
  await host.engine.mergeContacts({ id: 'm', from: 'a', into: 'c1' });
  await host.event('go', { k: 'y' });
  expect(await seal()).toMatchObject(fine);
  // In one batch, with entries that are written as they are erased.
  await host.post('go', { k: 'z' });
  await host.engine.deleteContact('c1');
  await host.post('go', { k: 'new' });
  await host.engine.settle();
  expect(await host.engine.isolated()).toEqual([]);
  expect(await store.verify(tenant)).toMatchObject(fine);
  expect(await seal()).toMatchObject(fine);
});
