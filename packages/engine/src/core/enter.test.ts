import { bucket } from '@sojourn/schema';
import type { Journey, JourneyNode } from '@sojourn/schema';
import { describe, expect, it } from 'vitest';
import { enrollmentId } from './enrollment-id.ts';
import { aJourney } from './testing/a-journey.ts';
import { Player } from './testing/player.ts';

const wait: JourneyNode = { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P1D' }], outlets: {} };
const has = (attribute: string) => ({ left: { attribute }, op: 'exists' }) as const;

function entering(entry: Partial<Journey['entry']>, more: Partial<Omit<Journey, 'entry'>> = {}) {
  return aJourney({ w: wait }, { ...more, entry });
}

describe('re-entry', () => {
  it('never: once per contact, ever', () => {
    const player = new Player(entering({ reentry: { mode: 'never' } }));
    player.event('start');
    player.goTo('2026-03-09T00:00:00Z');
    player.event('start');
    expect(player.enrollments).toHaveLength(1);
    expect(player.reasons).toEqual(['reentry']);
  });

  it('afterExit: one live, and again when the last has ended', () => {
    const player = new Player(entering({ reentry: { mode: 'afterExit' } }));
    player.event('start');
    player.event('start');
    player.goTo('2026-03-03T09:00:00+01:00');
    player.event('start');
    expect(player.enrollments.map((one) => one.ordinal)).toEqual([1, 2]);
    expect(player.reasons).toEqual(['reentry']);
  });

  it('afterExit after a while counts from the last end', () => {
    const player = new Player(entering({ reentry: { mode: 'afterExit', after: 'P30D' } }));
    player.event('start');
    player.goTo('2026-04-02T08:59:59+02:00');
    player.event('start');
    player.goTo('2026-04-02T09:00:00+02:00');
    player.event('start');
    expect(player.enrollments).toHaveLength(2);
    expect(player.reasons).toEqual(['reentry']);
  });

  it('perKey: once per key, or again after a while', () => {
    const once = new Player(entering({ reentry: { mode: 'perKey' }, key: 'id' }));
    const again = new Player(entering({ reentry: { mode: 'perKey', after: 'P7D' }, key: 'id' }));
    for (const player of [once, again]) {
      for (const id of ['a', 'b', 'a']) player.event('start', { id });
      player.goTo('2026-03-10T09:00:00+01:00');
      player.event('start', { id: 'a' });
    }
    expect(once.enrollments.map((one) => one.key)).toEqual(['a', 'b']);
    expect(again.enrollments.map((one) => [one.key, one.ordinal])).toEqual([
      ['a', 1],
      ['b', 1],
      ['a', 2],
    ]);
    expect(once.reasons).toEqual(['reentry', 'reentry']);
  });

  it('always: several live', () => {
    const player = new Player(entering({ reentry: { mode: 'always' } }));
    player.event('start');
    player.event('start');
    expect(player.enrollments.map((one) => one.status)).toEqual(['live', 'live']);
    expect(new Set(player.enrollments.map((one) => one.identity)).size).toBe(2);
  });
});

describe('refusals', () => {
  it.each([
    ['criteria', { entry: { criteria: has('orders') } }],
    ['goal', { goal: { name: 'g', when: { all: [] }, onReached: 'exit' } }],
    ['exit', { exits: [{ id: 'x', when: { all: [] } }] }],
    ['suppressed', { suppression: { when: { all: [] }, then: 'hold' } }],
    ['rollout', { entry: { rollout: 0 } }],
  ] as const)('%s is logged with its trigger', (reason, more) => {
    const { entry, ...rest } = { entry: {}, ...more };
    const player = new Player(entering(entry, rest as Partial<Omit<Journey, 'entry'>>));
    player.event('start');
    expect(player.enrollments).toHaveLength(0);
    expect(player.refusals).toEqual([
      { seq: 1, at: '2026-03-02T08:00:00.000Z', kind: 'refused', journeyId: 'j', contactId: 'c1', trigger: 'started', reason },
    ]);
  });

  it('names the first reason in the order of the list, and numbers them per journey', () => {
    const player = new Player(entering({ criteria: has('orders'), rollout: 0 }, { exits: [{ id: 'x', when: { all: [] } }] }));
    player.event('start');
    player.event('start');
    expect(player.refusals.map(({ seq, reason }) => [seq, reason])).toEqual([
      [1, 'criteria'],
      [2, 'criteria'],
    ]);
  });

  it('another trigger of the journey that already took the input is a duplicate', () => {
    const triggers = [
      { id: 'one', type: 'event', event: 'start' },
      { id: 'two', type: 'event', event: 'start' },
    ] as const;
    const player = new Player(entering({ triggers, reentry: { mode: 'always' } }));
    player.event('start');
    expect(player.enrollments).toHaveLength(1);
    expect(player.refusals).toMatchObject([{ trigger: 'two', reason: 'duplicate' }]);
  });

  it('the trigger event itself is never goal, exit or wait', () => {
    const nodes: Record<string, JourneyNode> = { w: { type: 'wait', until: [{ id: 'next', type: 'event', event: 'start' }], outlets: {} } };
    const player = new Player(aJourney(nodes, { goal: { name: 'g', when: { event: 'start' }, onReached: 'exit' } }));
    player.event('start');
    expect(player.last).toMatchObject({ status: 'live', nodeId: 'w' });
  });
});

describe('the rollout', () => {
  it('is sticky: raising it never drops one who was in', () => {
    const draw = bucket('j', 'c1', '#rollout') * 100;
    const enters = (rollout: number): boolean => {
      const player = new Player(entering({ rollout }));
      player.event('start');
      return player.enrollments.length === 1;
    };
    expect(enters(Math.ceil(draw + 0.001))).toBe(true);
    expect(enters(100)).toBe(true);
    expect(enters(Math.floor(draw))).toBe(false);
  });
});

describe('the holdout', () => {
  const nodes: Record<string, JourneyNode> = {
    u: { type: 'update', changes: [{ op: 'set', attribute: 'country', value: 'SE' }], outlets: { next: 'w' } },
    w: wait,
  };
  const goal = { name: 'g', when: { event: 'order' }, within: 'P14D', onReached: 'exit', value: 'total' } as const;
  const held = aJourney(nodes, {
    goal,
    exits: [{ id: 'x', when: { event: 'click' } }],
    entry: { holdout: 50, reentry: { mode: 'afterExit' } },
  });

  it('walks no graph, and ends as control when the goal’s time is over', () => {
    const player = new Player(held, { choices: { holdout: true } });
    player.event('start');
    player.event('click');
    expect(player.story).toEqual(['entered']);
    expect(player.trace[0]).toMatchObject({ control: true });
    expect(player.contact?.attributes).toEqual({});
    player.goTo('2026-03-16T08:59:59+01:00');
    expect(player.last.status).toBe('live');
    player.goTo('2026-03-16T09:00:00+01:00');
    expect(player.last).toMatchObject({ end: 'control', control: true });
  });

  it('logs a goal, once, and goes on', () => {
    const player = new Player(held, { choices: { holdout: true } });
    player.event('start');
    player.event('order', { total: 140 });
    player.event('order', { total: 9 });
    player.goTo('2026-04-01T00:00:00Z');
    expect(player.trace.filter((entry) => entry.kind === 'goal')).toMatchObject([{ counted: true, value: 140 }]);
    expect(player.last.end).toBe('control');
  });

  it('counts for re-entry', () => {
    const player = new Player(held, { choices: { holdout: true } });
    player.event('start');
    player.event('start');
    expect(player.reasons).toEqual(['reentry']);
  });

  it('measures the others after their end for as long', () => {
    const player = new Player(held, { choices: { holdout: false } });
    player.event('start');
    player.goTo('2026-03-10T00:00:00Z');
    expect(player.last.end).toBe('completed');
    player.event('order', { total: 20 });
    expect(player.story.slice(-2)).toEqual(['ended completed', 'goal']);
    expect(player.trace.at(-1)).toEqual({ seq: 9, at: '2026-03-10T00:00:00.000Z', kind: 'goal', counted: true, value: 20 });
    expect(player.contact?.open).toEqual([]);
  });

  it('stops measuring when the goal’s time is over', () => {
    const player = new Player(held, { choices: { holdout: false } });
    player.event('start');
    player.goTo('2026-03-16T09:00:00.001+01:00');
    player.event('order', { total: 20 });
    expect(player.trace.some((entry) => entry.kind === 'goal')).toBe(false);
    expect(player.contact?.open).toEqual([]);
  });

  it('draws by contact', () => {
    const draw = bucket('j', 'c1', '#holdout') * 100;
    for (const [holdout, control] of [
      [Math.ceil(draw + 0.001), true],
      [Math.floor(draw), false],
    ] as const) {
      const player = new Player(aJourney(nodes, { goal, entry: { holdout } }));
      player.event('start');
      expect(player.last.control).toBe(control);
    }
  });
});

describe('enrollment ids', () => {
  it('come from tenant, journey, contact, key and ordinal', () => {
    const player = new Player(entering({ reentry: { mode: 'perKey' }, key: 'id' }));
    player.event('start', { id: 'k1' });
    expect(player.last.id).toBe(enrollmentId({ tenant: 'default', journeyId: 'j', contactId: 'c1', key: 'k1', ordinal: 1 }));
    expect(player.last.id).toMatch(/^[a-z2-7]{26}$/);
  });
});
