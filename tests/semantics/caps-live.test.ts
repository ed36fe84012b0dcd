import { createEngine, memoryStore, virtualClock } from '@sojourn/engine';
import type { Policy } from '@sojourn/schema';
import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { capped } from './support/a-capped-host.ts';
import { aJourney, aStillClock } from './support/a-journey.ts';
import { act } from './support/a-provider.ts';
import { shopCatalog } from './support/shop-catalog.ts';
import { effectsOf } from './support/story.ts';

/** One contact and a lone mail for each `go`, one of the news for each `ping`, under a policy that the test changes as it goes. */
async function underLivePolicy(
  first: Policy,
): Promise<{ policy: Policy; go(event?: string): Promise<number>; pass(duration: string): Promise<number> }> {
  let events = 0;
  let begun = 0;
  const clock = virtualClock('2026-03-02T09:00:00.000Z');
  const handlers = { mail: async () => void (begun += 1) };
  const live = {
    policy: first,
    async go(name = 'go') {
      events += 1;
      await engine.track({ id: `e${events}`, contactId: 'c1', name });
      await engine.settle();
      return begun;
    },
    async pass(duration: string) {
      await clock.advance(duration);
      return begun;
    },
  };
  const engine = createEngine({
    store: memoryStore(),
    clock,
    tenants: async () => ({ catalog: shopCatalog, policy: live.policy, handlers }),
  });
  await engine.publish(aJourney({ m: act('mail') }));
  const onPing = { triggers: [{ id: 't', type: 'event', event: 'ping' }] };
  await engine.publish(aJourney({ n: act('mail', { category: 'news' }) }, { id: 'news', entry: onPing }));
  await engine.upsertContact({ id: 'c1', consent: { email: 'subscribed' } });
  return live;
}

describe('a policy is live', () => {
  it('a cap that is raised counts what was sent before', async () => {
    const live = await underLivePolicy(capped({ count: 1, per: 'P1D' }));
    expect([await live.go(), await live.go()]).toEqual([1, 1]);
    live.policy = capped({ count: 2, per: 'P30D' });
    expect([await live.go(), await live.go()]).toEqual([2, 2]);
    await live.pass('P29D');
    expect(await live.go()).toBe(2);
    await live.pass('P1D');
    expect([await live.go(), await live.go(), await live.go()]).toEqual([3, 4, 4]);
  });

  it('a cap that is lowered has room when enough of what was sent is over', async () => {
    const live = await underLivePolicy(capped({ count: 9, per: 'P1D' }));
    await live.go();
    await live.pass('PT1H');
    await live.go();
    await live.pass('PT1H');
    await live.go();
    live.policy = capped({ count: 2, per: 'P1D', over: 'defer' });
    expect(await live.go()).toBe(3);
    expect([await live.pass('PT22H'), await live.pass('PT59M'), await live.pass('PT1M')]).toEqual([3, 3, 4]);
  });

  it('a category that becomes free of caps is not counted any more', async () => {
    const live = await underLivePolicy(capped({ count: 1, per: 'P1D' }));
    expect([await live.go(), await live.go()]).toEqual([1, 1]);
    live.policy = { ...capped({ count: 1, per: 'P1D' }), categories: { marketing: { caps: false } } };
    expect([await live.go(), await live.go('ping'), await live.go('ping')]).toEqual([2, 3, 3]);
    live.policy = capped({ count: 3, per: 'P1D' });
    // What was sent while it was free was not counted then, and is not now: one of each is.
    expect([await live.go(), await live.go()]).toEqual([4, 4]);
  });

  it('one that comes later counts from the day it comes', async () => {
    const { policyVersion } = capped();
    const live = await underLivePolicy({ policyVersion });
    expect([await live.go(), await live.go()]).toEqual([1, 2]);
    live.policy = capped({ count: 3, per: 'P1D' });
    expect([await live.go(), await live.go()]).toEqual([3, 3]);
  });
});

describe('a change of the zone', () => {
  it('moves the end of a calendar period, and what waits for it', async () => {
    const host = await aHost({ policy: capped({ count: 1, per: 'day', over: 'defer' }), start: '2026-03-02T12:00:00.000Z' });
    await host.publish(aJourney({ m: act('mail') }));
    await host.event('go');
    await host.event('go');
    await host.patch({ timezone: 'Asia/Tokyo' });
    await host.pass('P2D');
    expect(effectsOf(await host.trace(1))).toEqual([
      'm deferred cap until 2026-03-03T00:00:00.000Z',
      'm deferred cap until 2026-03-02T15:00:00.000Z',
      'm begun 2026-03-02T15:00:00.000Z',
    ]);
  });
});

describe('lateness', () => {
  it('changes no trace', async () => {
    const traces = async (settles: readonly string[]): Promise<readonly string[]> => {
      const clock = aStillClock('2026-03-02T09:00:00.000Z');
      const policy: Policy = {
        ...capped({ count: 1, per: 'PT5H', over: 'defer', maxDefer: 'PT12H' }),
        quietHours: [{ from: '18:00', to: '20:00' }],
      };
      const host = await aHost({ policy, clock });
      const nodes = { p: act('mail', { outlets: { next: 'q' } }), q: act('mail', { onUncertain: 'skip' }) };
      for (const [id, priority] of Object.entries({ a: 0, b: 3, c: 1 })) await host.publish(aJourney(nodes, { id, priority }));
      await host.post('go');
      const all: string[] = [];
      for (const at of settles) {
        clock.set(at);
        await host.engine.settle();
      }
      for (const index of [0, 1, 2]) all.push(...effectsOf(await host.trace(index)));
      return all;
    };
    const hours = Array.from({ length: 40 }, (_, hour) =>
      new Date(Date.parse('2026-03-02T09:00:00.000Z') + hour * 3_600_000).toISOString(),
    );
    const punctual = await traces(hours);
    expect(punctual.filter((line) => line.includes('begun')).length).toBeGreaterThan(2);
    // A result counts from when it comes in, so a worker may be late only as long as none is awaited.
    expect(await traces([hours[0] ?? '', hours[1] ?? '', hours[3] ?? '', hours[5] ?? '', ...hours.slice(6)])).toEqual(punctual);
  });
});
