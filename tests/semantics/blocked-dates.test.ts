import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aJourney } from './support/a-journey.ts';
import { act } from './support/a-provider.ts';
import { effectsOf } from './support/story.ts';

describe('blocked dates', () => {
  it.each([
    { date: '03-02', what: 'every year', begun: '2026-03-03T00:00:00.000Z' },
    { date: '2026-03-02', what: 'of this year', begun: '2026-03-03T00:00:00.000Z' },
    { date: '2025-03-02', what: 'of another year', begun: '2026-03-02T09:00:00.000Z' },
    { date: '03-03', what: 'of another day', begun: '2026-03-02T09:00:00.000Z' },
  ])('$date, $what: a message due on 2 March begins at $begun', async ({ date, begun }) => {
    for (const rules of [
      { journey: { blockedDates: [date] }, policy: undefined },
      { journey: {}, policy: { policyVersion: 1, blockedDates: [date] } as const },
    ]) {
      const host = await aHost(rules.policy === undefined ? {} : { policy: rules.policy });
      await host.publish(aJourney({ m: act('mail') }, rules.journey));
      await host.event('go');
      await host.pass('P2D');
      const deferred = begun === '2026-03-02T09:00:00.000Z' ? [] : [`m deferred blocked_date until ${begun}`];
      expect(effectsOf(await host.trace())).toEqual([...deferred, `m begun ${begun}`]);
    }
  });

  it('of the journey and of the policy add up', async () => {
    const host = await aHost({ policy: { policyVersion: 1, blockedDates: ['03-03', '2026-03-04'] } });
    await host.publish(aJourney({ m: act('mail') }, { blockedDates: ['03-02'] }));
    await host.event('go');
    await host.pass('P4D');
    expect(effectsOf(await host.trace())).toEqual([
      'm deferred blocked_date until 2026-03-05T00:00:00.000Z',
      'm begun 2026-03-05T00:00:00.000Z',
    ]);
  });

  it('are days of the contact, and end at its midnight', async () => {
    for (const [timezone, begun] of [
      ['Asia/Tokyo', '2026-03-02T15:00:00.000Z'],
      ['Pacific/Auckland', '2026-03-02T11:00:00.000Z'],
      ['America/New_York', '2026-03-03T05:00:00.000Z'],
    ] as const) {
      const host = await aHost();
      await host.knows({ consent: { email: 'subscribed' }, timezone });
      await host.publish(aJourney({ m: act('mail') }, { blockedDates: ['03-02'] }));
      await host.event('go');
      await host.pass('P2D');
      expect(host.calls.map((call) => call.at)).toEqual([begun]);
    }
  });

  it.each([
    {
      zone: 'Europe/Stockholm',
      date: '03-29',
      start: '2026-03-28T23:30:00.000Z',
      begun: '2026-03-29T22:00:00.000Z',
      hours: 'has 23 hours',
    },
    {
      zone: 'Europe/Stockholm',
      date: '10-25',
      start: '2026-10-24T22:30:00.000Z',
      begun: '2026-10-25T23:00:00.000Z',
      hours: 'has 25 hours',
    },
    {
      zone: 'Asia/Beirut',
      date: '03-28',
      start: '2026-03-28T12:00:00.000Z',
      begun: '2026-03-28T22:00:00.000Z',
      hours: 'is followed by one without midnight',
    },
  ])('end by the wall clock in $zone where the day $hours', async ({ zone, date, start, begun }) => {
    const host = await aHost({ start });
    await host.publish(aJourney({ m: act('mail') }, { timezone: zone, blockedDates: [date] }));
    await host.event('go');
    await host.pass('P2D');
    expect(host.calls.map((call) => call.at)).toEqual([begun]);
  });

  it('29 February is a day that most years do not have', async () => {
    const host = await aHost({ start: '2028-02-29T12:00:00.000Z' });
    await host.publish(aJourney({ m: act('mail') }, { blockedDates: ['02-29'] }));
    await host.event('go');
    await host.pass('P1D');
    expect(host.calls.map((call) => call.at)).toEqual(['2028-03-01T00:00:00.000Z']);
    const other = await aHost({ start: '2026-02-28T12:00:00.000Z' });
    await other.publish(aJourney({ m: act('mail') }, { blockedDates: ['02-29'] }));
    await other.event('go');
    expect(other.calls).toHaveLength(1);
  });

  it('are nothing to effects that are no message, and something to every category', async () => {
    const policy = {
      policyVersion: 1,
      blockedDates: ['03-02'],
      categories: { transactional: { quietHours: false, caps: false, consent: false } },
    } as const;
    const host = await aHost({ policy });
    await host.publish(aJourney({ h: act('hook', { outlets: { next: 'r' } }), r: act('receipt') }));
    await host.event('go');
    expect(host.calls.map((call) => call.node)).toEqual(['h']);
    await host.pass('P1D');
    expect(host.calls.map((call) => call.node)).toEqual(['h', 'r']);
  });

  it('and windows and quiet hours: until an instant satisfies all', async () => {
    const host = await aHost({
      policy: { policyVersion: 1, quietHours: [{ from: '21:00', to: '10:00' }] },
      start: '2026-03-06T12:00:00.000Z',
    });
    const sendWindows = [{ weekdays: ['mon', 'fri'], from: '09:00', to: '17:00' }];
    await host.publish(aJourney({ m: act('mail') }, { sendWindows, blockedDates: ['03-06', '03-09'] }));
    await host.event('go');
    await host.pass('P9D');
    expect(effectsOf(await host.trace())).toEqual([
      'm deferred blocked_date until 2026-03-13T10:00:00.000Z',
      'm begun 2026-03-13T10:00:00.000Z',
    ]);
  });

  it('that leave no day withhold', async () => {
    const all = Array.from({ length: 366 }, (_, day) => new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(5, 10));
    const host = await aHost();
    await host.publish(aJourney({ m: act('mail') }, { blockedDates: all }));
    await host.event('go');
    expect(effectsOf(await host.trace())).toEqual(['m withheld blocked_date 2026-03-02T09:00:00.000Z']);
  });
});
