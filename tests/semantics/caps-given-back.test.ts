import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import type { Host } from './support/a-host.ts';
import { aJourney } from './support/a-journey.ts';
import { aHostOf, capped } from './support/a-capped-host.ts';
import { act, notSent, unsure } from './support/a-provider.ts';
import { effectsOf } from './support/story.ts';

const sent = (host: Host): readonly string[] => host.calls.map((call) => `${call.node} ${call.at}`);

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
