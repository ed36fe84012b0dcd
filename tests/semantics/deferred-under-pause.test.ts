import type { Policy } from '@sojourn/schema';
import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import type { Host } from './support/a-host.ts';
import { aJourney } from './support/a-journey.ts';
import { act } from './support/a-provider.ts';
import { effectsOf } from './support/story.ts';

const night: Policy = { policyVersion: 1, quietHours: [{ from: '21:00', to: '08:00' }] };

/** A mail that was requested at 22:00 and is deferred to 08:00, of a journey that is paused at 23:00. */
async function pausedAtNight(policy = night): Promise<Host> {
  const host = await aHost({ policy, start: '2026-03-02T22:00:00.000Z' });
  await host.publish(aJourney({ m: act('mail') }));
  await host.event('go');
  await host.at('2026-03-02T23:00:00.000Z');
  await host.engine.pause('j');
  return host;
}

describe('a deferred message of a journey that is paused', () => {
  it('waits for its time where the journey is resumed before', async () => {
    const host = await pausedAtNight();
    await host.at('2026-03-03T02:00:00.000Z');
    await host.engine.resume('j');
    await host.pass('P1D');
    expect(effectsOf(await host.trace())).toEqual([
      'm deferred quiet_hours until 2026-03-03T08:00:00.000Z',
      'm begun 2026-03-03T08:00:00.000Z',
    ]);
    expect(host.calls.map((call) => call.at)).toEqual(['2026-03-03T08:00:00.000Z']);
  });

  it('begins when the journey is resumed after its time', async () => {
    const host = await pausedAtNight();
    await host.at('2026-03-03T12:00:00.000Z');
    expect(host.calls).toEqual([]);
    await host.engine.resume('j');
    await host.engine.settle();
    expect(host.calls.map((call) => call.at)).toEqual(['2026-03-03T12:00:00.000Z']);
  });

  it('is deferred anew when the journey is resumed in the next night', async () => {
    const host = await pausedAtNight();
    await host.at('2026-03-03T23:00:00.000Z');
    await host.engine.resume('j');
    await host.pass('P1D');
    expect(effectsOf(await host.trace()).slice(1)).toEqual([
      'm deferred quiet_hours until 2026-03-04T08:00:00.000Z',
      'm begun 2026-03-04T08:00:00.000Z',
    ]);
  });

  it('is stale by its time, not by its request', async () => {
    for (const [resumeAt, sends] of [
      ['2026-03-03T09:30:00.000Z', false],
      ['2026-03-03T08:30:00.000Z', true],
      ['2026-03-03T07:00:00.000Z', true],
    ] as const) {
      const host = await pausedAtNight();
      await host.at(resumeAt);
      await host.engine.resume('j', { skipOlderThan: 'PT1H' });
      await host.pass('P1D');
      expect(host.calls).toHaveLength(sends ? 1 : 0);
    }
  });

  it('moves with the contact’s zone meanwhile', async () => {
    const host = await pausedAtNight();
    await host.patch({ timezone: 'Asia/Tokyo' });
    await host.at('2026-03-02T23:30:00.000Z');
    expect(host.calls).toEqual([]);
    await host.engine.resume('j');
    await host.engine.settle();
    // It is half past eight in Tokyo.
    expect(host.calls.map((call) => call.at)).toEqual(['2026-03-02T23:30:00.000Z']);
  });

  it('that a cap has deferred takes no room from others, and waits when it is resumed', async () => {
    const policy: Policy = { policyVersion: 1, caps: [{ channel: 'email', count: 1, per: 'P1D', over: 'defer', maxDefer: 'P9D' }] };
    const host = await aHost({ policy });
    await host.publish(aJourney({ m: act('mail') }));
    await host.publish(aJourney({ n: act('mail') }, { id: 'other', entry: { triggers: [{ id: 't', type: 'event', event: 'ping' }] } }));
    await host.event('go');
    await host.event('go');
    await host.engine.pause('j');
    await host.at('2026-03-03T09:00:00.000Z');
    await host.event('ping');
    await host.engine.resume('j');
    await host.pass('P3D');
    expect(host.calls.map((call) => `${call.node} ${call.at}`)).toEqual([
      'm 2026-03-02T09:00:00.000Z',
      'n 2026-03-03T09:00:00.000Z',
      'm 2026-03-04T09:00:00.000Z',
    ]);
  });
});
