import { createEngine, memoryStore, virtualClock } from '@sojourn/engine';
import type { FrequencyCap, Policy } from '@sojourn/schema';
import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import type { Host } from './support/a-host.ts';
import { aDay, aJourney, aStillClock, waitFor } from './support/a-journey.ts';
import { act, notSent, unsure } from './support/a-provider.ts';
import { shopCatalog } from './support/shop-catalog.ts';
import { effectsOf, pathOf } from './support/story.ts';

const free = { transactional: { caps: false } };

function capped(...caps: readonly (Partial<FrequencyCap> & Pick<FrequencyCap, 'count' | 'per'>)[]): Policy {
  return { policyVersion: 1, caps: caps.map((cap) => ({ channel: 'email', ...cap })), categories: free };
}

/** A host with a journey for each given message, all entered by `go`. */
async function aHostOf(
  policy: Policy,
  messages: Readonly<Record<string, object>>,
  options: Parameters<typeof aHost>[0] = {},
): Promise<Host> {
  const host = await aHost({ policy, ...options });
  for (const [id, message] of Object.entries(messages)) await host.publish(aJourney({ [id]: message }, { id }));
  return host;
}

const sent = (host: Host): readonly string[] => host.calls.map((call) => `${call.node} ${call.at}`);

/** When a lone mail is begun for each `go`, and what became of each. */
async function afterGoes(policy: Policy, goes: readonly string[], timezone?: string): Promise<readonly string[]> {
  const host = await aHost({ policy, start: goes[0] ?? '' });
  await host.knows({ consent: { email: 'subscribed' }, ...(timezone === undefined ? {} : { timezone }) });
  await host.publish(aJourney({ m: act('mail') }));
  for (const at of goes) {
    await host.at(at);
    await host.event('go');
  }
  await host.pass('P40D');
  const lines = await Promise.all((await host.enrollments()).map(async ({ id }) => effectsOf(await host.engine.trace(id))));
  return lines.map((line) => line.join(', ').replaceAll('m ', ''));
}

describe('a rolling cap', () => {
  it('skips, if it does not say otherwise, what is one too many', async () => {
    expect(
      await afterGoes(capped({ count: 2, per: 'PT2H' }), ['2026-03-02T09:00:00Z', '2026-03-02T10:00:00Z', '2026-03-02T10:30:00Z']),
    ).toEqual(['begun 2026-03-02T09:00:00.000Z', 'begun 2026-03-02T10:00:00.000Z', 'withheld cap 2026-03-02T10:30:00.000Z']);
  });

  it('counts what was begun at t while now < t + per', async () => {
    const per = 'PT1H';
    expect((await afterGoes(capped({ count: 1, per }), ['2026-03-02T09:00:00Z', '2026-03-02T09:59:59.999Z']))[1]).toContain('withheld');
    expect((await afterGoes(capped({ count: 1, per }), ['2026-03-02T09:00:00Z', '2026-03-02T10:00:00Z']))[1]).toBe(
      'begun 2026-03-02T10:00:00.000Z',
    );
  });

  it('reckons days in the contact’s zone', async () => {
    // A day that is 23 hours long in Stockholm.
    const goes = ['2026-03-28T12:00:00Z', '2026-03-29T11:00:00Z'];
    expect((await afterGoes(capped({ count: 1, per: 'P1D' }), goes))[1]).toBe('withheld cap 2026-03-29T11:00:00.000Z');
    expect((await afterGoes(capped({ count: 1, per: 'P1D' }), goes, 'Europe/Stockholm'))[1]).toBe('begun 2026-03-29T11:00:00.000Z');
  });

  it('withholds by withheld', async () => {
    const host = await aHost({ policy: capped({ count: 0, per: 'P1D' }) });
    await host.publish(aJourney({ m: act('mail', { outlets: { withheld: 'w' } }), w: waitFor('ping') }));
    await host.event('go');
    expect(pathOf(await host.trace())).toEqual(['m:withheld']);
    expect(host.calls).toEqual([]);
  });
});

describe('a calendar cap', () => {
  it.each([
    { per: 'day', zone: 'Europe/Stockholm', first: '2026-03-02T22:59:59Z', second: '2026-03-02T23:00:00Z', sends: true },
    { per: 'day', zone: 'Europe/Stockholm', first: '2026-03-01T23:00:00Z', second: '2026-03-02T22:59:59Z', sends: false },
    { per: 'day', zone: undefined, first: '2026-03-02T22:59:59Z', second: '2026-03-02T23:00:00Z', sends: false },
    { per: 'week', zone: undefined, first: '2026-03-08T23:59:59Z', second: '2026-03-09T00:00:00Z', sends: true },
    { per: 'week', zone: undefined, first: '2026-03-09T00:00:00Z', second: '2026-03-15T23:59:59Z', sends: false },
    { per: 'week', zone: 'Asia/Tokyo', first: '2026-03-08T14:59:59Z', second: '2026-03-08T15:00:00Z', sends: true },
    { per: 'month', zone: undefined, first: '2026-03-01T00:00:00Z', second: '2026-03-31T23:59:59Z', sends: false },
    { per: 'month', zone: undefined, first: '2026-02-28T23:59:59Z', second: '2026-03-01T00:00:00Z', sends: true },
    { per: 'month', zone: 'America/New_York', first: '2026-03-01T04:59:59Z', second: '2026-03-01T05:00:00Z', sends: true },
  ] as const)('of a $per in $zone: $first, then $second: $sends', async ({ per, zone, first, second, sends }) => {
    const [, line] = await afterGoes(capped({ count: 1, per }), [first, second], zone);
    expect(line?.startsWith('begun')).toBe(sends);
  });

  it('of a week defers to Monday', async () => {
    const goes = ['2026-03-03T09:00:00Z', '2026-03-04T09:00:00Z'];
    const [, line] = await afterGoes(capped({ count: 1, per: 'week', over: 'defer', maxDefer: 'P9D' }), goes);
    expect(line).toBe('deferred cap until 2026-03-09T00:00:00.000Z, begun 2026-03-09T00:00:00.000Z');
  });

  it.each([
    { per: 'day', until: '2026-03-29T22:00:00.000Z' },
    { per: 'week', until: '2026-03-29T22:00:00.000Z' },
    { per: 'month', until: '2026-03-31T22:00:00.000Z' },
  ] as const)('of a $per defers to the first instant of the next, also across a change of clocks', async ({ per, until }) => {
    const goes = ['2026-03-29T09:00:00Z', '2026-03-29T10:00:00Z'];
    const [, line] = await afterGoes(capped({ count: 1, per, over: 'defer', maxDefer: 'P9D' }), goes, 'Europe/Stockholm');
    expect(line).toBe(`deferred cap until ${until}, begun ${until}`);
  });
});

describe('a cap that defers', () => {
  const goes = ['2026-03-02T09:00:00Z', '2026-03-02T12:00:00Z', '2026-03-02T13:00:00Z'];

  it('waits for the earliest room, and judges again then', async () => {
    expect(await afterGoes(capped({ count: 1, per: 'P1D', over: 'defer' }), goes)).toEqual([
      'begun 2026-03-02T09:00:00.000Z',
      'deferred cap until 2026-03-03T09:00:00.000Z, begun 2026-03-03T09:00:00.000Z',
      'deferred cap until 2026-03-03T09:00:00.000Z, deferred cap until 2026-03-04T09:00:00.000Z, begun 2026-03-04T09:00:00.000Z',
    ]);
  });

  it('waits at most maxDefer from the request, judges once more, and withholds', async () => {
    expect(await afterGoes(capped({ count: 1, per: 'P1D', over: 'defer', maxDefer: 'P1D' }), goes)).toEqual([
      'begun 2026-03-02T09:00:00.000Z',
      'deferred cap until 2026-03-03T09:00:00.000Z, begun 2026-03-03T09:00:00.000Z',
      'deferred cap until 2026-03-03T09:00:00.000Z, deferred cap until 2026-03-03T13:00:00.000Z, withheld cap 2026-03-03T13:00:00.000Z',
    ]);
  });

  it('waits three days if it does not say otherwise, also where there is never room', async () => {
    expect(await afterGoes(capped({ count: 0, per: 'P1D', over: 'defer' }), ['2026-03-02T09:00:00Z'])).toEqual([
      'deferred cap until 2026-03-05T09:00:00.000Z, withheld cap 2026-03-05T09:00:00.000Z',
    ]);
  });

  it('begins at the very end of maxDefer, if there is room then', async () => {
    expect((await afterGoes(capped({ count: 1, per: 'P1D', over: 'defer', maxDefer: 'PT21H' }), goes.slice(0, 2)))[1]).toBe(
      'deferred cap until 2026-03-03T09:00:00.000Z, begun 2026-03-03T09:00:00.000Z',
    );
  });

  it('reckons maxDefer in the contact’s zone', async () => {
    const policy = capped({ count: 0, per: 'P1D', over: 'defer', maxDefer: 'P1D' });
    expect(await afterGoes(policy, ['2026-03-28T12:00:00Z'], 'Europe/Stockholm')).toEqual([
      'deferred cap until 2026-03-29T11:00:00.000Z, withheld cap 2026-03-29T11:00:00.000Z',
    ]);
  });

  it('comes before quiet hours where those hold when there is room', async () => {
    const policy: Policy = { ...capped({ count: 1, per: 'PT12H', over: 'defer' }), quietHours: [{ from: '21:00', to: '08:00' }] };
    expect((await afterGoes(policy, ['2026-03-02T10:00:00Z', '2026-03-02T12:00:00Z']))[1]).toBe(
      'deferred cap until 2026-03-02T22:00:00.000Z, deferred quiet_hours until 2026-03-03T08:00:00.000Z, begun 2026-03-03T08:00:00.000Z',
    );
  });

  it('is judged after quiet hours, which may hold longer than maxDefer', async () => {
    const policy: Policy = {
      ...capped({ count: 1, per: 'P2D', over: 'defer', maxDefer: 'PT3H' }),
      quietHours: [{ from: '21:00', to: '08:00' }],
    };
    expect((await afterGoes(policy, ['2026-03-02T10:00:00Z', '2026-03-02T22:00:00Z']))[1]).toBe(
      'deferred quiet_hours until 2026-03-03T08:00:00.000Z, withheld cap 2026-03-03T08:00:00.000Z',
    );
  });
});

describe('what a cap is about', () => {
  it('is its channel', async () => {
    const host = await aHostOf(capped({ count: 1, per: 'P1D' }), { a: act('mail'), b: act('sms'), c: act('push'), d: act('hook') });
    await host.event('go');
    expect(host.calls.map((call) => call.node)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('is its category, all of the channel without one', async () => {
    const messages = { a: act('mail'), b: act('mail', { category: 'news' }), c: act('mail'), d: act('mail', { category: 'news' }) };
    const ofNews = await aHostOf(capped({ count: 1, per: 'P1D', category: 'news' }), messages);
    await ofNews.event('go');
    expect(ofNews.calls.map((call) => call.node)).toEqual(['a', 'b', 'c']);
    const ofAll = await aHostOf(capped({ count: 3, per: 'P1D' }), messages);
    await ofAll.event('go');
    expect(ofAll.calls.map((call) => call.node)).toEqual(['a', 'b', 'c']);
  });

  it('is no category that is free of caps: those are not held, and not counted', async () => {
    const messages = { a: act('receipt'), b: act('receipt'), c: act('mail'), d: act('receipt'), e: act('mail') };
    const host = await aHostOf(capped({ count: 1, per: 'P1D' }, { count: 0, per: 'P1D', category: 'transactional' }), messages);
    await host.event('go');
    expect(host.calls.map((call) => call.node)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('is the contact: others have their own', async () => {
    const host = await aHostOf(capped({ count: 1, per: 'P1D' }), { a: act('mail') });
    await host.engine.upsertContact({ id: 'c2', consent: { email: 'subscribed' } });
    await host.event('go');
    await host.event('go', {}, { contact: 'c2' });
    expect(host.calls.map((call) => call.effect.contactId)).toEqual(['c1', 'c2']);
  });

  it('is every journey: what one sends counts for the others', async () => {
    const host = await aHostOf(capped({ count: 2, per: 'P1D' }), { a: act('mail'), b: act('mail'), c: act('mail') });
    await host.event('go');
    expect(host.calls.map((call) => call.node)).toEqual(['a', 'b']);
  });
});

describe('several caps', () => {
  it('all have to have room: until the last of them has', async () => {
    const policy = capped({ count: 1, per: 'PT2H', over: 'defer' }, { count: 2, per: 'P1D', over: 'defer' });
    const goes = ['2026-03-02T09:00:00Z', '2026-03-02T10:00:00Z', '2026-03-02T11:30:00Z'];
    expect((await afterGoes(policy, goes)).slice(1)).toEqual([
      'deferred cap until 2026-03-02T11:00:00.000Z, begun 2026-03-02T11:00:00.000Z',
      'deferred cap until 2026-03-03T09:00:00.000Z, begun 2026-03-03T09:00:00.000Z',
    ]);
  });

  it('withhold if one of those that are over skips, in whatever order they stand', async () => {
    const defer = { count: 1, per: 'PT2H', over: 'defer' } as const;
    const skip = { count: 1, per: 'P1D', over: 'skip' } as const;
    for (const caps of [
      [defer, skip],
      [skip, defer],
    ])
      expect((await afterGoes(capped(...caps), ['2026-03-02T09:00:00Z', '2026-03-02T10:00:00Z']))[1]).toBe(
        'withheld cap 2026-03-02T10:00:00.000Z',
      );
  });

  it('wait at most for the earliest end of their maxDefer', async () => {
    const policy = capped(
      { count: 1, per: 'P2D', over: 'defer', maxDefer: 'P9D' },
      { count: 1, per: 'P1D', over: 'defer', maxDefer: 'PT1H' },
    );
    expect((await afterGoes(policy, ['2026-03-02T09:00:00Z', '2026-03-02T10:00:00Z']))[1]).toBe(
      'deferred cap until 2026-03-02T11:00:00.000Z, withheld cap 2026-03-02T11:00:00.000Z',
    );
  });
});

describe('who comes first', () => {
  it('of effects due at one instant is the one of higher priority; nothing is reserved for a later one', async () => {
    const host = await aHost({ policy: capped({ count: 1, per: 'P1D' }) });
    await host.publish(aJourney({ low: act('mail') }, { id: 'a', priority: 1 }));
    await host.publish(aJourney({ high: act('mail') }, { id: 'z', priority: 2 }));
    await host.publish(aJourney({ w: aDay, late: act('mail') }, { id: 'y', priority: 9 }));
    await host.event('go');
    expect(sent(host)).toEqual(['high 2026-03-02T09:00:00.000Z']);
  });

  it('of those that were deferred to one instant is likewise the one of higher priority', async () => {
    const host = await aHost({ policy: capped({ count: 1, per: 'PT1H', over: 'defer' }) });
    for (const [id, priority] of [
      ['first', 0],
      ['low', 1],
      ['high', 2],
    ] as const) {
      await host.publish(
        aJourney(
          { [id]: act('mail') },
          {
            id,
            priority,
            entry: { triggers: [{ id: 't', type: 'event', event: 'go', where: { left: { event: 'k' }, op: 'eq', right: id } }] },
          },
        ),
      );
    }
    for (const k of ['first', 'low', 'high']) await host.event('go', { k });
    await host.pass('P1D');
    expect(sent(host)).toEqual(['first 2026-03-02T09:00:00.000Z', 'high 2026-03-02T10:00:00.000Z', 'low 2026-03-02T11:00:00.000Z']);
  });
});

describe('a sure failure', () => {
  const defer = capped({ count: 1, per: 'P1D', over: 'defer' });
  const skip = capped({ count: 1, per: 'P1D' });

  it('gives back: the next message has room', async () => {
    const host = await aHostOf(
      skip,
      { a: act('mail', { retry: { attempts: 1, first: 'PT1M', most: 'PT1H' } }) },
      { provider: { a: [notSent, () => undefined] } },
    );
    await host.event('go');
    await host.event('go');
    await host.event('go');
    expect(host.calls).toHaveLength(2);
    expect(effectsOf(await host.trace(2))).toEqual(['a withheld cap 2026-03-02T09:00:00.000Z']);
  });

  it('lets what the cap has deferred be judged again at once, by priority', async () => {
    let fail: () => void = () => undefined;
    const failure = new Promise<void>((resolve) => {
      fail = resolve;
    });
    const host = await aHost({
      policy: defer,
      provider: { first: [async (effect, context) => failure.then(() => notSent(effect, context))] },
    });
    const retry = { attempts: 1, first: 'PT1M', most: 'PT1H' };
    await host.publish(aJourney({ first: act('mail', { retry }) }, { id: 'first', priority: 9 }));
    await host.publish(aJourney({ low: act('mail') }, { id: 'low', priority: 1 }));
    await host.publish(aJourney({ high: act('mail') }, { id: 'high', priority: 2 }));
    await host.post('go');
    const settled = host.engine.settle();
    fail();
    await settled;
    expect(sent(host)).toEqual(['first 2026-03-02T09:00:00.000Z', 'high 2026-03-02T09:00:00.000Z']);
    const low = await host.enrollments({ journeyId: 'low' });
    expect(effectsOf(await host.engine.trace(low[0]?.id ?? ''))).toEqual(['low deferred cap until 2026-03-03T09:00:00.000Z']);
    const high = await host.enrollments({ journeyId: 'high' });
    expect((await host.engine.trace(high[0]?.id ?? '')).map((entry) => entry.kind).slice(3, 6)).toEqual([
      'parked',
      'effect.deferred',
      'effect.begun',
    ]);
  });

  it('and its retry: another may have taken the room meanwhile', async () => {
    const host = await aHost({ policy: defer, provider: { a: [notSent, () => undefined] } });
    await host.publish(aJourney({ a: act('mail') }, { id: 'a', priority: 2 }));
    await host.publish(aJourney({ b: act('mail') }, { id: 'b', priority: 1 }));
    await host.event('go');
    await host.pass('P2D');
    expect(host.calls.map((call) => `${call.node} ${call.attempt}`)).toEqual(['a 1', 'b 1', 'a 2']);
    expect(host.calls[2]?.at).toBe('2026-03-03T09:00:00.000Z');
    const [a] = await host.enrollments({ journeyId: 'a' });
    expect(effectsOf(await host.engine.trace(a?.id ?? ''))[1]).toBe('a deferred cap until 2026-03-03T09:00:00.000Z');
  });

  it('of a message whose enrollment has ended gives back too', async () => {
    let fail: () => void = () => undefined;
    const failure = new Promise<void>((resolve) => {
      fail = resolve;
    });
    const host = await aHost({ policy: defer, provider: { a: [async (effect, context) => failure.then(() => notSent(effect, context))] } });
    const goal = { name: 'Paid', when: { event: 'paid' }, onReached: 'exit' };
    await host.publish(aJourney({ a: act('mail') }, { id: 'a', priority: 2, goal }));
    await host.publish(aJourney({ b: act('mail') }, { id: 'b' }));
    await host.post('go');
    const settled = host.engine.settle();
    await host.post('paid');
    fail();
    await settled;
    await host.engine.settle();
    expect(host.calls.map((call) => call.node)).toEqual(['a', 'b']);
  });

  it('for want of a handler gives back', async () => {
    const host = await aHost({ policy: skip, handlers: { mail: () => Promise.resolve() } });
    await host.publish(aJourney({ r: act('receipt', { category: 'marketing' }) }, { id: 'a', priority: 2 }));
    await host.publish(aJourney({ m: act('mail') }, { id: 'b' }));
    await host.event('go');
    await host.event('go');
    const [first] = await host.enrollments({ journeyId: 'b' });
    expect(effectsOf(await host.engine.trace(first?.id ?? ''))[0]).toBe('m withheld cap 2026-03-02T09:00:00.000Z');
    const [, second] = await host.enrollments({ journeyId: 'b' });
    expect(effectsOf(await host.engine.trace(second?.id ?? ''))[0]).toBe('m withheld cap 2026-03-02T09:00:00.000Z');
    await host.publish(aJourney({ n: act('mail') }, { id: 'c', entry: { triggers: [{ id: 't', type: 'event', event: 'ping' }] } }));
    await host.event('ping');
    const [third] = await host.enrollments({ journeyId: 'c' });
    expect(effectsOf(await host.engine.trace(third?.id ?? ''))[0]).toBe('n begun 2026-03-02T09:00:00.000Z');
  });
});

describe('an uncertain effect', () => {
  it('stays counted, held or skipped', async () => {
    for (const onUncertain of ['hold', 'skip'] as const) {
      const host = await aHost({ policy: capped({ count: 1, per: 'P1D' }), provider: { a: [unsure] } });
      await host.publish(aJourney({ a: act('mail', { onUncertain, outlets: { next: 'b' } }), b: act('mail') }, {}));
      await host.event('go');
      await host.event('go');
      expect(host.calls).toHaveLength(1);
    }
  });

  it('is not in its own way when it is tried again, and counts once', async () => {
    const host = await aHost({ policy: capped({ count: 2, per: 'P1D' }), provider: { a: [unsure, unsure, () => undefined] } });
    await host.publish(aJourney({ a: act('mail', { onUncertain: 'retry' }) }));
    await host.event('go');
    await host.pass('PT6H');
    expect(host.calls).toHaveLength(3);
    await host.publish(aJourney({ b: act('mail') }, { id: 'b', entry: { triggers: [{ id: 't', type: 'event', event: 'ping' }] } }));
    await host.event('ping');
    await host.event('ping');
    expect(host.calls.map((call) => call.node)).toEqual(['a', 'a', 'a', 'b']);
  });

  it('stays counted where a later attempt surely fails', async () => {
    const host = await aHost({ policy: capped({ count: 1, per: 'P1D' }), provider: { a: [unsure, notSent] } });
    await host.publish(
      aJourney({
        a: act('mail', { onUncertain: 'retry', retry: { attempts: 2, first: 'PT1M', most: 'PT1M' }, outlets: { failed: 'b' } }),
        b: act('mail'),
      }),
    );
    await host.event('go');
    await host.pass('PT1H');
    expect(host.calls.map((call) => call.node)).toEqual(['a', 'a']);
    expect((await host.story()).slice(-3)).toEqual(['effect.withheld b cap', 'woke b next by result', 'ended b completed']);
  });
});

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
