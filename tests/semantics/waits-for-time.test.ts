import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aJourney } from './support/a-journey.ts';
import { until, left } from './support/a-wait.ts';
import { lastOf } from './support/story.ts';

describe('a duration', () => {
  it.each([
    {
      what: 'P1D at 10:00 passes tomorrow at ten',
      alternative: { duration: 'P1D', at: '10:00' },
      start: '2026-03-02T09:00:00Z',
      ends: '2026-03-03T10:00',
    },
    {
      what: 'P1D at the very local time passes then',
      alternative: { duration: 'P1D', at: '09:00' },
      start: '2026-03-02T09:00:00Z',
      ends: '2026-03-03T09:00',
    },
    {
      what: 'P1D at an earlier time passes a day later',
      alternative: { duration: 'P1D', at: '08:59' },
      start: '2026-03-02T09:00:00Z',
      ends: '2026-03-04T08:59',
    },
    {
      what: 'PT0S at an earlier time passes tomorrow',
      alternative: { duration: 'PT0S', at: '08:00' },
      start: '2026-03-02T09:00:00Z',
      ends: '2026-03-03T08:00',
    },
    {
      what: 'with weekdays and at, on the next allowed day',
      alternative: { duration: 'P1D', at: '10:00', weekdays: ['fri'] },
      start: '2026-03-02T09:00:00Z',
      ends: '2026-03-06T10:00',
    },
    {
      what: 'with weekdays and no at, at 00:00 of the next allowed day',
      alternative: { duration: 'P1D', weekdays: ['fri'] },
      start: '2026-03-02T09:00:00Z',
      ends: '2026-03-06T00:00',
    },
    {
      what: 'with weekdays and no at, at its own time if its day is allowed',
      alternative: { duration: 'P1D', weekdays: ['tue'] },
      start: '2026-03-02T09:00:00Z',
      ends: '2026-03-03T09:00',
    },
    { what: 'months clamp to their end', alternative: { duration: 'P1M' }, start: '2026-01-31T09:00:00Z', ends: '2026-02-28T09:00' },
  ])('$what', async ({ alternative, start, ends }) => {
    const host = await aHost({ start });
    await host.publish(aJourney(until({ id: 'next', type: 'duration', ...alternative })));
    await host.event('go');
    await host.pass('P60D');
    expect(await left(host)).toBe(`next ${ends}:00.000Z`);
  });

  it.each([
    {
      what: 'P1D keeps the wall clock when clocks go forward',
      duration: 'P1D',
      start: '2026-03-28T09:00:00+01:00',
      ends: '2026-03-29T07:00:00.000Z',
    },
    { what: 'PT24H does not', duration: 'PT24H', start: '2026-03-28T09:00:00+01:00', ends: '2026-03-29T08:00:00.000Z' },
    {
      what: 'P1D keeps the wall clock when clocks go back',
      duration: 'P1D',
      start: '2026-10-24T09:00:00+02:00',
      ends: '2026-10-25T08:00:00.000Z',
    },
    {
      what: 'a time in a gap moves to the first instant after it',
      duration: 'P1D',
      start: '2026-03-28T02:30:00+01:00',
      ends: '2026-03-29T01:00:00.000Z',
    },
    {
      what: 'a time that occurs twice is the first',
      duration: 'P1D',
      start: '2026-10-24T02:30:00+02:00',
      ends: '2026-10-25T00:30:00.000Z',
    },
    { what: 'days first, then hours', duration: 'P1DT2H', start: '2026-03-28T01:00:00+01:00', ends: '2026-03-29T02:00:00.000Z' },
  ])('$what', async ({ duration, start, ends }) => {
    const host = await aHost({ start });
    await host.publish(aJourney(until({ id: 'next', type: 'duration', duration }), { timezone: 'Europe/Stockholm' }));
    await host.event('go');
    await host.pass('P60D');
    expect(await left(host)).toBe(`next ${ends}`);
  });

  it('of nothing passes at once, without parking', async () => {
    const host = await aHost();
    await host.publish(aJourney(until({ id: 'next', type: 'duration', duration: 'PT0S' })));
    await host.event('go');
    expect(await host.story()).toEqual(['entered t', 'arrived w', 'decided w next', 'ended w completed']);
  });

  it('equal alternatives go in document order', async () => {
    const host = await aHost();
    await host.publish(aJourney(until({ id: 'b', type: 'duration', duration: 'P1D' }, { id: 'a', type: 'duration', duration: 'PT24H' })));
    await host.event('go');
    await host.pass('P2D');
    expect(await left(host)).toBe('b 2026-03-03T09:00:00.000Z');
  });

  it('says when it wakes and what it listens for', async () => {
    const host = await aHost();
    await host.publish(
      aJourney(
        until(
          { id: 'a', type: 'duration', duration: 'P2D' },
          { id: 'b', type: 'duration', duration: 'P1D' },
          { id: 'c', type: 'event', event: 'ping' },
        ),
      ),
    );
    await host.event('go');
    expect(lastOf(await host.trace(), 'parked')).toEqual({
      seq: 3,
      at: '2026-03-02T09:00:00.000Z',
      kind: 'parked',
      nodeId: 'w',
      visit: 1,
      wakeAt: '2026-03-03T09:00:00.000Z',
      listensFor: ['ping'],
    });
  });
});

describe('a local time', () => {
  it.each([
    { what: 'is always after the arrival', alternative: { at: '09:00' }, ends: '2026-03-03T09:00' },
    { what: 'later today is today', alternative: { at: '09:01' }, ends: '2026-03-02T09:01' },
    { what: 'on an allowed weekday', alternative: { at: '09:01', weekdays: ['sun'] }, ends: '2026-03-08T09:01' },
    { what: 'of a window that is open passes at once', alternative: { window: { from: '09:00', to: '10:00' } }, ends: '2026-03-02T09:00' },
    { what: 'of a window that has just closed waits', alternative: { window: { from: '08:00', to: '09:00' } }, ends: '2026-03-03T08:00' },
    {
      what: 'of a window on another weekday waits for it',
      alternative: { window: { from: '08:00', to: '10:00' }, weekdays: ['wed'] },
      ends: '2026-03-04T08:00',
    },
    { what: 'of a window over midnight', alternative: { window: { from: '22:00', to: '06:00' } }, ends: '2026-03-02T22:00' },
  ])('$what', async ({ alternative, ends }) => {
    const host = await aHost();
    await host.publish(aJourney(until({ id: 'next', type: 'time', ...alternative })));
    await host.event('go');
    await host.pass('P20D');
    expect(await left(host)).toBe(`next ${ends}:00.000Z`);
  });

  it.each([
    { start: '2026-03-03T01:00:00Z', weekdays: ['mon'], ends: '2026-03-03T01:00' },
    { start: '2026-03-02T01:00:00Z', weekdays: ['mon'], ends: '2026-03-02T22:00' },
  ])('a window over midnight belongs to the weekday it opens on: $start', async ({ start, weekdays, ends }) => {
    const host = await aHost({ start });
    await host.publish(aJourney(until({ id: 'next', type: 'time', window: { from: '22:00', to: '06:00' }, weekdays })));
    await host.event('go');
    await host.pass('P20D');
    expect(await left(host)).toBe(`next ${ends}:00.000Z`);
  });

  it('in a gap is the first instant after it, once; one that occurs twice is the first', async () => {
    const at = async (start: string): Promise<string> => {
      const host = await aHost({ start });
      await host.publish(aJourney(until({ id: 'next', type: 'time', at: '02:30' }), { timezone: 'Europe/Stockholm' }));
      await host.event('go');
      await host.pass('P3D');
      return left(host);
    };
    expect(await at('2026-03-29T00:10:00+01:00')).toBe('next 2026-03-29T01:00:00.000Z');
    expect(await at('2026-10-25T00:10:00+02:00')).toBe('next 2026-10-25T00:30:00.000Z');
    expect(await at('2026-10-25T02:31:00+02:00')).toBe('next 2026-10-26T01:30:00.000Z');
  });
});
