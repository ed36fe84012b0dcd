import { createEngine, memoryStore, virtualClock } from '@sojourn/engine';
import type { Engine, Store } from '@sojourn/engine';
import type { Policy } from '@sojourn/schema';
import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import type { Host } from './support/a-host.ts';
import { aJourney, waitFor } from './support/a-journey.ts';
import { act, notSent, unsure } from './support/a-provider.ts';
import { shopCatalog } from './support/shop-catalog.ts';

function breaker(ceilings: NonNullable<Policy['breaker']>): Policy {
  return { policyVersion: 1, breaker: ceilings };
}

const pausedBy = async (engine: Engine): Promise<readonly string[]> =>
  (await engine.journeys()).flatMap(({ id, state, pausedBy: by }) => (state === 'paused' ? [`${id} by ${by ?? 'nobody'}`] : []));

/** Lets a contact of its own into the journeys. */
async function goAs(host: Host, contact: string): Promise<void> {
  await host.engine.upsertContact({ id: contact, consent: { email: 'subscribed' } });
  await host.event('go', {}, { contact });
}

describe('a ceiling per contact', () => {
  it('is over all journeys, messages or not, and pauses the one whose effect would pass it', async () => {
    const host = await aHost({ policy: breaker({ perContactPerHour: 3 }) });
    await host.publish(aJourney({ a: act('hook', { outlets: { next: 'b' } }), b: act('mail') }, { id: 'first', priority: 2 }));
    await host.publish(aJourney({ c: act('hook', { outlets: { next: 'd' } }), d: act('hook'), e: act('hook') }, { id: 'second' }));
    await host.event('go');
    expect(host.calls.map((call) => call.node)).toEqual(['a', 'c', 'b']);
    expect(await pausedBy(host.engine)).toEqual(['second by breaker']);
    const [stopped] = await host.enrollments({ journeyId: 'second' });
    expect(stopped).toMatchObject({ status: 'live', nodeId: 'd' });
    expect((await host.engine.trace(stopped?.id ?? '')).map(({ kind }) => kind).slice(-2)).toEqual(['effect.requested', 'parked']);
  });

  it('counts attempts', async () => {
    for (const behaviour of [notSent, unsure]) {
      const host = await aHost({ policy: breaker({ perContactPerHour: 2 }), provider: { m: [behaviour] } });
      await host.publish(aJourney({ m: act('mail', { onUncertain: 'retry', retry: { attempts: 5, first: 'PT1M', most: 'PT1M' } }) }));
      await host.event('go');
      await host.pass('PT30M');
      expect(host.calls.map((call) => call.attempt)).toEqual([1, 2]);
      expect(await pausedBy(host.engine)).toEqual(['j by breaker']);
    }
  });

  it('is of an hour by the clock, in UTC', async () => {
    const host = await aHost({ policy: breaker({ perContactPerHour: 1 }), start: '2026-03-02T09:59:59.999Z' });
    await host.knows({ consent: {}, timezone: 'Asia/Kolkata' });
    await host.publish(aJourney({ h: act('hook') }));
    await host.event('go');
    await host.at('2026-03-02T10:00:00.000Z');
    await host.event('go');
    expect(host.calls).toHaveLength(2);
    await host.at('2026-03-02T10:59:59.999Z');
    await host.event('go');
    expect(host.calls).toHaveLength(2);
    expect(await pausedBy(host.engine)).toEqual(['j by breaker']);
  });

  it('does not count what is withheld or deferred, and is not passed by what cannot be rendered', async () => {
    const host = await aHost({
      policy: { ...breaker({ perContactPerHour: 1 }), quietHours: [{ from: '08:00', to: '10:00', channels: ['push'] }] },
    });
    await host.knows({ consent: {} });
    await host.publish(
      aJourney({
        m: act('mail', { outlets: { next: 'h' } }),
        h: act('hook', { outlets: { next: 'r' } }),
        r: act('hook', { input: { text: '{{ contact.nothing }}' }, outlets: { next: 'p' } }),
        p: act('push'),
      }),
    );
    await host.event('go');
    expect((await host.story()).filter((line) => /withheld|begun|deferred/.test(line))).toEqual([
      'effect.withheld m consent',
      'effect.begun h 1',
      'effect.withheld r render_failed',
      'effect.deferred p quiet_hours until 2026-03-02T10:00:00.000Z',
    ]);
    await host.pass('PT2H');
    expect(host.calls.map((call) => call.node)).toEqual(['h', 'p']);
    expect(await pausedBy(host.engine)).toEqual([]);
  });
});

describe('a ceiling per node and per journey', () => {
  it.each([
    { ceilings: { perNodePerHour: 2 }, calls: ['c1 h', 'c1 i', 'c2 h', 'c2 i'] },
    { ceilings: { perJourneyPerHour: 3 }, calls: ['c1 h', 'c1 i', 'c2 h'] },
    { ceilings: { perJourneyPerHour: 4, perNodePerHour: 9 }, calls: ['c1 h', 'c1 i', 'c2 h', 'c2 i'] },
  ])('of $ceilings is over all contacts', async ({ ceilings, calls }) => {
    const host = await aHost({ policy: breaker(ceilings) });
    await host.publish(aJourney({ h: act('hook', { outlets: { next: 'i' } }), i: act('hook') }));
    for (const contact of ['c1', 'c2', 'c3']) await goAs(host, contact);
    expect(host.calls.map((call) => `${call.effect.contactId} ${call.node}`)).toEqual(calls);
    expect(await pausedBy(host.engine)).toEqual(['j by breaker']);
  });

  it('holds others where they are, and leaves other journeys alone', async () => {
    const host = await aHost({ policy: breaker({ perJourneyPerHour: 2 }) });
    await host.publish(aJourney({ h: act('hook', { outlets: { next: 'w' } }), w: waitFor('ping', {}), i: act('hook') }));
    await host.publish(
      aJourney({ h: act('hook') }, { id: 'other', priority: -1, entry: { triggers: [{ id: 't', type: 'event', event: 'ping' }] } }),
    );
    for (const contact of ['c1', 'c2', 'c3']) await goAs(host, contact);
    expect(await pausedBy(host.engine)).toEqual(['j by breaker']);
    await host.event('ping', {}, { contact: 'c1' });
    expect(host.calls.map((call) => `${call.effect.contactId} ${call.effect.journeyId}`)).toEqual(['c1 j', 'c2 j', 'c1 other']);
  });

  it('is exact for any number of contacts in one batch', async () => {
    const { engine, begun, enrolled } = await aCrowd(250, breaker({ perJourneyPerHour: 70 }));
    await engine.settle();
    expect(begun()).toBe(70);
    expect(await pausedBy(engine)).toEqual(['crowd by breaker']);
    // Those whose input came before the pause was known are inside, with their effect requested; the others wait to get in.
    expect(await enrolled()).toBeGreaterThanOrEqual(71);
  });

  it('is taken from the store once for each batch, not for each contact', async () => {
    const takes: number[] = [];
    const store = memoryStore();
    const counting: Store = {
      ...store,
      take: async (tenant, bucket, n, limit) => {
        takes.push(n);
        return store.take(tenant, bucket, n, limit);
      },
    };
    const { engine, begun } = await aCrowd(250, breaker({ perJourneyPerHour: 1_000 }), counting);
    await engine.settle();
    expect(begun()).toBe(250);
    expect(takes).toEqual([100, 100, 50]);
  });

  it('asks the store for nothing where there is none', async () => {
    const store = memoryStore();
    const { engine, begun } = await aCrowd(20, breaker({ perContactPerHour: 1 }), {
      ...store,
      take: () => Promise.reject(new Error('asked')),
    });
    await engine.settle();
    expect(begun()).toBe(20);
  });

  it('holds with several workers on one store', async () => {
    const store = memoryStore();
    const { engine, begun, another } = await aCrowd(200, breaker({ perJourneyPerHour: 60 }), store);
    await Promise.all([engine.settle(), another().settle(), another().settle()]);
    expect(begun()).toBe(60);
  });
});

describe('a journey that the breaker has paused', () => {
  it('goes on where it stood when it is resumed', async () => {
    const host = await aHost({ policy: breaker({ perJourneyPerHour: 1 }) });
    await host.publish(aJourney({ h: act('hook', { outlets: { next: 'i' } }), i: act('hook') }));
    await host.event('go');
    expect(host.calls.map((call) => call.node)).toEqual(['h']);
    await host.pass('PT3H');
    expect(host.calls).toHaveLength(1);
    await host.engine.resume('j');
    await host.engine.settle();
    expect(host.calls.map((call) => call.node)).toEqual(['h', 'i']);
    expect((await host.enrollment()).end).toBe('completed');
    expect((await host.story()).slice(6)).toEqual([
      'woke h next by result',
      'arrived i',
      'effect.requested i',
      'parked i',
      'effect.begun i 1',
      'effect.completed i',
      'woke i next by result',
      'ended i completed',
    ]);
  });

  it('has waited since it tripped: what is stale by then is withheld', async () => {
    for (const [skipOlderThan, calls] of [
      ['PT2H', ['h']],
      ['PT4H', ['h', 'i']],
    ] as const) {
      const host = await aHost({ policy: breaker({ perJourneyPerHour: 1 }) });
      await host.publish(aJourney({ h: act('hook', { outlets: { next: 'i' } }), i: act('hook') }));
      await host.event('go');
      await host.pass('PT3H');
      await host.engine.resume('j', { skipOlderThan });
      await host.engine.settle();
      expect(host.calls.map((call) => call.node)).toEqual(calls);
    }
  });

  it('trips again within the hour', async () => {
    const host = await aHost({ policy: breaker({ perJourneyPerHour: 1 }) });
    await host.publish(aJourney({ h: act('hook', { outlets: { next: 'i' } }), i: act('hook') }));
    await host.event('go');
    await host.engine.resume('j');
    await host.engine.settle();
    expect(host.calls).toHaveLength(1);
    expect(await pausedBy(host.engine)).toEqual(['j by breaker']);
  });

  it('says so where operators look', async () => {
    const lines: string[] = [];
    const store = memoryStore();
    const engine = createEngine({
      store,
      catalog: shopCatalog,
      policy: breaker({ perNodePerHour: 1 }),
      handlers: { hook: () => Promise.resolve() },
      clock: virtualClock('2026-03-02T09:00:00.000Z'),
      logger: { log: (level, message, fields) => void lines.push(`${level} ${message} ${JSON.stringify(fields)}`) },
    });
    await engine.publish(aJourney({ h: act('hook') }));
    for (const id of ['1', '2']) await engine.track({ id, contactId: 'ann@example.org', name: 'go' });
    await engine.settle();
    expect(lines.filter((line) => line.includes('breaker_tripped'))).toEqual([
      'warn breaker_tripped {"tenant":"default","journey":"j","ceiling":"node","node":"h","limit":1}',
    ]);
    expect(lines.join(' ')).not.toContain('ann');
    expect((await engine.journeys())[0]).toMatchObject({ state: 'paused', pausedBy: 'breaker', pausedAt: '2026-03-02T09:00:00.000Z' });
  });
});

/** Many contacts that all come in before anybody works. */
async function aCrowd(
  size: number,
  policy: Policy,
  store: Store = memoryStore(),
): Promise<{ readonly engine: Engine; begun(): number; enrolled(): Promise<number>; another(): Engine }> {
  let begun = 0;
  const clock = virtualClock('2026-03-02T09:00:00.000Z');
  const another = (): Engine =>
    createEngine({ store, clock, catalog: shopCatalog, policy, handlers: { hook: async () => void (begun += 1) } });
  const engine = another();
  await engine.publish(aJourney({ h: act('hook') }, { id: 'crowd' }));
  await engine.track(Array.from({ length: size }, (_, index) => ({ id: `e${index}`, contactId: `c${index}`, name: 'go' })));
  return {
    engine,
    another,
    begun: () => begun,
    enrolled: async () => (await engine.enrollments({ journeyId: 'crowd', limit: 1_000 })).rows.length,
  };
}
