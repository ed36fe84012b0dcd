import type { Goal, JourneyNode } from '@sojourn/schema';
import { describe, expect, it } from 'vitest';
import { aJourney } from './testing/a-journey.ts';
import { Player } from './testing/player.ts';

const nodes: Readonly<Record<string, JourneyNode>> = {
  mail: { type: 'action', action: 'send_email', outlets: { next: 'w' } },
  w: {
    type: 'wait',
    until: [
      { id: 'next', type: 'duration', duration: 'P30D' },
      { id: 'ordered', type: 'event', event: 'order' },
    ],
    outlets: {},
  },
};
const goal: Goal = { name: 'Ordered', when: { event: 'order' }, within: 'P14D', onReached: 'exit', value: 'total' };

function started(more: Parameters<typeof aJourney>[1]): Player {
  const player = new Player(aJourney(nodes, more));
  player.event('start');
  player.result({ status: 'done' });
  return player;
}

describe('the goal', () => {
  it('comes before the wait, ends the enrollment and carries its value', () => {
    const player = started({ goal });
    player.event('order', { total: 140 });
    expect(player.trace.slice(-2)).toEqual([
      { seq: 10, at: '2026-03-02T08:00:00.000Z', kind: 'goal', nodeId: 'w', visit: 1, counted: true, value: 140 },
      { seq: 11, at: '2026-03-02T08:00:00.000Z', kind: 'ended', nodeId: 'w', visit: 1, end: 'goal' },
    ]);
    expect(player.timers.size).toBe(0);
  });

  it.each([
    ['2026-03-16T09:00:00+01:00', true],
    ['2026-03-16T09:00:00.001+01:00', false],
  ])('reached at %s is counted: %s', (at, counted) => {
    const player = started({ goal });
    player.goTo(at);
    player.event('order');
    expect(player.trace.find((entry) => entry.kind === 'goal')).toMatchObject({ counted });
    expect(player.last.end).toBe('goal');
  });

  it('with continue is reached once, and the wait hears the event too', () => {
    const player = started({ goal: { ...goal, onReached: 'continue' } });
    player.event('order', { total: 1 });
    expect(player.story.slice(-3)).toEqual(['goal', 'woke w:ordered', 'ended completed']);
  });

  it('as a condition is judged on every change, and by time', () => {
    const when = { left: { attribute: 'trialEndsAt' }, op: 'before', right: { ago: 'PT0S' } } as const;
    const player = started({ goal: { name: 'g', when, onReached: 'exit' } });
    player.patch({ set: { trialEndsAt: '2026-03-05T12:00:00Z' } });
    expect(player.last.status).toBe('live');
    player.goTo('2026-03-06T00:00:00Z');
    expect(player.last).toMatchObject({ end: 'goal' });
    expect(player.trace.at(-1)?.at).toMatch(/^2026-03-05T12:00:00/);
    expect(player.trace.at(-2)).toMatchObject({ kind: 'goal', because: [{ saw: '2026-03-05T12:00:00Z', holds: true }] });
  });

  it('of a node counts only answers to its message', () => {
    const player = started({ goal: { name: 'g', when: { event: 'click', of: 'mail' }, onReached: 'exit' } });
    player.event('click');
    expect(player.last.status).toBe('live');
    player.event('click', {}, { effect: player.begun[0]?.key ?? '' });
    expect(player.last.end).toBe('goal');
  });
});

describe('exit criteria', () => {
  it('are judged in document order, after the goal, and say why', () => {
    const unsubscribed = { id: 'unsubscribed', when: { left: { consent: 'email' }, op: 'eq', right: 'unsubscribed' } } as const;
    const player = started({ exits: [{ id: 'clicked', when: { event: 'click' } }, unsubscribed] });
    player.patch({ consent: { email: 'unsubscribed' } });
    expect(player.trace.at(-1)).toMatchObject({
      kind: 'ended',
      end: 'exited:unsubscribed',
      because: [{ saw: 'unsubscribed', holds: true }],
    });
  });
});

describe('suppression', () => {
  const when = { left: { attribute: 'paused' }, op: 'eq', right: true } as const;

  it('with exit ends as suppressed', () => {
    const player = started({ suppression: { when, then: 'exit' } });
    player.patch({ set: { paused: true } });
    expect(player.last.end).toBe('suppressed');
  });

  it('with hold suspends, still judges the goal, and lifts itself', () => {
    const player = started({ goal, suppression: { when, then: 'hold' } });
    player.patch({ set: { paused: true } });
    expect(player.last.status).toBe('suspended');
    player.patch({ set: { paused: false } });
    expect(player.story.slice(-2)).toEqual(['suspended', 'resumed']);
    player.patch({ set: { paused: true } });
    player.event('order');
    expect(player.last.end).toBe('goal');
  });

  it('applies timers that fell due meanwhile when it lifts, the earliest first', () => {
    const until = [
      { id: 'late', type: 'duration', duration: 'P3D' },
      { id: 'early', type: 'duration', duration: 'P2D' },
    ] as const;
    const player = new Player(aJourney({ w: { type: 'wait', until, outlets: {} } }, { suppression: { when, then: 'hold' } }));
    player.event('start');
    player.patch({ set: { paused: true } });
    player.goTo('2026-03-20T09:00:00+01:00');
    expect(player.path).toEqual([]);
    player.patch({ set: { paused: false } });
    expect(player.path).toEqual(['w:early']);
    expect(player.trace.at(-1)).toMatchObject({ kind: 'ended', at: '2026-03-20T08:00:00.000Z' });
  });

  it('applies an outcome that came meanwhile first', () => {
    const player = new Player(aJourney(nodes, { suppression: { when, then: 'hold' } }));
    player.event('start');
    player.patch({ set: { paused: true } });
    player.result({ status: 'done', data: { messageId: 'm' } });
    expect(player.last.nodeId).toBe('mail');
    player.patch({ unset: ['paused'] });
    expect(player.story.slice(-5)).toEqual(['resumed', 'effect.completed', 'woke mail:next', 'arrived w', 'parked w']);
    expect(player.last.results).toEqual({ mail: { messageId: 'm' } });
  });

  it('logs an outcome that came meanwhile also if the enrollment ends first', () => {
    const player = new Player(aJourney(nodes, { goal, suppression: { when, then: 'hold' } }));
    player.event('start');
    player.patch({ set: { paused: true } });
    player.result({ status: 'done' });
    player.event('order');
    expect(player.story.slice(-4)).toEqual(['suspended', 'goal', 'ended goal', 'effect.completed']);
    expect(player.contact?.open).toEqual([]);
  });

  it('does not take for lost what was reported while it was suspended', () => {
    const player = new Player(aJourney(nodes, { suppression: { when, then: 'hold' } }));
    player.event('start');
    player.patch({ set: { paused: true } });
    player.result({ status: 'not_sent', code: 'busy', retryable: true });
    expect(player.timers.size).toBe(0);
    player.patch({ set: { paused: false } });
    expect(player.story.slice(-2)).toEqual(['resumed', 'effect.retried']);
  });

  it('does not take an outcome for lost that came after its time, before the hold was lifted', () => {
    const player = new Player(aJourney(nodes, { suppression: { when, then: 'hold' } }));
    player.event('start');
    player.patch({ set: { paused: true } });
    player.goTo('2026-03-02T10:00:00+01:00');
    player.result({ status: 'done' });
    player.patch({ set: { paused: false } });
    expect(player.story.slice(-5)).toEqual(['resumed', 'effect.completed', 'woke mail:next', 'arrived w', 'parked w']);
  });

  it('takes a worker’s death for what it is when the hold is lifted', () => {
    const player = new Player(aJourney(nodes, { suppression: { when, then: 'hold' } }));
    player.event('start');
    player.patch({ set: { paused: true } });
    player.goTo('2026-03-02T10:00:00+01:00');
    player.patch({ set: { paused: false } });
    expect(player.story.slice(-3)).toEqual(['resumed', 'effect.uncertain', 'effect.retried']);
  });

  it('moves a local time with a zone that changed meanwhile', () => {
    const until = [{ id: 'next', type: 'duration', duration: 'P1D', at: '10:00' }] as const;
    const journey = aJourney(
      { w: { type: 'wait', until, outlets: {} } },
      { timezone: 'contact', fallbackTimezone: 'UTC', suppression: { when, then: 'hold' } },
    );
    const player = new Player(journey, { contact: { timezone: 'Europe/Stockholm' } });
    player.event('start');
    player.patch({ set: { paused: true } });
    player.patch({ timezone: 'America/New_York' });
    player.goTo('2026-03-03T10:00:00+01:00');
    player.patch({ set: { paused: false } });
    expect(player.path).toEqual([]);
    expect(player.trace.at(-1)).toMatchObject({ kind: 'parked', wakeAt: '2026-03-03T15:00:00.000Z' });
    player.goTo('2026-03-03T15:00:00Z');
    expect(player.path).toEqual(['w:next']);
  });
});
