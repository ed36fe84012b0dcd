import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aJourney } from './support/a-journey.ts';
import { until, left } from './support/a-wait.ts';
import { lastOf } from './support/story.ts';

describe('a date', () => {
  const date = (more: object = {}): object => until({ id: 'next', type: 'date', on: { attribute: 'trialEndsAt' }, ...more });

  it.each([
    { what: 'ahead', value: '2026-03-10T12:00:00Z', more: {}, ends: 'next 2026-03-10T12:00:00.000Z' },
    { what: 'now passes', value: '2026-03-02T09:00:00Z', more: {}, ends: 'next 2026-03-02T09:00:00.000Z' },
    { what: 'past', value: '2026-03-02T08:59:59Z', more: {}, ends: 'past 2026-03-02T09:00:00.000Z' },
    { what: 'with an offset', value: '2026-03-10T12:00:00Z', more: { offset: '-P3D' }, ends: 'next 2026-03-07T12:00:00.000Z' },
    {
      what: 'with a local time',
      value: '2026-03-10T12:00:00Z',
      more: { offset: '-P3D', at: '08:00' },
      ends: 'next 2026-03-07T08:00:00.000Z',
    },
    { what: 'past by its offset', value: '2026-03-03T12:00:00Z', more: { offset: '-P3D' }, ends: 'past 2026-03-02T09:00:00.000Z' },
    { what: 'missing', value: undefined, more: {}, ends: 'missing 2026-03-02T09:00:00.000Z' },
  ])('$what', async ({ value, more, ends }) => {
    const host = await aHost();
    if (value !== undefined) await host.patch({ set: { trialEndsAt: value } });
    await host.publish(aJourney(date(more)));
    await host.event('go');
    await host.pass('P60D');
    expect(await left(host)).toBe(ends);
  });

  it('alone is its local midnight, in the journey’s zone', async () => {
    const host = await aHost();
    await host.patch({ set: { birthday: '2026-03-10' } });
    await host.publish(aJourney(until({ id: 'next', type: 'date', on: { attribute: 'birthday' } }), { timezone: 'Europe/Stockholm' }));
    await host.event('go');
    await host.pass('P60D');
    expect(await left(host)).toBe('next 2026-03-09T23:00:00.000Z');
  });

  it('is recomputed when its value changes, also to past and to missing', async () => {
    for (const [patch, ends] of [
      [{ set: { trialEndsAt: '2026-03-20T00:00:00Z' } }, 'next 2026-03-20T00:00:00.000Z'],
      [{ set: { trialEndsAt: '2026-03-03T00:00:00Z' } }, 'past 2026-03-05T09:00:00.000Z'],
      [{ set: { trialEndsAt: '2026-03-05T09:00:00Z' } }, 'next 2026-03-05T09:00:00.000Z'],
      [{ unset: ['trialEndsAt'] }, 'missing 2026-03-05T09:00:00.000Z'],
    ] as const) {
      const host = await aHost();
      await host.patch({ set: { trialEndsAt: '2026-03-10T12:00:00Z' } });
      await host.publish(aJourney(date()));
      await host.event('go');
      await host.pass('P3D');
      await host.patch(patch);
      await host.pass('P60D');
      expect(await left(host)).toBe(ends);
    }
  });

  it('from the entry’s data, unreadable, takes missing', async () => {
    const host = await aHost();
    await host.publish(aJourney(until({ id: 'next', type: 'date', on: { entry: 'k' } })));
    await host.event('go', { k: 'soon' });
    expect(await left(host)).toBe('missing 2026-03-02T09:00:00.000Z');
  });
});

describe('a change of the contact’s zone', () => {
  const inContactZone = { timezone: 'contact', fallbackTimezone: 'UTC' };

  it('recomputes local times, from the arrival', async () => {
    const host = await aHost();
    await host.publish(aJourney(until({ id: 'next', type: 'duration', duration: 'P1D', at: '10:00' }), inContactZone));
    await host.event('go');
    expect(lastOf(await host.trace(), 'parked').wakeAt).toBe('2026-03-03T10:00:00.000Z');
    await host.patch({ timezone: 'America/New_York' });
    expect(lastOf(await host.trace(), 'parked').wakeAt).toBe('2026-03-03T15:00:00.000Z');
    await host.pass('P5D');
    expect(await left(host)).toBe('next 2026-03-03T15:00:00.000Z');
  });

  it('to one in which the time is past fires at once', async () => {
    const host = await aHost({ start: '2026-03-02T09:00:00Z' });
    await host.publish(aJourney(until({ id: 'next', type: 'time', at: '20:00' }), inContactZone));
    await host.event('go');
    await host.at('2026-03-02T15:00:00Z');
    await host.patch({ timezone: 'Asia/Tokyo' });
    expect(await left(host)).toBe('next 2026-03-02T15:00:00.000Z');
  });

  it('leaves durations and instants alone', async () => {
    const host = await aHost();
    await host.publish(aJourney(until({ id: 'next', type: 'duration', duration: 'PT5H' }), inContactZone));
    await host.event('go');
    await host.patch({ timezone: 'Asia/Tokyo' });
    await host.pass('P1D');
    expect(await left(host)).toBe('next 2026-03-02T14:00:00.000Z');
  });

  it('means nothing to a journey in a zone of its own', async () => {
    const host = await aHost();
    await host.publish(aJourney(until({ id: 'next', type: 'time', at: '20:00' })));
    await host.event('go');
    await host.patch({ timezone: 'Asia/Tokyo' });
    await host.pass('P1D');
    expect(await left(host)).toBe('next 2026-03-02T20:00:00.000Z');
  });
});
