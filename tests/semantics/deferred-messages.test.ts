import type { Policy } from '@sojourn/schema';
import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aDay, aJourney, aStillClock, waitFor } from './support/a-journey.ts';
import { act } from './support/a-provider.ts';
import { effectsOf } from './support/story.ts';

const night: Policy = { policyVersion: 1, quietHours: [{ from: '21:00', to: '08:00' }] };

describe('while a message is deferred', () => {
  const start = '2026-03-02T22:00:00.000Z';

  it('a goal withholds it', async () => {
    const host = await aHost({ policy: night, start });
    await host.publish(aJourney({ m: act('mail') }, { goal: { name: 'Paid', when: { event: 'paid' }, onReached: 'exit' } }));
    await host.event('go');
    await host.event('paid');
    await host.pass('P1D');
    expect((await host.story()).slice(-3)).toEqual(['goal m counted', 'effect.withheld m goal', 'ended m goal']);
    expect(host.calls).toEqual([]);
  });

  it('a jump and a move withhold it', async () => {
    const host = await aHost({ policy: night, start });
    await host.publish(
      aJourney({
        m: act('mail'),
        s: { type: 'milestone', jumpWhen: { left: { attribute: 'vip' }, op: 'eq', right: true }, outlets: { next: 'w' } },
        w: waitFor('ping'),
      }),
    );
    await host.event('go');
    await host.event('go');
    await host.engine.move({ enrollmentId: (await host.enrollment(1)).id, nodeId: 'w', by: 'ann' });
    await host.engine.settle();
    await host.patch({ set: { vip: true } });
    await host.pass('P1D');
    expect(await host.story(0)).toContain('effect.withheld m jumped');
    expect(await host.story(1)).toContain('effect.withheld m moved');
    expect(host.calls).toEqual([]);
  });

  it('an outcome by key is logged and moves nothing: it was never begun', async () => {
    const host = await aHost({ policy: night, start });
    await host.publish(aJourney({ m: act('mail') }));
    await host.event('go');
    const { id } = await host.enrollment();
    await host.engine.completeEffect({ key: `default:${id}:m:1`, outcome: 'sent' });
    await host.pass('P1D');
    expect((await host.story()).slice(5)).toEqual([
      'effect.completed m sent late',
      'effect.begun m 1',
      'effect.completed m',
      'woke m next by result',
      'ended m completed',
    ]);
  });

  it.each([
    { to: 'America/New_York', what: 'lets it go at once where it is day', begun: '2026-03-02T22:30:00.000Z', deferrals: 1 },
    { to: 'Asia/Tokyo', what: 'moves its end nearer', begun: '2026-03-02T23:00:00.000Z', deferrals: 2 },
    { to: 'Atlantic/Azores', what: 'moves its end farther', begun: '2026-03-03T09:00:00.000Z', deferrals: 2 },
    { to: 'Africa/Abidjan', what: 'changes nothing where the hours are the same', begun: '2026-03-03T08:00:00.000Z', deferrals: 1 },
  ])('a change of the zone to $to $what', async ({ to, begun, deferrals }) => {
    const host = await aHost({ policy: night, start });
    await host.publish(aJourney({ m: act('mail') }));
    await host.event('go');
    await host.pass('PT30M');
    await host.patch({ timezone: to });
    await host.pass('P1D');
    expect(host.calls.map((call) => call.at)).toEqual([begun]);
    expect((await host.story()).filter((line) => line.startsWith('effect.deferred'))).toHaveLength(deferrals);
  });

  it('a change of the zone does not skip it: it was due before', async () => {
    const policy: Policy = { policyVersion: 1, quietHours: [{ from: '00:00', to: '06:00', over: 'skip' }] };
    const host = await aHost({ policy, start: '2026-03-02T15:30:00.000Z' });
    await host.publish(aJourney({ m: act('mail') }, { sendWindows: [{ from: '09:00', to: '12:00' }] }));
    await host.event('go');
    await host.patch({ timezone: 'Asia/Tokyo' });
    await host.pass('P1D');
    expect(effectsOf(await host.trace())).toEqual([
      'm deferred send_window until 2026-03-03T09:00:00.000Z',
      'm deferred quiet_hours until 2026-03-03T00:00:00.000Z',
      'm begun 2026-03-03T00:00:00.000Z',
    ]);
  });

  it('a suspension keeps it, and its end begins it if its time has come', async () => {
    const host = await aHost({ policy: night, start });
    const suppression = { when: { left: { attribute: 'doNotContact' }, op: 'eq', right: true }, then: 'hold' };
    await host.publish(aJourney({ m: act('mail') }, { suppression }));
    await host.event('go');
    await host.patch({ set: { doNotContact: true } });
    await host.at('2026-03-03T12:00:00.000Z');
    expect(host.calls).toEqual([]);
    await host.patch({ unset: ['doNotContact'] });
    expect(host.calls.map((call) => call.at)).toEqual(['2026-03-03T12:00:00.000Z']);
  });

  it('a change of the zone during a suspension moves it when the suspension ends', async () => {
    const host = await aHost({ policy: night, start });
    const suppression = { when: { left: { attribute: 'doNotContact' }, op: 'eq', right: true }, then: 'hold' };
    await host.publish(aJourney({ m: act('mail') }, { suppression }));
    await host.event('go');
    await host.patch({ set: { doNotContact: true } });
    await host.patch({ timezone: 'America/New_York' });
    await host.pass('PT30M');
    expect(host.calls).toEqual([]);
    await host.patch({ unset: ['doNotContact'] });
    expect(host.calls.map((call) => call.at)).toEqual(['2026-03-02T22:30:00.000Z']);
  });

  it('a suspension that ends in the same night leaves it where it was', async () => {
    const host = await aHost({ policy: night, start });
    const suppression = { when: { left: { attribute: 'doNotContact' }, op: 'eq', right: true }, then: 'hold' };
    await host.publish(aJourney({ m: act('mail') }, { suppression }));
    await host.event('go');
    await host.patch({ set: { doNotContact: true } });
    await host.patch({ unset: ['doNotContact'] });
    expect((await host.story()).filter((line) => line.startsWith('effect.deferred'))).toHaveLength(1);
    await host.pass('P1D');
    expect(host.calls.map((call) => call.at)).toEqual(['2026-03-03T08:00:00.000Z']);
  });
});

describe('several deferred messages', () => {
  it('of several enrollments begin at one instant by priority, journey id and age', async () => {
    const host = await aHost({ policy: night, start: '2026-03-02T22:00:00.000Z' });
    for (const [id, priority] of [
      ['b', 0],
      ['c', 0],
      ['a', -1],
      ['z', 5],
    ] as const)
      await host.publish(aJourney({ m: act('mail') }, { id, priority }));
    await host.event('go', { n: 1 });
    await host.event('go', { n: 2 });
    await host.pass('P1D');
    expect(host.calls.map((call) => call.effect.journeyId)).toEqual(['z', 'z', 'b', 'b', 'c', 'c', 'a', 'a']);
    expect(new Set(host.calls.map((call) => call.at))).toEqual(new Set(['2026-03-03T08:00:00.000Z']));
  });

  it('are the same however late the worker is', async () => {
    const traces = async (lateness: readonly string[]): Promise<readonly string[]> => {
      const clock = aStillClock('2026-03-02T22:00:00.000Z');
      const host = await aHost({ policy: night, clock });
      for (const id of ['a', 'b']) await host.publish(aJourney({ m: act('push', { outlets: { next: 'w' } }), w: aDay }, { id }));
      await host.post('go');
      for (const at of lateness) {
        clock.set(at);
        await host.engine.settle();
      }
      return [...(await host.story(0)), ...(await host.story(1)), ...effectsOf(await host.trace(0)), ...effectsOf(await host.trace(1))];
    };
    const punctual = await traces(['2026-03-02T22:00:00.000Z', '2026-03-03T08:00:00.000Z']);
    expect(await traces(['2026-03-03T08:00:00.000Z'])).toEqual(punctual);
    expect(await traces(['2026-03-02T23:00:00.000Z', '2026-03-03T08:00:00.000Z'])).toEqual(punctual);
    expect(punctual.filter((line) => line === 'm begun 2026-03-03T08:00:00.000Z')).toHaveLength(2);
  });
});
