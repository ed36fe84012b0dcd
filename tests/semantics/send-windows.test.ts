import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aJourney } from './support/a-journey.ts';
import { act, notSent } from './support/a-provider.ts';
import { effectsOf } from './support/story.ts';

const office = [{ weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '20:00' }];

describe('send windows', () => {
  it.each([
    { what: 'before one opens', at: '2026-03-02T06:00:00.000Z', begun: '2026-03-02T09:00:00.000Z' },
    { what: 'as it opens', at: '2026-03-02T09:00:00.000Z', begun: '2026-03-02T09:00:00.000Z' },
    { what: 'at its last instant', at: '2026-03-02T19:59:59.999Z', begun: '2026-03-02T19:59:59.999Z' },
    { what: 'as it closes', at: '2026-03-02T20:00:00.000Z', begun: '2026-03-03T09:00:00.000Z' },
    { what: 'on Friday evening', at: '2026-03-06T21:00:00.000Z', begun: '2026-03-09T09:00:00.000Z' },
    { what: 'on Sunday', at: '2026-03-08T12:00:00.000Z', begun: '2026-03-09T09:00:00.000Z' },
  ])('$what: a message due at $at begins at $begun', async ({ at, begun }) => {
    const host = await aHost({ start: at });
    await host.publish(aJourney({ m: act('mail') }, { sendWindows: office }));
    await host.event('go');
    await host.pass('P4D');
    const deferred = at === begun ? [] : [`m deferred send_window until ${begun}`];
    expect(effectsOf(await host.trace())).toEqual([...deferred, `m begun ${begun}`]);
    expect(host.calls.map((call) => call.at)).toEqual([begun]);
  });

  it.each([
    { what: 'belongs to the weekday it opens on', at: '2026-03-08T01:00:00.000Z', begun: '2026-03-08T01:00:00.000Z' },
    { what: 'is closed in the morning of the day it opens on', at: '2026-03-07T01:00:00.000Z', begun: '2026-03-07T22:00:00.000Z' },
    { what: 'ends exclusively', at: '2026-03-08T02:00:00.000Z', begun: '2026-03-14T22:00:00.000Z' },
  ])('over midnight: $what', async ({ at, begun }) => {
    const host = await aHost({ start: at });
    await host.publish(aJourney({ m: act('mail') }, { sendWindows: [{ weekdays: ['sat'], from: '22:00', to: '02:00' }] }));
    await host.event('go');
    await host.pass('P8D');
    expect(host.calls.map((call) => call.at)).toEqual([begun]);
  });

  it('are several: the first that opens', async () => {
    const sendWindows = [
      { from: '16:00', to: '17:00' },
      { weekdays: ['mon'], from: '12:00', to: '13:00' },
    ];
    const host = await aHost();
    await host.publish(aJourney({ m: act('mail') }, { sendWindows }));
    await host.event('go');
    await host.at('2026-03-02T14:00:00.000Z');
    await host.event('go');
    await host.pass('P1D');
    expect(host.calls.map((call) => call.at)).toEqual(['2026-03-02T12:00:00.000Z', '2026-03-02T16:00:00.000Z']);
  });

  it.each([
    { zone: 'Asia/Tokyo', begun: '2026-03-03T00:00:00.000Z' },
    { zone: 'America/New_York', begun: '2026-03-02T14:00:00.000Z' },
    { zone: undefined, begun: '2026-03-02T09:00:00.000Z' },
  ])('are those of the contact in $zone, whatever the zone of the journey', async ({ zone, begun }) => {
    const host = await aHost({ start: '2026-03-02T01:00:00.000Z' });
    await host.knows({ consent: { email: 'subscribed' }, ...(zone === undefined ? {} : { timezone: zone }) });
    await host.publish(aJourney({ m: act('mail') }, { sendWindows: [{ from: '09:00', to: '10:00' }] }));
    await host.event('go');
    await host.pass('P2D');
    expect(host.calls.map((call) => call.at)).toEqual([begun]);
  });

  it.each([
    { what: 'opens in a gap', window: ['02:30', '04:00'], start: '2026-03-29T00:00:00.000Z', begun: '2026-03-29T01:00:00.000Z' },
    {
      what: 'has nothing left of it in a gap',
      window: ['02:10', '02:50'],
      start: '2026-03-29T00:00:00.000Z',
      begun: '2026-03-30T00:10:00.000Z',
    },
    { what: 'opens at the first of two', window: ['02:30', '04:00'], start: '2026-10-24T23:00:00.000Z', begun: '2026-10-25T00:30:00.000Z' },
  ] as const)('keep the wall clock where one $what', async ({ window: [from, to], start, begun }) => {
    const host = await aHost({ start });
    await host.publish(aJourney({ m: act('mail') }, { timezone: 'Europe/Stockholm', sendWindows: [{ from, to }] }));
    await host.event('go');
    await host.pass('P2D');
    expect(host.calls.map((call) => call.at)).toEqual([begun]);
  });

  it('are kept by messages only, also of categories free of quiet hours', async () => {
    const policy = { policyVersion: 1, categories: { transactional: { quietHours: false, caps: false, consent: false } } } as const;
    const host = await aHost({ policy, start: '2026-03-02T22:00:00.000Z' });
    await host.publish(aJourney({ h: act('hook', { outlets: { next: 'r' } }), r: act('receipt') }, { sendWindows: office }));
    await host.event('go');
    expect(host.calls.map((call) => call.node)).toEqual(['h']);
    await host.pass('P1D');
    expect(host.calls.map((call) => `${call.node} ${call.at}`)[1]).toBe('r 2026-03-03T09:00:00.000Z');
  });

  it('and quiet hours: until an instant satisfies both, with one deferral', async () => {
    const host = await aHost({
      policy: { policyVersion: 1, quietHours: [{ from: '18:00', to: '10:00' }] },
      start: '2026-03-06T19:00:00.000Z',
    });
    await host.publish(aJourney({ m: act('mail') }, { sendWindows: office }));
    await host.event('go');
    await host.pass('P4D');
    expect(effectsOf(await host.trace())).toEqual([
      'm deferred quiet_hours until 2026-03-09T10:00:00.000Z',
      'm begun 2026-03-09T10:00:00.000Z',
    ]);
  });

  it('that quiet hours never leave open withhold', async () => {
    const host = await aHost({
      policy: { policyVersion: 1, quietHours: [{ from: '08:00', to: '21:00' }] },
      start: '2026-03-02T22:00:00.000Z',
    });
    await host.publish(aJourney({ m: act('mail') }, { sendWindows: office }));
    await host.event('go');
    expect(effectsOf(await host.trace())).toEqual(['m withheld send_window 2026-03-02T22:00:00.000Z']);
  });

  it('hold an operator’s retry too', async () => {
    const host = await aHost({ start: '2026-03-02T19:59:00.000Z', provider: { m: [notSent, () => undefined] } });
    await host.publish(aJourney({ m: act('mail', { retry: { attempts: 1, first: 'PT1M', most: 'PT1H' } }) }, { sendWindows: office }));
    await host.event('go');
    await host.at('2026-03-02T22:00:00.000Z');
    expect((await host.enrollment()).status).toBe('failed');
    await host.engine.retry({ enrollmentId: (await host.enrollment()).id, by: 'ann' });
    await host.engine.settle();
    expect((await host.enrollment()).status).toBe('live');
    await host.pass('P1D');
    expect(host.calls.map((call) => `${call.attempt} ${call.at}`)).toEqual(['1 2026-03-02T19:59:00.000Z', '2 2026-03-03T09:00:00.000Z']);
  });
});
