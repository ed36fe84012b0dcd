import { createEngine, memoryStore, virtualClock } from '@sojourn/engine';
import type { Engine, Store } from '@sojourn/engine';
import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aJourney } from './support/a-journey.ts';
import { aWatcher, entriesOf } from './support/a-watcher.ts';
import { shopCatalog } from './support/shop-catalog.ts';

const buyers = { left: { attribute: 'orders' }, op: 'gte', right: 2 };
const existing = { type: 'segment', when: buyers, on: 'start', existing: true };

describe('a launch', () => {
  it('lets in those who match already, where it is asked for them', async () => {
    const host = await aHost();
    await host.engine.upsertContact([
      { id: 'in', attributes: { orders: 2 } },
      { id: 'out', attributes: { orders: 1 } },
    ]);
    await host.engine.settle();
    await host.publish(aWatcher(existing));
    await host.pass('P1D');

    expect(await entriesOf(host, 'in')).toEqual(['2026-03-02T09:00:00.000Z w']);
    expect(await entriesOf(host, 'out')).toEqual([]);
    // Jobs have an inbox like a contact’s, and are none.
    expect((await host.engine.contacts()).rows.map(({ id }) => id)).toEqual(['c1', 'in', 'out']);
    expect((await host.engine.jobs())[0]).toMatchObject({ id: 'launch:j', type: 'launch', journeyId: 'j', state: 'finished' });
  });

  it('asks those who stop for being outside', async () => {
    const host = await aHost();
    await host.engine.upsertContact({ id: 'in', attributes: { orders: 2 } });
    await host.engine.settle();
    await host.publish(aWatcher({ ...existing, on: 'stop' }));
    await host.engine.settle();

    expect(await entriesOf(host, 'in')).toEqual([]);
    expect(await entriesOf(host)).toHaveLength(1);
  });

  it('asks nobody twice: not at a new version, and again when the journey goes live anew', async () => {
    const host = await aHost();
    await host.patch({ set: { orders: 2 } });
    await host.publish(aWatcher(existing));
    await host.pass('PT1H');
    await host.publish(aWatcher(existing));
    await host.pass('PT1H');
    expect(await entriesOf(host)).toEqual(['2026-03-02T09:00:00.000Z w']);
    await host.engine.archive('j');
    await host.pass('PT1H');
    await host.publish(aWatcher(existing));
    await host.pass('PT1H');

    expect(await entriesOf(host)).toEqual(['2026-03-02T09:00:00.000Z w', '2026-03-02T12:00:00.000Z w']);
  });

  it('does not ask at a new version for those who have become known since the first one asked', async () => {
    const host = await aHost();
    await host.publish(aWatcher(existing));
    await host.pass('PT1H');
    await host.engine.upsertContact({ id: 'new', attributes: { orders: 2 } });
    await host.pass('PT1H');
    await host.publish(aWatcher(existing));
    await host.pass('PT1H');

    expect(await entriesOf(host, 'new')).toEqual(['2026-03-02T10:00:00.000Z w']);
  });

  it('asks those who are there when a new version is the first to ask', async () => {
    const host = await aHost();
    await host.patch({ set: { orders: 2 } });
    await host.publish(aWatcher({ ...existing, existing: false }));
    await host.pass('PT1H');
    expect(await entriesOf(host)).toEqual([]);
    await host.publish(aWatcher(existing));
    await host.pass('PT1H');

    expect(await entriesOf(host)).toEqual(['2026-03-02T10:00:00.000Z w']);
  });

  it('has the entry rules judge those who are there, by the launch', async () => {
    const host = await aHost();
    await host.patch({ set: { orders: 2 } });
    const criteria = { left: { attribute: 'vip' }, op: 'eq', right: true };
    await host.publish(aWatcher(existing, { entry: { criteria } }));
    await host.engine.settle();

    expect(await entriesOf(host)).toEqual([]);
    expect(await host.refusals()).toMatchObject([{ trigger: 'w', reason: 'criteria', at: '2026-03-02T09:00:00.000Z' }]);
  });

  it('is seen before whatever a contact is given after it, whether the job has come by or not', async () => {
    const host = await aHost();
    await host.patch({ set: { orders: 2 } });
    await host.publish(aWatcher(existing));
    await host.engine.patchContact('c1', { set: { orders: 0 } });
    await host.engine.track({ id: 'x', contactId: 'c1', name: 'ping' });
    await host.engine.settle();

    expect(await entriesOf(host)).toEqual(['2026-03-02T09:00:00.000Z w']);
  });

  it('keeps an absence that is awaited where its trigger stays the same, and drops it where it changes', async () => {
    const absence = { type: 'absence', event: 'go', without: ['stop'], within: 'PT2H' };
    const host = await aHost();
    await host.publish(aWatcher(absence, { id: 'same' }));
    await host.publish(aWatcher(absence, { id: 'other' }));
    await host.event('go');
    await host.pass('PT1H');
    await host.publish(aWatcher(absence, { id: 'same', name: 'Renamed' }));
    await host.publish(aWatcher({ ...absence, without: ['pong'] }, { id: 'other' }));
    await host.pass('P1D');

    expect((await host.enrollments()).map((one) => `${one.journeyId} ${one.version}`)).toEqual(['same 2']);
  });

  it('asks the host who matches, where nothing but that concerns anybody', async () => {
    const asked: unknown[] = [];
    const contactReader = {
      find: async (_tenant: unknown, query: object) => {
        asked.push(query);
        return { rows: ['in'] };
      },
    };
    const host = await aHost({ contactReader });
    await host.engine.upsertContact([
      { id: 'in', attributes: { orders: 2 } },
      { id: 'unheard', attributes: { orders: 2 } },
    ]);
    await host.engine.settle();
    await host.publish(aWatcher(existing));
    await host.engine.settle();

    expect(asked).toEqual([{ when: { any: [buyers] }, limit: 500 }]);
    expect(await entriesOf(host, 'in')).toHaveLength(1);
    expect(await entriesOf(host, 'unheard')).toEqual([]);
    // Nobody was asked for; what is given sees the launch first.
    await host.engine.track({ id: 'x', contactId: 'unheard', name: 'ping' });
    await host.engine.settle();
    expect(await entriesOf(host, 'unheard')).toHaveLength(1);
  });
});

describe('a launch of ten thousand', () => {
  const people = Array.from({ length: 10_000 }, (_, index) => ({
    id: `p${String(index).padStart(5, '0')}`,
    attributes: { orders: index % 4 },
  }));
  const waiting = aJourney(
    { w: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P30D' }], outlets: {} } },
    { entry: { triggers: [{ id: 'w', ...existing }], reentry: { mode: 'always' } } },
  );

  async function enrolled(engine: Engine): Promise<readonly string[]> {
    const ids: string[] = [];
    for (let after: string | undefined; ;) {
      const page = await engine.enrollments({ limit: 1_000, ...(after === undefined ? {} : { after }) });
      ids.push(...page.rows.map((row) => row.contactId));
      if (page.next === undefined) return ids.toSorted();
      after = page.next;
    }
  }

  /** A store whose worker dies at a call, before it is done or right after: nothing of it is heard again. */
  function dyingAt(store: Store, call: string, turn: number, isDone: boolean): { readonly store: Store; isDead(): boolean } {
    let calls = 0;
    let isDead = false;
    const lost = new Error('The worker is gone.');
    const dying = new Proxy(store, {
      get(target, name, receiver) {
        const method: unknown = Reflect.get(target, name, receiver);
        if (typeof method !== 'function') return method;
        return async (...given: readonly unknown[]): Promise<unknown> => {
          if (isDead) throw lost;
          calls += name === call ? 1 : 0;
          isDead = name === call && calls === turn;
          if (!isDead) return Reflect.apply(method, target, given);
          if (isDone) await Reflect.apply(method, target, given);
          throw lost;
        };
      },
    });
    return { store: dying, isDead: () => isDead };
  }

  it.each([
    ['append', 7, false],
    ['append', 7, true],
    ['put', 9, false],
    ['put', 9, true],
    ['commit', 30, false],
    ['commit', 30, true],
  ] as const)('lets each in once, although the worker dies at %s number %i (done: %s)', async (call, turn, isDone) => {
    const store = memoryStore();
    const clock = virtualClock('2026-03-02T09:00:00Z');
    const first = createEngine({ store, clock, catalog: shopCatalog, handlers: {} });
    await first.upsertContact(people);
    await first.settle();
    await first.publish(waiting);

    // A process of its own, which is gone for good at the first call that fails.
    const dying = dyingAt(store, call, turn, isDone);
    const still = { now: () => clock.now(), wakeAt: () => () => undefined };
    const lost = createEngine({ store: dying.store, clock: still, catalog: shopCatalog, handlers: {} });
    await expect(lost.settle()).rejects.toThrow('The worker is gone.');
    expect(dying.isDead()).toBe(true);
    await clock.advance('PT10M');

    const expected = people.filter(({ attributes }) => attributes.orders >= 2).map(({ id }) => id);
    expect(await enrolled(first)).toEqual(expected);
    expect((await first.jobs()).map(({ state }) => state)).toEqual(['finished']);
  });

  it('is finished by several workers together, and each lets nobody in twice', async () => {
    const store = memoryStore();
    const clock = virtualClock('2026-03-02T09:00:00Z');
    const worker = (): Engine => createEngine({ store, clock, catalog: shopCatalog, handlers: {} });
    const first = worker();
    await first.upsertContact(people);
    await first.settle();
    await first.publish(waiting);
    await Promise.all([first, worker(), worker()].map((engine) => engine.settle()));
    await clock.advance('PT10M');

    expect(await enrolled(first)).toHaveLength(5_000);
  });
});
