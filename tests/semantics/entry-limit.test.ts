import { runScenario } from '@sojourn/engine';
import { playScenario } from '@sojourn/engine/testing';
import { parseJourney, parseScenario } from '@sojourn/schema';
import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import type { Host } from './support/a-host.ts';
import { aDay, aJourney } from './support/a-journey.ts';
import { aStore } from './support/a-store.ts';
import { shopCatalog } from './support/shop-catalog.ts';

function limited(count: number, per: string, more: object = {}): object {
  return aJourney({ w: aDay }, { ...more, entry: { limit: { count, per }, ...('entry' in more ? (more.entry as object) : {}) } });
}

/** Who is in since when, by contact. */
async function entered(host: Host): Promise<Readonly<Record<string, string>>> {
  return Object.fromEntries((await host.enrollments()).map((one) => [one.contactId, one.enteredAt.slice(11, 16)]));
}

describe('an entry limit', () => {
  it('lets so many in per window from the epoch, and the others in the windows after, first come first let in', async () => {
    const host = await aHost({ start: '2026-03-02T09:40:00Z' });
    await host.publish(limited(2, 'PT1H'));
    for (const contact of ['e', 'd', 'c', 'b', 'a']) await host.event('go', {}, { contact });
    expect(await entered(host)).toEqual({ e: '09:40', d: '09:40' });
    await host.at('2026-03-02T10:00:00Z');
    expect(await entered(host)).toEqual({ e: '09:40', d: '09:40', c: '10:00', b: '10:00' });
    // The window is full with those who waited: whoever comes now is behind the one who still waits.
    await host.event('go', {}, { contact: 'z' });
    await host.pass('PT2H');
    expect(await entered(host)).toMatchObject({ a: '11:00', z: '11:00' });
    expect(await host.refusals()).toEqual([]);
  });

  it('has a new window at each multiple of its length, in UTC, whatever the journey’s zone', async () => {
    const host = await aHost({ start: '2026-03-02T22:30:00Z' });
    await host.publish(limited(1, 'P1D', { timezone: 'Europe/Stockholm' }));
    await host.event('go', {}, { contact: 'a' });
    await host.event('go', {}, { contact: 'b' });
    await host.at('2026-03-02T23:59:59.999Z');
    expect(await entered(host)).toEqual({ a: '22:30' });
    await host.at('2026-03-03T00:00:00Z');
    expect(await entered(host)).toEqual({ a: '22:30', b: '00:00' });
  });

  it('judges a waiting entry again when it is let in, by the version of then', async () => {
    const host = await aHost();
    const criteria = { left: { attribute: 'orders' }, op: 'lt', right: 5, orMissing: true };
    await host.publish(limited(1, 'PT1H', { entry: { criteria } }));
    await host.event('go', {}, { contact: 'a' });
    await host.event('go');
    await host.patch({ set: { orders: 7 } });
    await host.pass('PT1H');
    expect(await host.refusals()).toMatchObject([{ reason: 'criteria', trigger: 't', at: '2026-03-02T10:00:00.000Z' }]);
    await host.event('go', {}, { contact: 'b' });
    await host.event('go', {}, { contact: 'd' });
    await host.publish(limited(1, 'PT1H', { entry: { criteria, triggers: [{ id: 'other', type: 'event', event: 'ping' }] } }));
    await host.pass('PT2H');
    expect((await host.engine.refusals({ contactId: 'd' })).rows.map((one) => one.reason)).toEqual(['no_trigger']);
  });

  it('counts a control entry, and no refused one', async () => {
    const host = await aHost();
    const goal = { name: 'Paid', when: { event: 'paid' }, within: 'P1D', onReached: 'exit' };
    await host.publish(
      limited(1, 'PT1H', { goal, entry: { holdout: 100, criteria: { left: { attribute: 'vip' }, op: 'eq', right: true } } }),
    );
    await host.event('go', {}, { contact: 'nobody' });
    await host.engine.upsertContact([
      { id: 'x', attributes: { vip: true } },
      { id: 'y', attributes: { vip: true } },
    ]);
    await host.event('go', {}, { contact: 'x' });
    await host.event('go', {}, { contact: 'y' });
    expect((await host.enrollments()).map((one) => [one.contactId, one.control])).toEqual([['x', true]]);
    await host.pass('PT1H');
    expect(await entered(host)).toEqual({ x: '09:00', y: '10:00' });
  });

  it('lets several entries of one contact in after everything else of that instant, in the order of queueing', async () => {
    const host = await aHost();
    const add = {
      u: { type: 'update', changes: [{ op: 'add', attribute: 'interests', value: { entry: 'k' } }], outlets: { next: 'w' } },
      w: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'PT1H' }] },
    };
    await host.publish({ ...aJourney(add, { entry: { limit: { count: 3, per: 'PT1H' } } }) });
    for (const k of ['one', 'two', 'three', 'four', 'five']) await host.event('go', { k });
    expect((await host.engine.contact('c1'))?.attributes).toEqual({ interests: ['one', 'two', 'three'] });
    await host.pass('PT1H');
    expect((await host.engine.contact('c1'))?.attributes).toEqual({ interests: ['one', 'two', 'three', 'four', 'five'] });
  });

  it('keeps a place through a pause only as long as its window lasts', async () => {
    const host = await aHost();
    await host.publish(limited(1, 'PT1H'));
    await host.event('go', {}, { contact: 'a' });
    await host.event('go', {}, { contact: 'b' });
    await host.engine.pause('j');
    await host.pass('PT90M');
    expect(await entered(host)).toEqual({ a: '09:00' });
    await host.engine.resume('j');
    await host.event('go', {}, { contact: 'c' });
    await host.pass('PT2H');
    expect(await entered(host)).toMatchObject({ a: '09:00', c: expect.any(String), b: expect.any(String) });
    expect(new Set(Object.values(await entered(host))).size).toBe(3);
  });

  it('gives the places of later windows out in the order of queueing, also where a later version has more of them', async () => {
    const host = await aHost();
    await host.publish(limited(1, 'PT1H'));
    for (const contact of ['a', 'b', 'c']) await host.event('go', {}, { contact });
    await host.publish(limited(3, 'PT1H'));
    await host.event('go', {}, { contact: 'd' });
    await host.pass('PT2H');
    expect(await entered(host)).toEqual({ a: '09:00', b: '10:00', c: '11:00', d: '09:00' });
  });

  it('lets no more in than it says, whoever comes when: a window of a thousand', async () => {
    const host = await aHost();
    await host.publish(limited(100, 'PT1H'));
    const ids = Array.from({ length: 1_000 }, (_, index) => `p${index}`);
    await host.engine.track(ids.map((contactId) => ({ id: `go-${contactId}`, contactId, name: 'go' })));
    await host.engine.settle();
    await host.pass('PT10H');
    const hours = new Map<string, number>();
    for (let after: string | undefined; ;) {
      const page = await host.engine.enrollments({ limit: 1_000, ...(after === undefined ? {} : { after }) });
      for (const { enteredAt } of page.rows) hours.set(enteredAt.slice(11, 13), (hours.get(enteredAt.slice(11, 13)) ?? 0) + 1);
      after = page.next;
      if (after === undefined) break;
    }
    expect([...hours.values()]).toEqual(Array.from({ length: 10 }, () => 100));
  });

  it('is simulated as it is run, byte by byte', async () => {
    const parsed = parseJourney(limited(1, 'PT1H', { entry: { key: 'k', reentry: { mode: 'perKey' } } }));
    const scenario = parseScenario({
      name: 'Three at once',
      start: '2026-03-02T09:10:00Z',
      contact: { id: 'c1' },
      script: ['one', 'two', 'three'].map((k) => ({ event: 'go', data: { k } })),
    });
    if (!parsed.ok || !scenario.ok) throw new Error('It does not parse');
    const played = await playScenario([parsed.journey], scenario.scenario, { store: await aStore(), catalog: shopCatalog });
    expect(played.traces).toHaveLength(3);
    const { failures } = runScenario(
      parsed.journey,
      { ...scenario.scenario, expect: { path: ['w:next', 'w:next', 'w:next'] } },
      { catalog: shopCatalog },
    );
    expect(failures).toEqual([]);
  });
});
