import { createEngine, memoryStore } from '@sojourn/engine';
import type { Store } from '@sojourn/engine';
import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aDay, aJourney, waitFor } from './support/a-journey.ts';
import { act } from './support/a-provider.ts';
import { publish, standing, waiting } from './support/plans.ts';
import { shopCatalog } from './support/shop-catalog.ts';

describe('a redirection', () => {
  const to = { redirect: 'v' };
  const elsewhere = aJourney({ v: waitFor('pong') });

  it.each([
    {
      what: 'held',
      mail: act('risky'),
      behaviour: () => {
        throw new Error('x');
      },
    },
    { what: 'failed', mail: act('unheard'), behaviour: () => undefined },
  ])('takes somebody $what on', async ({ what, mail, behaviour }) => {
    const host = await aHost({ provider: { m: [behaviour] } });
    await host.publish(aJourney({ m: mail }));
    await host.event('go');
    expect((await host.enrollment()).status).toBe(what);
    await publish(host, elsewhere, { migrate: 'keep', nodes: { m: to } });
    expect(await host.enrollment()).toMatchObject({ status: 'live', nodeId: 'v', version: 2 });
    await host.event('pong');
    expect((await host.enrollment()).end).toBe('completed');
  });

  it('leads somebody suspended elsewhere, where they stay suspended', async () => {
    const suppression = { when: { left: { attribute: 'doNotContact' }, op: 'eq', right: true }, then: 'hold' };
    const host = await aHost();
    await host.publish(aJourney({ w: aDay }, { suppression }));
    await host.event('go');
    await host.patch({ set: { doNotContact: true } });
    await host.pass('P2D');
    await publish(host, aJourney({ v: act('mail') }, { suppression }), { migrate: 'keep', nodes: { w: to } });
    expect((await host.story()).slice(-5)).toEqual(['migrated w', 'arrived v', 'effect.requested v', 'parked v', 'suspended v']);
    expect(host.calls).toEqual([]);
    await host.patch({ unset: ['doNotContact'] });
    expect((await host.enrollment()).end).toBe('completed');
    expect(host.calls).toHaveLength(1);
  });

  it('withholds an effect that is put off, and cancels a task', async () => {
    const policy = { policyVersion: 1, quietHours: [{ from: '08:00', to: '20:00' }] } as const;
    const host = await aHost({ policy });
    await host.publish(
      aJourney({
        s: { type: 'switch', on: { entry: 'k' }, cases: [{ id: 'mail', value: 'mail' }], outlets: { mail: 'm', else: 't' } },
        m: act('mail'),
        t: { type: 'task', title: 'Call', assignee: 'ann', due: 'P2D' },
      }),
    );
    await host.event('go', { k: 'mail' });
    await host.event('go', { k: 'task' });
    await publish(host, elsewhere, { migrate: 'keep', nodes: { m: to, t: to } });
    const stories = await Promise.all([0, 1].map((place) => host.story(place)));
    expect(stories.find((story) => story.includes('arrived m'))?.slice(-4)).toEqual([
      'migrated m',
      'effect.withheld m migrated',
      'arrived v',
      'parked v',
    ]);
    expect(stories.find((story) => story.includes('arrived t'))?.slice(-4)).toEqual([
      'migrated t',
      'task.cancelled t',
      'arrived v',
      'parked v',
    ]);
    await host.pass('P3D');
    expect(host.calls.map((call) => call.node)).toEqual(['t']);
  });
});

describe('keeping and recomputing', () => {
  it('leave a task as it is, and go on with a message that is put off', async () => {
    const policy = { policyVersion: 1, quietHours: [{ from: '08:00', to: '20:00' }] } as const;
    const host = await aHost({ policy });
    const shape = (due: string, template: string): object =>
      aJourney({
        t: { type: 'task', title: 'Call', assignee: 'ann', due, outlets: { next: 'm' } },
        m: act('mail', { input: { template } }),
      });
    await host.publish(shape('P2D', 'old'));
    await host.event('go');
    await publish(host, shape('P9D', 'new'), { migrate: 'recompute' });
    const [task] = (await host.engine.tasks({ contactId: 'c1' })).rows;
    expect(task).toMatchObject({ state: 'open', dueAt: '2026-03-04T09:00:00.000Z' });
    await host.engine.completeTask({ taskId: task?.id ?? '', outcome: 'done', by: 'ann' });
    await host.engine.settle();
    expect((await host.story()).at(-1)).toMatch(/^effect.deferred m quiet_hours/);
    await publish(host, shape('P9D', 'newest'), { migrate: 'recompute' });
    await host.pass('P1D');
    expect(host.calls.filter((call) => call.node === 'm').map((call) => [call.at, call.effect.version, call.effect.input])).toEqual([
      ['2026-03-02T20:00:00.000Z', 3, { template: 'newest' }],
    ]);
  });

  it('keep what an edge last saw', async () => {
    const host = await aHost();
    const until = (right: number): readonly object[] => [
      { id: 'next', type: 'condition', edge: true, when: { left: { attribute: 'orders' }, op: 'gte', right } },
      { id: 'late', type: 'duration', duration: 'P1Y' },
    ];
    await host.patch({ set: { orders: 3 } });
    await host.publish(waiting(until(3)));
    await host.event('go');
    await publish(host, waiting(until(2)), { migrate: 'keep' });
    expect(await standing(host)).toBe('until 2027-03-02T09:00');
    await host.patch({ set: { orders: 1 } });
    await host.patch({ set: { orders: 2 } });
    expect((await host.enrollment()).end).toBe('exited:x');
  });

  it('leave somebody in their version at a node that nobody had an answer for, until they have left it', async () => {
    const store = memoryStore();
    // They get there between the check of the plan and its publishing.
    const host = await aHost({ store: { ...store, count: async () => [] } });
    await host.publish(aJourney({ a: { ...waitFor('ping'), outlets: { next: 'b' } }, b: aDay }));
    await host.event('go');
    await host.publish(aJourney({ b: aDay }));
    await publish(host, aJourney({ b: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P9D' }] } }), {
      migrate: 'recompute',
    });
    await host.event('pong');
    expect(await host.enrollment()).toMatchObject({ version: 1, nodeId: 'a', status: 'live' });
    await host.event('ping');
    expect((await host.story()).slice(-5)).toEqual(['woke a next by event', 'arrived b', 'parked b', 'migrated b', 'parked b']);
    expect(await host.enrollment()).toMatchObject({ version: 3, nodeId: 'b' });
  });

  it('warn of a name that no version knows, and publish all the same', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: aDay }));
    const inFlight = { migrate: 'keep', nodes: { typo: 'exit' } } as const;
    expect((await host.engine.planPublish(aJourney({ w: aDay }), { inFlight })).problems).toMatchObject([
      { code: 'migration_node_unknown', severity: 'warning', nodeId: 'typo' },
    ]);
    expect(await host.engine.publish(aJourney({ w: aDay }), { inFlight })).toEqual({ version: 2 });
  });

  it('leave the version of somebody who exits as it was', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: aDay }));
    await host.event('go');
    await publish(host, aJourney({ v: aDay }), { migrate: 'exit' });
    expect(await host.enrollment()).toMatchObject({ version: 1, end: 'migrated_out' });
    expect((await host.trace()).at(-2)).toMatchObject({ kind: 'migrated', from: 1, to: 2, answer: 'exit' });
    // The contact is free to come again.
    await host.event('go');
    expect((await host.enrollments()).map((one) => one.version).toSorted((one, other) => one - other)).toEqual([1, 2]);
  });
});

describe('a sweep that is cut off', () => {
  /** A store that goes away at the n-th write of any kind, for good. */
  function mortal(store: Store, writes: number): Store {
    let left = writes;
    const live =
      <T extends readonly unknown[], R>(call: (...given: T) => Promise<R>) =>
      async (...given: T): Promise<R> => {
        left -= 1;
        if (left < 0) throw Object.assign(new Error('away'), { name: 'JourneyError', code: 'store_unavailable' });
        return call(...given);
      };
    return { ...store, append: live(store.append), commit: live(store.commit), put: live(store.put) };
  }

  it('is finished by another engine, wherever it was cut off', async () => {
    for (let writes = 0; writes < 24; writes += 1) {
      const store = memoryStore();
      const host = await aHost({ store });
      await host.publish(aJourney({ w: aDay }, { entry: { reentry: { mode: 'never' } } }));
      for (const contact of ['a', 'b', 'c']) await host.event('go', {}, { contact });
      await host.engine.pause('j');
      for (const contact of ['d', 'e']) await host.event('go', {}, { contact });
      await host.pass('P2D');
      const dying = createEngine({ store: mortal(store, writes), clock: host.clock, catalog: shopCatalog, handlers: {}, leaseMs: 1 });
      const died = await dying
        .resume('j')
        .then(() => dying.settle())
        .then(
          () => false,
          () => true,
        );
      // Whoever resumed it sees that it failed, and does it again: once more changes nothing.
      await host.engine.resume('j');
      await host.pass('PT1M');
      expect((await host.enrollments()).map((one) => one.end ?? 'inside').toSorted((one, other) => (one < other ? -1 : 1))).toEqual([
        'completed',
        'completed',
        'completed',
        'inside',
        'inside',
      ]);
      expect((await host.engine.journeys())[0]?.state).toBe('live');
      if (!died) return;
    }
    throw new Error('The last round should have had writes enough');
  });
});
