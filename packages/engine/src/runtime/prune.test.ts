import { expect, it } from 'vitest';
import type { Tenant } from '../ports/store.ts';
import { sampleCatalog, sampleJourney } from '../testing/sample-journey.ts';
import { createEngine } from './create-engine.ts';
import { memoryStore } from './memory/memory-store.ts';
import { virtualClock } from './virtual-clock.ts';

it('forgets those who ended before an instant, with their logs, and nobody enters again for it', async () => {
  const store = memoryStore();
  const clock = virtualClock('2026-03-02T09:00:00Z');
  const engine = createEngine({ store, clock, catalog: sampleCatalog, handlers: { welcome: async () => {}, remind: async () => {} } });
  await engine.publish(sampleJourney());
  for (const contactId of ['a', 'b', 'c', 'd', 'e']) await engine.track({ id: `signup-${contactId}`, contactId, name: 'signup' });
  await clock.advance('PT1H');
  for (const contactId of ['a', 'b', 'c']) await engine.track({ id: `bought-${contactId}`, contactId, name: 'bought' });
  await clock.advance('PT1H');
  await engine.track({ id: 'bought-d', contactId: 'd', name: 'bought' });
  await clock.advance('PT1H');

  const query = { endedBefore: '2026-03-02T11:00:00+00:00', limit: 3 };
  const forgotten: number[] = [];
  let after: string | undefined;
  do {
    const page = await engine.prune({ ...query, ...(after === undefined ? {} : { after }) });
    forgotten.push(page.forgotten);
    after = page.next;
  } while (after !== undefined);
  expect(forgotten.reduce((sum, n) => sum + n, 0)).toBe(3);
  expect(forgotten).toHaveLength(2);
  const { rows } = await engine.enrollments();
  expect(rows.map(({ contactId, status }) => `${contactId} ${status}`).toSorted()).toEqual(['d ended', 'e live']);
  expect(await engine.prune(query)).toEqual({ forgotten: 0 });

  // `never` stands in the contact's own state.
  await engine.track({ id: 'signup-again', contactId: 'a', name: 'signup' });
  await clock.advance('PT1H');
  expect((await engine.refusals({ contactId: 'a' })).rows.map(({ reason }) => reason)).toEqual(['reentry']);
  const left = await store.enrollments('default' as Tenant, { contactId: 'a', limit: 5 }); // Branded by the engine.
  expect(left).toEqual({ rows: [] });
});

it('refuses an instant that is none, and a store that cannot forget', async () => {
  const { forget: _forget, ...store } = memoryStore();
  const engine = createEngine({ store, catalog: sampleCatalog, handlers: {} });
  await expect(engine.prune({ endedBefore: 'yesterday' })).rejects.toMatchObject({ code: 'request_invalid' });
  await expect(engine.prune({ endedBefore: '2026-03-02T11:00:00Z' })).rejects.toMatchObject({ code: 'not_supported' });
});
