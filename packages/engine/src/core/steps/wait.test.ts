import type { JourneyNode, WaitAlternative } from '@sojourn/schema';
import { describe, expect, it } from 'vitest';
import { aJourney } from '../testing/a-journey.ts';
import { Player } from '../testing/player.ts';

function waitFor(...until: readonly WaitAlternative[]): Readonly<Record<string, JourneyNode>> {
  return { w: { type: 'wait', until, outlets: {} } };
}

const woke = (player: Player) => player.trace.find((entry) => entry.kind === 'woke');
const parked = (player: Player) => player.trace.find((entry) => entry.kind === 'parked');

describe('waiting for a duration', () => {
  it.each([
    { until: { duration: 'P1D' }, at: '2026-03-03T08:00:00.000Z' },
    { until: { duration: 'PT24H' }, at: '2026-03-03T08:00:00.000Z' },
    { until: { duration: 'P1D', at: '10:00' }, at: '2026-03-03T09:00:00.000Z' },
    { until: { duration: 'P1D', at: '09:00' }, at: '2026-03-03T08:00:00.000Z' },
    { until: { duration: 'P1D', at: '08:00' }, at: '2026-03-04T07:00:00.000Z' },
    { until: { duration: 'P1D', weekdays: ['thu'] }, at: '2026-03-04T23:00:00.000Z' },
    { until: { duration: 'P1D', at: '10:00', weekdays: ['fri'] }, at: '2026-03-06T09:00:00.000Z' },
  ] as const)('$until ends at $at', ({ until, at }) => {
    const player = new Player(aJourney(waitFor({ id: 'next', type: 'duration', ...until })));
    player.event('start');
    expect(parked(player)).toMatchObject({ wakeAt: at });
    player.goTo('2026-04-01T00:00:00Z');
    expect(woke(player)).toMatchObject({ at, by: 'timer', outlet: 'next' });
  });

  it('P1D is the same wall clock time across a change of clocks, PT24H is not', () => {
    const start = '2026-03-28T12:00:00+01:00';
    const day = new Player(aJourney(waitFor({ id: 'next', type: 'duration', duration: 'P1D' })), { start });
    const hours = new Player(aJourney(waitFor({ id: 'next', type: 'duration', duration: 'PT24H' })), { start });
    day.event('start');
    hours.event('start');
    expect(parked(day)).toMatchObject({ wakeAt: '2026-03-29T10:00:00.000Z' });
    expect(parked(hours)).toMatchObject({ wakeAt: '2026-03-29T11:00:00.000Z' });
  });

  it('passes at once when it is zero', () => {
    const player = new Player(aJourney(waitFor({ id: 'next', type: 'duration', duration: 'PT0S' })));
    player.event('start');
    expect(player.story).toEqual(['entered', 'arrived w', 'decided w:next', 'ended completed']);
  });

  it('moves with the contact’s zone if it waits for a local time, and only then', () => {
    const options = { contact: { timezone: 'Europe/Stockholm' } };
    const zone = { timezone: 'contact', fallbackTimezone: 'UTC' } as const;
    const local = new Player(aJourney(waitFor({ id: 'next', type: 'duration', duration: 'P1D', at: '10:00' }), zone), options);
    const plain = new Player(aJourney(waitFor({ id: 'next', type: 'duration', duration: 'P1D' }), zone), options);
    for (const player of [local, plain]) {
      player.event('start');
      player.patch({ timezone: 'America/New_York' });
    }
    expect(local.trace.filter((entry) => entry.kind === 'parked').map((entry) => entry.wakeAt)).toEqual([
      '2026-03-03T09:00:00.000Z',
      '2026-03-03T15:00:00.000Z',
    ]);
    expect(plain.trace.filter((entry) => entry.kind === 'parked')).toHaveLength(1);
    local.goTo('2026-03-03T14:59:00Z');
    expect(woke(local)).toBeUndefined();
    // Past in the new zone: at once.
    local.patch({ timezone: 'Europe/Stockholm' });
    expect(woke(local)).toMatchObject({ at: '2026-03-03T14:59:00.000Z', by: 'timer', outlet: 'next' });
  });
});

describe('waiting for a date', () => {
  const date = (more: object = {}): WaitAlternative => ({ id: 'due', type: 'date', on: { attribute: 'trialEndsAt' }, ...more });
  const until = (trialEndsAt: string | undefined, alternative = date()): Player => {
    const player = new Player(aJourney(waitFor(alternative)), {
      contact: { attributes: trialEndsAt === undefined ? {} : { trialEndsAt } },
    });
    player.event('start');
    return player;
  };

  it.each([
    ['2026-03-10T12:00:00Z', {}, '2026-03-10T12:00:00.000Z'],
    ['2026-03-10T12:00:00Z', { offset: '-P3D' }, '2026-03-07T12:00:00.000Z'],
    ['2026-03-10T12:00:00Z', { offset: '-P3D', at: '09:00' }, '2026-03-07T08:00:00.000Z'],
  ])('%s with %o is %s', (value, more, at) => {
    expect(parked(until(value, date(more)))).toMatchObject({ wakeAt: at });
  });

  it('reads a date alone as its local midnight', () => {
    const player = new Player(aJourney(waitFor({ id: 'due', type: 'date', on: { attribute: 'birthday' } })), {
      contact: { attributes: { birthday: '2026-03-10' } },
    });
    player.event('start');
    expect(parked(player)).toMatchObject({ wakeAt: '2026-03-09T23:00:00.000Z' });
  });

  it.each([
    ['2026-03-02T07:59:59.999Z', 'past'],
    ['2026-03-02T08:00:00Z', 'due'],
    [undefined, 'missing'],
    ['soon', 'missing'],
  ])('leaves at once for %s, by %s', (value, outlet) => {
    expect(until(value).path).toEqual([`w:${outlet}`]);
  });

  it('is reckoned again when its value changes', () => {
    const player = until('2026-03-10T12:00:00Z');
    player.patch({ set: { trialEndsAt: '2026-03-05T12:00:00Z' } });
    expect(player.trace.findLast((entry) => entry.kind === 'parked')).toMatchObject({ wakeAt: '2026-03-05T12:00:00.000Z' });
    expect(player.timers.size).toBe(1);
    player.patch({ set: { trialEndsAt: '2026-03-01T12:00:00Z' } });
    expect(woke(player)).toMatchObject({ outlet: 'past' });
  });

  it('leaves by missing when its value goes away', () => {
    const player = until('2026-03-10T12:00:00Z');
    player.patch({ unset: ['trialEndsAt'] });
    expect(woke(player)).toMatchObject({ outlet: 'missing' });
  });
});

describe('waiting for a local time', () => {
  it('is always after the arrival', () => {
    const player = new Player(aJourney(waitFor({ id: 'next', type: 'time', at: '09:00' })));
    player.event('start');
    expect(parked(player)).toMatchObject({ wakeAt: '2026-03-03T08:00:00.000Z' });
  });

  it('passes at once while its window is open, else waits for it', () => {
    const open = new Player(aJourney(waitFor({ id: 'next', type: 'time', window: { from: '09:00', to: '17:00' } })));
    open.event('start');
    expect(open.path).toEqual(['w:next']);
    const closed = new Player(aJourney(waitFor({ id: 'next', type: 'time', window: { from: '09:00', to: '17:00' } })), {
      start: '2026-03-02T17:00:00+01:00',
    });
    closed.event('start');
    expect(parked(closed)).toMatchObject({ wakeAt: '2026-03-03T08:00:00.000Z' });
  });
});

describe('waiting for an event', () => {
  const clicked: WaitAlternative = { id: 'clicked', type: 'event', event: 'click' };
  const timeout: WaitAlternative = { id: 'timeout', type: 'duration', duration: 'P3D' };

  it.each([
    { when: 'before the deadline', at: '2026-03-05T08:59:59+01:00', outlet: 'clicked' },
    { when: 'at the very deadline', at: '2026-03-05T09:00:00+01:00', outlet: 'clicked' },
    { when: 'after the deadline', at: '2026-03-05T09:00:00.001+01:00', outlet: 'timeout' },
  ])('an event that arrives $when leads to $outlet, however late the worker is', ({ at, outlet }) => {
    const player = new Player(aJourney(waitFor(clicked, timeout)));
    player.event('start');
    player.oversleep(at);
    player.event('click');
    player.goTo('2026-03-06T09:00:00+01:00');
    expect(player.path).toEqual([`w:${outlet}`]);
  });

  it('an event that arrives when the timer of its instant has been applied comes after it', () => {
    const player = new Player(aJourney(waitFor(clicked, timeout)));
    player.event('start');
    player.goTo('2026-03-05T09:00:00+01:00');
    player.event('click');
    expect(player.path).toEqual(['w:timeout']);
  });

  it('judges where, says why, and keeps the winning event’s data as its result', () => {
    const where = { left: { event: 'link' }, op: 'eq', right: 'pricing' } as const;
    const nodes: Record<string, JourneyNode> = {
      w: { type: 'wait', until: [{ ...clicked, where }], outlets: { clicked: 'b' } },
      b: { type: 'branch', cases: [{ id: 'same', when: { left: { result: 'w.link' }, op: 'eq', right: 'pricing' } }], outlets: {} },
    };
    const player = new Player(aJourney(nodes));
    player.event('start');
    expect(parked(player)).toMatchObject({ listensFor: ['click'] });
    player.event('click', { link: 'home' });
    expect(woke(player)).toBeUndefined();
    player.event('click', { link: 'pricing' });
    expect(woke(player)).toMatchObject({ by: 'event', because: [{ saw: 'pricing', holds: true }] });
    expect(player.path).toEqual(['w:clicked', 'b:same']);
  });

  it('without since, an event that came before does not count, and a late one that arrives while parked does', () => {
    const player = new Player(aJourney(waitFor(clicked)));
    player.event('click');
    player.event('start');
    expect(woke(player)).toBeUndefined();
    player.event('click', {}, { at: '2026-01-01T00:00:00Z' });
    expect(woke(player)).toMatchObject({ outlet: 'clicked' });
  });

  const since = (reference: string): Readonly<Record<string, JourneyNode>> => ({
    p: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P1D' }], outlets: { next: 'w' } },
    w: { type: 'wait', until: [{ ...clicked, since: reference }], outlets: {} },
  });

  it('since entry counts what came after the trigger event, also in its millisecond', () => {
    const player = new Player(aJourney(since('entry')));
    player.event('click');
    player.event('start');
    player.goTo('2026-03-04T09:00:00+01:00');
    expect(player.last.status).toBe('live');
    const other = new Player(aJourney(since('entry')));
    other.event('start');
    other.event('click');
    other.goTo('2026-03-04T09:00:00+01:00');
    expect(other.path).toEqual(['p:next', 'w:clicked']);
  });

  it('since a node counts from its latest arrival', () => {
    const player = new Player(aJourney(since('node:p')));
    player.event('start');
    player.event('click', { link: 'x' }, { at: '2026-03-01T09:00:00+01:00' });
    player.goTo('2026-03-03T12:00:00+01:00');
    expect(player.path).toEqual(['p:next']);
    // Parked, but it happened before: with since it does not count either.
    player.event('click', { link: 'x' }, { at: '2026-03-01T10:00:00+01:00' });
    expect(player.path).toEqual(['p:next']);
    player.event('click');
    expect(player.path).toEqual(['p:next', 'w:clicked']);
  });

  it('since a node that was never visited counts nothing from before', () => {
    const player = new Player(aJourney(since('node:elsewhere')));
    player.event('start');
    player.event('click');
    player.goTo('2026-03-04T09:00:00+01:00');
    expect(player.last.status).toBe('live');
    player.event('click');
    expect(player.path).toEqual(['p:next', 'w:clicked']);
  });

  it('of a node counts only answers to that node’s message', () => {
    const nodes: Record<string, JourneyNode> = {
      mail: { type: 'action', action: 'send_email', outlets: { next: 'w' } },
      w: { type: 'wait', until: [{ ...clicked, of: 'mail', since: 'node:mail' }], outlets: {} },
    };
    const player = new Player(aJourney(nodes));
    player.event('start');
    const key = player.begun[0]?.key ?? '';
    player.result({ status: 'done' });
    player.event('click');
    player.event('click', {}, { effect: `${key}0:x` });
    expect(woke(player)).toMatchObject({ nodeId: 'mail' });
    player.event('click', {}, { effect: key });
    expect(player.path).toEqual(['mail:next', 'w:clicked']);
  });
});

describe('waiting for a condition', () => {
  const bought: WaitAlternative = { id: 'bought', type: 'condition', when: { left: { attribute: 'orders' }, op: 'gte', right: 1 } };

  it('passes at once if it holds, else when it begins to', () => {
    const now = new Player(aJourney(waitFor(bought)), { contact: { attributes: { orders: 1 } } });
    now.event('start');
    expect(now.path).toEqual(['w:bought']);
    const later = new Player(aJourney(waitFor(bought)));
    later.event('start');
    later.patch({ set: { orders: 2 } });
    expect(woke(later)).toMatchObject({ by: 'condition', because: [{ saw: 2, holds: true }] });
  });

  it('with edge has to begin to hold while parked', () => {
    const player = new Player(aJourney(waitFor({ ...bought, edge: true })), { contact: { attributes: { orders: 1 } } });
    player.event('start');
    player.patch({ set: { orders: 2 } });
    expect(woke(player)).toBeUndefined();
    player.patch({ set: { orders: 0 } });
    player.patch({ set: { orders: 1 } });
    expect(woke(player)).toMatchObject({ outlet: 'bought' });
  });

  it('is judged when time alone makes it hold', () => {
    const over: WaitAlternative = {
      id: 'over',
      type: 'condition',
      when: { left: { attribute: 'trialEndsAt' }, op: 'before', right: { ago: 'P1D' } },
    };
    const player = new Player(aJourney(waitFor(over)), { contact: { attributes: { trialEndsAt: '2026-03-05T12:00:00Z' } } });
    player.event('start');
    expect(parked(player)).not.toHaveProperty('wakeAt');
    player.goTo('2026-04-01T00:00:00Z');
    expect(woke(player)).toMatchObject({ by: 'condition', at: expect.stringMatching(/^2026-03-06T12:00/) as string });
  });
});

it('takes the first in the document of alternatives that are equal', () => {
  const one: WaitAlternative = { id: 'one', type: 'duration', duration: 'P2D' };
  const two: WaitAlternative = { id: 'two', type: 'duration', duration: 'PT48H' };
  for (const [first, second] of [
    [one, two],
    [two, one],
  ] as const) {
    const player = new Player(aJourney(waitFor(first, second)));
    player.event('start');
    player.goTo('2026-03-10T00:00:00Z');
    expect(player.path).toEqual([`w:${first.id}`]);
  }
});
