import type { Policy } from '@sojourn/schema';
import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aJourney, waitFor } from './support/a-journey.ts';
import { act, notSent } from './support/a-provider.ts';
import { effectsOf, pathOf } from './support/story.ts';

const night: Policy = { policyVersion: 1, quietHours: [{ from: '21:00', to: '08:00' }] };
const skipping: Policy = { policyVersion: 1, quietHours: [{ from: '21:00', to: '08:00', over: 'skip' }] };

describe('quiet hours', () => {
  it.each([
    { what: 'before', at: '2026-03-02T20:59:59.999Z', begun: '2026-03-02T20:59:59.999Z' },
    { what: 'at their first instant', at: '2026-03-02T21:00:00.000Z', begun: '2026-03-03T08:00:00.000Z' },
    { what: 'after midnight', at: '2026-03-03T03:00:00.000Z', begun: '2026-03-03T08:00:00.000Z' },
    { what: 'at their last instant', at: '2026-03-03T07:59:59.999Z', begun: '2026-03-03T08:00:00.000Z' },
    { what: 'at their end', at: '2026-03-03T08:00:00.000Z', begun: '2026-03-03T08:00:00.000Z' },
  ])('$what: a message due at $at begins at $begun', async ({ at, begun }) => {
    const host = await aHost({ policy: night, start: at });
    await host.publish(aJourney({ m: act('mail') }));
    await host.event('go');
    await host.pass('P2D');
    const deferred = at === begun ? [] : [`m deferred quiet_hours until ${begun}`];
    expect(effectsOf(await host.trace())).toEqual([...deferred, `m begun ${begun}`]);
    expect(host.calls.map((call) => call.at)).toEqual([begun]);
  });

  it('write the deferral after the effect was parked, and judge the effect from the start when it is over', async () => {
    const host = await aHost({ policy: night, start: '2026-03-02T22:00:00.000Z' });
    await host.publish(aJourney({ m: act('mail') }));
    await host.event('go');
    expect(await host.story()).toEqual([
      'entered t',
      'arrived m',
      'effect.requested m',
      'parked m',
      'effect.deferred m quiet_hours until 2026-03-03T08:00:00.000Z',
    ]);
    await host.patch({ consent: { email: 'unsubscribed' } });
    expect((await host.story()).length).toBe(5);
    await host.pass('PT12H');
    expect((await host.story()).slice(5)).toEqual(['effect.withheld m consent', 'woke m next by result', 'ended m completed']);
    expect(host.calls).toEqual([]);
  });

  it.each([
    { zone: 'Asia/Tokyo', at: '2026-03-02T13:00:00.000Z', begun: '2026-03-02T23:00:00.000Z' },
    { zone: 'America/New_York', at: '2026-03-02T13:30:00.000Z', begun: '2026-03-02T13:30:00.000Z' },
    { zone: 'America/New_York', at: '2026-03-02T12:30:00.000Z', begun: '2026-03-02T13:00:00.000Z' },
    { zone: undefined, at: '2026-03-02T06:30:00.000Z', begun: '2026-03-02T07:00:00.000Z' },
  ])('are those of the contact in $zone, of the journey where nobody knows', async ({ zone, at, begun }) => {
    const host = await aHost({ policy: night, start: at });
    await host.knows({ consent: { email: 'subscribed' }, ...(zone === undefined ? {} : { timezone: zone }) });
    await host.publish(aJourney({ m: act('mail') }, { timezone: 'Europe/Stockholm' }));
    await host.event('go');
    await host.pass('P1D');
    expect(host.calls.map((call) => call.at)).toEqual([begun]);
  });

  it('are the fallback zone of a journey in the contact’s own', async () => {
    const host = await aHost({ policy: night, start: '2026-03-02T06:30:00.000Z' });
    await host.publish(aJourney({ m: act('mail') }, { timezone: 'contact', fallbackTimezone: 'Europe/Stockholm' }));
    await host.event('go');
    await host.pass('P1D');
    expect(host.calls.map((call) => call.at)).toEqual(['2026-03-02T07:00:00.000Z']);
  });

  it.each([
    { what: 'clocks go forward', start: '2026-03-28T21:30:00.000Z', quiet: ['21:00', '02:30'], begun: '2026-03-29T01:00:00.000Z' },
    { what: 'clocks go back', start: '2026-10-24T20:30:00.000Z', quiet: ['21:00', '02:30'], begun: '2026-10-25T00:30:00.000Z' },
    {
      what: 'the night is an hour shorter',
      start: '2026-03-28T21:30:00.000Z',
      quiet: ['21:00', '08:00'],
      begun: '2026-03-29T06:00:00.000Z',
    },
    {
      what: 'the night is an hour longer',
      start: '2026-10-24T20:30:00.000Z',
      quiet: ['21:00', '08:00'],
      begun: '2026-10-25T07:00:00.000Z',
    },
  ] as const)('end by the wall clock where $what', async ({ start, quiet: [from, to], begun }) => {
    const host = await aHost({ policy: { policyVersion: 1, quietHours: [{ from, to }] }, start });
    await host.publish(aJourney({ m: act('mail') }, { timezone: 'Europe/Stockholm' }));
    await host.event('go');
    await host.pass('P1D');
    expect(host.calls.map((call) => call.at)).toEqual([begun]);
  });

  it('are kept by messages only, and by the channels they name', async () => {
    const policy: Policy = { policyVersion: 1, quietHours: [{ from: '21:00', to: '08:00', channels: ['sms', 'push'] }] };
    const host = await aHost({ policy, start: '2026-03-02T22:00:00.000Z' });
    await host.publish(
      aJourney({
        h: act('hook', { outlets: { next: 'm' } }),
        m: act('mail', { outlets: { next: 'p' } }),
        p: act('push', { outlets: { next: 's' } }),
        s: act('sms'),
      }),
    );
    await host.event('go');
    expect(host.calls.map((call) => call.node)).toEqual(['h', 'm']);
    await host.pass('P1D');
    expect(host.calls.map((call) => `${call.node} ${call.at}`).slice(2)).toEqual([
      'p 2026-03-03T08:00:00.000Z',
      's 2026-03-03T08:00:00.000Z',
    ]);
  });

  it('skip: withhold what is due within them', async () => {
    const host = await aHost({ policy: skipping, start: '2026-03-02T22:00:00.000Z' });
    await host.publish(aJourney({ m: act('mail', { outlets: { next: 'a', withheld: 'b' } }), a: waitFor('ping'), b: waitFor('pong') }));
    await host.event('go');
    expect(effectsOf(await host.trace())).toEqual(['m withheld quiet_hours 2026-03-02T22:00:00.000Z']);
    expect(pathOf(await host.trace())).toEqual(['m:withheld']);
  });

  it('skip: withhold also where others would defer', async () => {
    const policy: Policy = {
      policyVersion: 1,
      quietHours: [
        { from: '20:00', to: '06:00' },
        { from: '21:00', to: '08:00', over: 'skip' },
      ],
    };
    const host = await aHost({ policy, start: '2026-03-02T22:00:00.000Z' });
    await host.publish(aJourney({ m: act('mail') }));
    await host.event('go');
    expect(effectsOf(await host.trace())).toEqual(['m withheld quiet_hours 2026-03-02T22:00:00.000Z']);
  });

  it('skip: what is deferred for another reason is deferred past them', async () => {
    const policy: Policy = {
      policyVersion: 1,
      quietHours: [
        { from: '20:00', to: '22:00' },
        { from: '22:00', to: '08:00', over: 'skip' },
      ],
      blockedDates: ['03-03'],
    };
    const host = await aHost({ policy, start: '2026-03-02T20:30:00.000Z' });
    await host.publish(aJourney({ m: act('mail') }));
    await host.event('go');
    await host.pass('P3D');
    expect(effectsOf(await host.trace())).toEqual([
      'm deferred quiet_hours until 2026-03-04T08:00:00.000Z',
      'm begun 2026-03-04T08:00:00.000Z',
    ]);
  });

  it('are nothing to a category that is free of them', async () => {
    const policy: Policy = { ...night, categories: { transactional: { quietHours: false } } };
    const host = await aHost({ policy, start: '2026-03-02T22:00:00.000Z' });
    await host.publish(aJourney({ r: act('receipt', { outlets: { next: 'm' } }), m: act('mail', { category: 'transactional' }) }));
    await host.event('go');
    expect(host.calls.map((call) => call.node)).toEqual(['r', 'm']);
  });

  it('that fill the day withhold', async () => {
    const host = await aHost({ policy: { policyVersion: 1, quietHours: [{ from: '09:00', to: '09:00' }] } });
    await host.publish(aJourney({ m: act('mail') }));
    await host.event('go');
    expect(effectsOf(await host.trace())).toEqual(['m withheld quiet_hours 2026-03-02T09:00:00.000Z']);
  });

  it('hold each attempt', async () => {
    const host = await aHost({ policy: night, start: '2026-03-02T20:59:30.000Z', provider: { m: [notSent, () => undefined] } });
    await host.publish(aJourney({ m: act('mail', { retry: { attempts: 2, first: 'PT10H', most: 'PT10H' } }) }));
    await host.event('go');
    await host.pass('P1D');
    const story = await host.story();
    expect(story.slice(4, 7)).toEqual([
      'effect.begun m 1',
      'effect.retried m 2',
      'effect.deferred m quiet_hours until 2026-03-03T08:00:00.000Z',
    ]);
    expect(host.calls.map((call) => `${call.attempt} ${call.at}`)).toEqual(['1 2026-03-02T20:59:30.000Z', '2 2026-03-03T08:00:00.000Z']);
  });
});
