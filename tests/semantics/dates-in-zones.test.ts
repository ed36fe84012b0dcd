import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aJourney } from './support/a-journey.ts';
import { left, until } from './support/a-wait.ts';

describe('a date in a zone', () => {
  it.each([
    {
      what: 'a date with an offset and a time',
      on: 'birthday',
      value: '2026-03-10',
      more: { offset: '-P1D', at: '09:00' },
      ends: '2026-03-09T08:00',
    },
    { what: 'a date with a time', on: 'birthday', value: '2026-03-30', more: { at: '09:00' }, ends: '2026-03-30T07:00' },
    {
      what: 'an instant that is another local date',
      on: 'trialEndsAt',
      value: '2026-03-10T23:30:00Z',
      more: { at: '09:00' },
      ends: '2026-03-11T08:00',
    },
    {
      what: 'an instant with an offset over a change of clocks',
      on: 'trialEndsAt',
      value: '2026-03-30T10:00:00Z',
      more: { offset: '-P2D' },
      ends: '2026-03-28T11:00',
    },
    {
      what: 'an instant with hours of offset over it',
      on: 'trialEndsAt',
      value: '2026-03-29T02:00:00Z',
      more: { offset: '-PT24H' },
      ends: '2026-03-28T02:00',
    },
    { what: 'a time in a gap', on: 'birthday', value: '2026-03-29', more: { at: '02:30' }, ends: '2026-03-29T01:00' },
    { what: 'a time that occurs twice', on: 'birthday', value: '2026-10-25', more: { at: '02:30' }, ends: '2026-10-25T00:30' },
    { what: 'a month later', on: 'birthday', value: '2026-03-31', more: { offset: 'P1M' }, ends: '2026-04-29T22:00' },
  ])('$what', async ({ on, value, more, ends }) => {
    const host = await aHost();
    await host.patch({ set: { [on]: value } });
    await host.publish(aJourney(until({ id: 'next', type: 'date', on: { attribute: on }, ...more }), { timezone: 'Europe/Stockholm' }));
    await host.event('go');
    await host.pass('P300D');
    expect(await left(host)).toBe(`next ${ends}:00.000Z`);
  });

  it('moves with the contact’s zone, where it is a local time', async () => {
    const host = await aHost();
    await host.patch({ set: { birthday: '2026-03-10', trialEndsAt: '2026-03-10T12:00:00Z' } });
    const zone = { timezone: 'contact', fallbackTimezone: 'UTC' };
    await host.publish(aJourney(until({ id: 'next', type: 'date', on: { attribute: 'birthday' } }), zone));
    await host.publish(aJourney(until({ id: 'next', type: 'date', on: { attribute: 'trialEndsAt' } }), { ...zone, id: 'k' }));
    await host.event('go');
    await host.patch({ timezone: 'America/New_York' });
    await host.pass('P60D');
    expect((await host.enrollments()).map((one) => one.endedAt)).toEqual(['2026-03-10T04:00:00.000Z', '2026-03-10T12:00:00.000Z']);
  });

  it('that a change of zone makes past leaves by past', async () => {
    const host = await aHost({ start: '2026-03-09T20:00:00Z' });
    await host.patch({ set: { birthday: '2026-03-10' } });
    await host.publish(
      aJourney(until({ id: 'next', type: 'date', on: { attribute: 'birthday' } }), { timezone: 'contact', fallbackTimezone: 'UTC' }),
    );
    await host.event('go');
    await host.patch({ timezone: 'Asia/Tokyo' });
    expect(await left(host)).toBe('past 2026-03-09T20:00:00.000Z');
  });
});
