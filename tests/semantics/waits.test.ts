import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import type { Host } from './support/a-host.ts';
import { aJourney, aStillClock } from './support/a-journey.ts';
import { lastOf, pathOf } from './support/story.ts';

function until(...alternatives: readonly object[]): object {
  return { w: { type: 'wait', until: alternatives } };
}

/** When the wait was left, and how. */
async function left(host: Host): Promise<string> {
  const trace = await host.trace();
  const woke = trace.find((entry) => entry.kind === 'woke' || entry.kind === 'decided');
  return woke === undefined ? 'parked' : `${'outlet' in woke ? woke.outlet : ''} ${woke.at}`;
}

describe('a duration', () => {
  it.each([
    { what: 'P1D at 10:00 passes tomorrow at ten', alternative: { duration: 'P1D', at: '10:00' }, start: '2026-03-02T09:00:00Z', ends: '2026-03-03T10:00' },
    { what: 'P1D at the very local time passes then', alternative: { duration: 'P1D', at: '09:00' }, start: '2026-03-02T09:00:00Z', ends: '2026-03-03T09:00' },
    { what: 'P1D at an earlier time passes a day later', alternative: { duration: 'P1D', at: '08:59' }, start: '2026-03-02T09:00:00Z', ends: '2026-03-04T08:59' },
    { what: 'PT0S at an earlier time passes tomorrow', alternative: { duration: 'PT0S', at: '08:00' }, start: '2026-03-02T09:00:00Z', ends: '2026-03-03T08:00' },
    { what: 'with weekdays and at, on the next allowed day', alternative: { duration: 'P1D', at: '10:00', weekdays: ['fri'] }, start: '2026-03-02T09:00:00Z', ends: '2026-03-06T10:00' },
    { what: 'with weekdays and no at, at 00:00 of the next allowed day', alternative: { duration: 'P1D', weekdays: ['fri'] }, start: '2026-03-02T09:00:00Z', ends: '2026-03-06T00:00' },
    { what: 'with weekdays and no at, at its own time if its day is allowed', alternative: { duration: 'P1D', weekdays: ['tue'] }, start: '2026-03-02T09:00:00Z', ends: '2026-03-03T09:00' },
    { what: 'months clamp to their end', alternative: { duration: 'P1M' }, start: '2026-01-31T09:00:00Z', ends: '2026-02-28T09:00' },
  ])('$what', async ({ alternative, start, ends }) => {
    const host = await aHost({ start });
    await host.publish(aJourney(until({ id: 'next', type: 'duration', ...alternative })));
    await host.event('go');
    await host.pass('P60D');
    expect(await left(host)).toBe(`next ${ends}:00.000Z`);
  });

  it.each([
    { what: 'P1D keeps the wall clock when clocks go forward', duration: 'P1D', start: '2026-03-28T09:00:00+01:00', ends: '2026-03-29T07:00:00.000Z' },
    { what: 'PT24H does not', duration: 'PT24H', start: '2026-03-28T09:00:00+01:00', ends: '2026-03-29T08:00:00.000Z' },
    { what: 'P1D keeps the wall clock when clocks go back', duration: 'P1D', start: '2026-10-24T09:00:00+02:00', ends: '2026-10-25T08:00:00.000Z' },
    { what: 'a time in a gap moves to the first instant after it', duration: 'P1D', start: '2026-03-28T02:30:00+01:00', ends: '2026-03-29T01:00:00.000Z' },
    { what: 'a time that occurs twice is the first', duration: 'P1D', start: '2026-10-24T02:30:00+02:00', ends: '2026-10-25T00:30:00.000Z' },
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
    await host.publish(
      aJourney(until({ id: 'b', type: 'duration', duration: 'P1D' }, { id: 'a', type: 'duration', duration: 'PT24H' })),
    );
    await host.event('go');
    await host.pass('P2D');
    expect(await left(host)).toBe('b 2026-03-03T09:00:00.000Z');
  });

  it('says when it wakes and what it listens for', async () => {
    const host = await aHost();
    await host.publish(
      aJourney(until({ id: 'a', type: 'duration', duration: 'P2D' }, { id: 'b', type: 'duration', duration: 'P1D' }, { id: 'c', type: 'event', event: 'ping' })),
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
    { what: 'of a window on another weekday waits for it', alternative: { window: { from: '08:00', to: '10:00' }, weekdays: ['wed'] }, ends: '2026-03-04T08:00' },
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

describe('a date', () => {
  const date = (more: object = {}): object => until({ id: 'next', type: 'date', on: { attribute: 'trialEndsAt' }, ...more });

  it.each([
    { what: 'ahead', value: '2026-03-10T12:00:00Z', more: {}, ends: 'next 2026-03-10T12:00:00.000Z' },
    { what: 'now passes', value: '2026-03-02T09:00:00Z', more: {}, ends: 'next 2026-03-02T09:00:00.000Z' },
    { what: 'past', value: '2026-03-02T08:59:59Z', more: {}, ends: 'past 2026-03-02T09:00:00.000Z' },
    { what: 'with an offset', value: '2026-03-10T12:00:00Z', more: { offset: '-P3D' }, ends: 'next 2026-03-07T12:00:00.000Z' },
    { what: 'with a local time', value: '2026-03-10T12:00:00Z', more: { offset: '-P3D', at: '08:00' }, ends: 'next 2026-03-07T08:00:00.000Z' },
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

describe('an event', () => {
  const pingOr = (more: object = {}): object =>
    until({ id: 'heard', type: 'event', event: 'ping', ...more }, { id: 'timeout', type: 'duration', duration: 'P1D' });

  it.each([
    { arrives: '2026-03-03T08:59:59.999Z', outlet: 'heard' },
    { arrives: '2026-03-03T09:00:00.000Z', outlet: 'heard' },
    { arrives: '2026-03-03T09:00:00.001Z', outlet: 'timeout' },
  ])('that arrives at $arrives against a deadline of 09:00: $outlet', async ({ arrives, outlet }) => {
    const clock = aStillClock('2026-03-02T09:00:00Z');
    const host = await aHost({ clock });
    await host.publish(aJourney(pingOr()));
    await host.event('go');
    clock.set(arrives);
    await host.event('ping');
    expect(pathOf(await host.trace())).toEqual([`w:${outlet}`]);
  });

  it('that arrives when the timer of its instant was applied comes after it', async () => {
    const host = await aHost();
    await host.publish(aJourney(pingOr()));
    await host.event('go');
    await host.at('2026-03-03T09:00:00Z');
    await host.event('ping');
    expect(pathOf(await host.trace())).toEqual(['w:timeout']);
  });

  it('counts where its condition holds; the data are the wait’s result', async () => {
    const host = await aHost();
    await host.publish(
      aJourney({
        w: {
          type: 'wait',
          until: [{ id: 'heard', type: 'event', event: 'ping', where: { left: { event: 'n' }, op: 'gt', right: 5 } }],
          outlets: { heard: 'b' },
        },
        b: { type: 'branch', cases: [{ id: 'yes', when: { left: { result: 'w.n' }, op: 'eq', right: 7 } }], outlets: {} },
      }),
    );
    await host.event('go');
    await host.event('ping', { n: 5 });
    await host.event('ping', { n: 7 });
    expect(pathOf(await host.trace())).toEqual(['w:heard', 'b:yes']);
    expect(lastOf(await host.trace(), 'woke')).toMatchObject({
      by: 'event',
      because: [{ left: { event: 'n' }, op: 'gt', right: 5, saw: 7, holds: true }],
    });
  });

  it('without since counts if it arrives while parked, whatever its at', async () => {
    const host = await aHost();
    await host.publish(aJourney(pingOr()));
    await host.event('ping');
    await host.event('go');
    expect(await left(host)).toBe('parked');
    await host.event('ping', {}, { at: '2026-03-01T00:00:00Z' });
    expect(await left(host)).toBe('heard 2026-03-02T09:00:00.000Z');
  });

  const twoSteps = (more: object): object => ({
    first: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'PT1H' }], outlets: { next: 'w' } },
    ...pingOr(more),
  });

  it('with since entry also counts what came after the trigger event', async () => {
    const host = await aHost();
    await host.publish(aJourney(twoSteps({ since: 'entry' })));
    await host.event('go');
    await host.event('ping', { n: 3 });
    await host.pass('PT1H');
    expect(pathOf(await host.trace())).toEqual(['first:next', 'w:heard']);
    expect(await host.story()).toContain('decided w heard');
  });

  it('with since entry does not count what happened before, however late it arrives', async () => {
    const host = await aHost();
    await host.publish(aJourney(twoSteps({ since: 'entry' })));
    await host.event('ping');
    await host.pass('PT1M');
    await host.event('go');
    await host.event('ping', {}, { at: '2026-03-02T09:00:30Z' });
    await host.pass('PT2H');
    expect(pathOf(await host.trace())).toEqual(['first:next']);
    await host.event('ping', {}, { at: '2026-03-02T09:00:40Z' });
    expect(pathOf(await host.trace())).toEqual(['first:next']);
  });

  it('with since a node counts from its latest arrival; a node never visited counts nothing from before', async () => {
    const host = await aHost();
    await host.publish(aJourney({ ...twoSteps({ since: 'node:first' }), never: { type: 'exit', reason: 'r' } }));
    await host.event('go');
    await host.event('ping');
    await host.pass('PT1H');
    expect(pathOf(await host.trace())).toEqual(['first:next', 'w:heard']);

    const other = await aHost();
    await other.publish(aJourney({ ...twoSteps({ since: 'node:never' }), never: { type: 'exit', reason: 'r' } }));
    await other.event('go');
    await other.event('ping');
    await other.pass('PT1H');
    expect(pathOf(await other.trace())).toEqual(['first:next']);
    await other.event('ping');
    expect(pathOf(await other.trace())).toEqual(['first:next', 'w:heard']);
  });

  it('of a node counts only what answers that node’s message', async () => {
    const host = await aHost();
    const mail = (next: string): object => ({ type: 'action', action: 'mail', outlets: { next } });
    await host.publish(
      aJourney({ a: mail('b'), b: mail('w'), ...until({ id: 'heard', type: 'event', event: 'clicked', since: 'entry', of: 'a' }) }),
    );
    await host.event('go');
    const [first, second] = host.calls.map((call) => call.key);
    await host.event('clicked', {});
    await host.event('clicked', {}, { effect: second ?? '' });
    await host.event('clicked', {}, { effect: 'default:other:a:1' });
    expect(pathOf(await host.trace())).toEqual(['a:next', 'b:next']);
    await host.event('clicked', {}, { effect: first ?? '' });
    expect(pathOf(await host.trace())).toEqual(['a:next', 'b:next', 'w:heard']);
  });

  it('of a node counts any visit of it', async () => {
    const host = await aHost();
    await host.publish(
      aJourney({
        a: { type: 'action', action: 'mail', outlets: { next: 'p' } },
        p: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'PT1H' }], outlets: { next: 'b' } },
        b: {
          type: 'branch',
          cases: [{ id: 'again', when: { left: { count: { event: 'ping' } }, op: 'eq', right: 0 } }],
          outlets: { again: 'w0', else: 'w' },
        },
        w0: { type: 'wait', until: [{ id: 'next', type: 'event', event: 'ping' }], outlets: { next: 'a' } },
        ...until({ id: 'heard', type: 'event', event: 'clicked', of: 'a' }),
      }),
    );
    await host.event('go');
    await host.pass('PT2H');
    await host.event('ping');
    await host.pass('PT2H');
    expect(host.calls).toHaveLength(2);
    expect(host.calls.map((call) => call.key.split(':').at(-1))).toEqual(['1', '2']);
    await host.event('clicked', {}, { effect: host.calls[0]?.key ?? '' });
    expect(pathOf(await host.trace()).at(-1)).toBe('w:heard');
  });
});

describe('a condition', () => {
  const vip = { left: { attribute: 'vip' }, op: 'eq', right: true };

  it('that already holds passes at once, unless edge', async () => {
    const host = await aHost();
    await host.patch({ set: { vip: true } });
    await host.publish(aJourney(until({ id: 'next', type: 'condition', when: vip })));
    await host.event('go');
    expect(await host.story()).toContain('decided w next');

    const edge = await aHost();
    await edge.patch({ set: { vip: true } });
    await edge.publish(aJourney(until({ id: 'next', type: 'condition', when: vip, edge: true })));
    await edge.event('go');
    await edge.patch({ set: { plan: 'pro' } });
    expect(await left(edge)).toBe('parked');
    await edge.patch({ set: { vip: false } });
    await edge.pass('PT1H');
    await edge.patch({ set: { vip: true } });
    expect(await left(edge)).toBe('next 2026-03-02T10:00:00.000Z');
    expect(lastOf(await edge.trace(), 'woke').by).toBe('condition');
  });

  it.each([
    { what: 'the wall clock', when: { left: { now: 'time' }, op: 'gte', right: '12:00' }, ends: '2026-03-02T12:00:00.000Z' },
    { what: 'the weekday', when: { left: { now: 'weekday' }, op: 'eq', right: 'wed' }, ends: '2026-03-04T00:00:00.000Z' },
    { what: 'the date', when: { left: { now: 'date' }, op: 'gte', right: '2026-03-09' }, ends: '2026-03-09T00:00:00.000Z' },
    { what: 'a date a while ago', when: { left: { attribute: 'trialEndsAt' }, op: 'before', right: { ago: 'P1D' } }, ends: '2026-03-06T12:00:00.001Z' },
    { what: 'a date ahead', when: { left: { attribute: 'trialEndsAt' }, op: 'before', right: { in: 'P1D' } }, ends: '2026-03-04T12:00:00.001Z' },
    { what: 'a count in a while', when: { left: { count: { event: 'ping', within: 'P2D' } }, op: 'eq', right: 0 }, ends: '2026-03-04T09:00:00.000Z' },
    { what: 'a last event', when: { left: { last: { event: 'ping' } }, op: 'before', right: { ago: 'P3D' } }, ends: '2026-03-05T09:00:00.001Z' },
  ])('that depends on $what is judged when it can change', async ({ when, ends }) => {
    const host = await aHost();
    await host.patch({ set: { trialEndsAt: '2026-03-05T12:00:00Z' } });
    await host.publish(aJourney(until({ id: 'next', type: 'condition', when })));
    await host.event('ping');
    await host.event('go');
    await host.pass('P60D');
    expect(await left(host)).toBe(`next ${ends}`);
  });
});
