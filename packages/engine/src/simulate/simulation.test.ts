import type { JourneyNode, Scenario } from '@sojourn/schema';
import { describe, expect, it } from 'vitest';
import { aCatalog, aJourney } from '../core/testing/a-journey.ts';
import { instant } from '../core/testing/player.ts';
import { simulate } from './simulate.ts';
import type { Simulation } from './simulation.ts';

const nodes: Readonly<Record<string, JourneyNode>> = {
  mail: {
    type: 'action',
    action: 'send_email',
    input: { subject: 'Hello {{ contact.country }}' },
    outlets: { next: 'w', bounced: 'gone' },
  },
  w: {
    type: 'wait',
    until: [
      { id: 'clicked', type: 'event', event: 'click', of: 'mail' },
      { id: 'timeout', type: 'duration', duration: 'P3D' },
    ],
    outlets: { clicked: 's' },
  },
  s: {
    type: 'split',
    arms: [
      { id: 'a', weight: 1 },
      { id: 'b', weight: 1 },
    ],
    outlets: {},
  },
  gone: { type: 'exit', reason: 'bounced' },
};
const journey = aJourney(nodes, { goal: { name: 'g', when: { event: 'order' }, onReached: 'exit' } });

function scenario(more: Partial<Scenario> = {}): Scenario {
  return {
    name: 'one',
    start: '2026-03-02T09:00:00+01:00',
    contact: { id: 'c1', attributes: { country: 'SE' }, consent: { email: 'subscribed' } },
    script: [{ event: 'start' }, { after: 'P1D', event: 'click', of: 'mail' }],
    ...more,
  };
}

function simulation(more: Partial<Scenario> = {}): Simulation {
  return simulate(journey, scenario(more), { catalog: aCatalog });
}

const path = (one: Simulation): readonly string[] =>
  one.trace.flatMap((entry) => (entry.kind === 'decided' || entry.kind === 'woke' ? [`${entry.nodeId}:${entry.outlet}`] : []));

describe('a simulation', () => {
  it('goes a single input at a time, on a clock of its own', () => {
    const one = simulation();
    expect(one.contact.attributes).toEqual({ country: 'SE' });
    expect(one.step()).toBe(true);
    expect(one.enrollments).toMatchObject([{ status: 'live', nodeId: 'mail' }]);
    expect(one.effects).toMatchObject([{ nodeId: 'mail', input: { subject: 'Hello SE' }, at: one.now }]);
    expect(one.step()).toBe(true);
    expect(one.enrollments).toMatchObject([{ nodeId: 'w' }]);
    expect(one.step()).toBe(true);
    expect(one.now).toBe(instant('2026-03-03T09:00:00+01:00'));
    expect(one.enrollments).toMatchObject([{ status: 'ended', end: 'completed' }]);
    expect(one.ended).toBe(true);
    expect(one.step()).toBe(false);
    expect(one.steps.map((step) => step.kind)).toEqual(['start', 'event', 'result', 'event']);
  });

  it('goes back over everything, each call at once, and forth again to the same bytes', () => {
    const one = simulation();
    const before = JSON.stringify([one.trace, one.enrollments, one.now]);
    one.run();
    const after = JSON.stringify([one.trace, one.enrollments, one.now]);
    expect(one.back()).toBe(true);
    expect(JSON.stringify([one.trace, one.enrollments, one.now])).toBe(before);
    expect(one.canGoBack).toBe(false);
    expect(one.back()).toBe(false);
    while (one.step());
    expect(JSON.stringify([one.trace, one.enrollments, one.now])).toBe(after);
  });

  it('shows values that never change', () => {
    const one = simulation();
    const { trace, enrollments, effects } = one;
    one.run();
    expect([trace, enrollments, effects]).toEqual([[], [], []]);
  });

  it('runs to the next wait, and to an instant', () => {
    const one = simulation();
    one.runToNextWait();
    expect(one.enrollments).toMatchObject([{ nodeId: 'w', status: 'live' }]);
    one.runTo('2026-03-02T20:00:00+01:00');
    expect([one.now, path(one)]).toEqual([instant('2026-03-02T20:00:00+01:00'), ['mail:next']]);
    one.runTo('2026-03-02T10:00:00+01:00');
    expect(one.now).toBe(instant('2026-03-02T20:00:00+01:00'));
    one.back();
    expect(one.now).toBe(instant('2026-03-02T09:00:00+01:00'));
  });

  it('says which events it listens for, nearest first', () => {
    const one = simulation();
    expect(one.listening).toEqual([{ event: 'start', for: 'trigger', journeyId: 'j', id: 'started' }]);
    one.runToNextWait();
    expect(one.listening.map(({ event, for: what, id }) => [event, what, id])).toEqual([
      ['click', 'wait', 'w'],
      ['order', 'goal', undefined],
      ['start', 'trigger', 'started'],
    ]);
  });

  it('takes events and changes by hand, and goes on from there', () => {
    const one = simulation({ script: [{ event: 'start' }] });
    one.runToNextWait();
    one.inject({ event: 'click', data: { link: 'x' } });
    expect(path(one)).toEqual(['mail:next']);
    one.inject({ event: 'click', of: 'mail' });
    expect(path(one)).toEqual(['mail:next', 'w:clicked', expect.stringMatching(/^s:/) as string]);
    one.patchContact({ set: { country: 'DE' } });
    expect(one.contact.attributes).toEqual({ country: 'DE' });
    one.back();
    one.back();
    one.inject({ event: 'order' });
    expect(one.enrollments).toMatchObject([{ end: 'goal' }]);
  });

  it('takes the arm, the outcome and the group that are chosen', () => {
    for (const arm of ['a', 'b']) {
      const one = simulation();
      one.choose('s', arm);
      one.run();
      expect(path(one).at(-1)).toBe(`s:${arm}`);
    }
    const bounced = simulation();
    bounced.step();
    bounced.choose('bounced');
    bounced.run();
    expect(bounced.enrollments).toMatchObject([{ end: 'exited:bounced' }]);
    const failed = simulation();
    failed.choose('mail', 'failed');
    failed.run();
    expect(failed.enrollments).toMatchObject([{ status: 'failed' }]);
    const held = simulate(
      aJourney(nodes, { goal: { name: 'g', when: { event: 'order' }, within: 'P1D', onReached: 'exit' } }),
      scenario(),
      { catalog: aCatalog },
    );
    held.choose('holdout', true);
    held.run();
    expect(held.enrollments).toMatchObject([{ control: true, end: 'control' }]);
  });

  it('lets an event of the script win over a deadline of its own instant', () => {
    const one = simulation({ script: [{ event: 'start' }, { after: 'P3D', event: 'click', of: 'mail' }] });
    one.run();
    expect(path(one)).toEqual(['mail:next', 'w:clicked', expect.stringMatching(/^s:/) as string]);
  });

  it('lets time run on after the script, two years at most', () => {
    const spin: JourneyNode = { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P30D' }], outlets: { next: 'spin' } };
    const one = simulate(aJourney({ spin }), scenario({ script: [{ event: 'start' }] }), { catalog: aCatalog });
    one.run();
    expect(one.trace.filter((entry) => entry.kind === 'woke')).toHaveLength(24);
    expect(one.ended).toBe(true);
  });

  it('stops at a journey that never comes to rest', () => {
    const spin: JourneyNode = { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'PT1M' }], outlets: { next: 'spin' } };
    const one = simulate(aJourney({ spin }), scenario({ script: [{ event: 'start' }] }), { catalog: aCatalog });
    one.runTo('2026-03-02T12:00:00+01:00');
    expect(one.trace.filter((entry) => entry.kind === 'woke')).toHaveLength(180);
  });

  it('retries as an engine would, and gives late results by the script', () => {
    const letter = aJourney({
      letter: { type: 'action', action: 'send_letter', outlets: { next: 'end' } },
      end: { type: 'exit', reason: 'done' },
    });
    const script: Scenario['script'] = [{ event: 'start' }, { after: 'P1D', result: { node: 'letter', outcome: 'sent' } }];
    const one = simulate(letter, scenario({ script, results: { letter: { error: 'timeout' } } }), { catalog: aCatalog });
    one.run();
    expect(one.trace.map((entry) => entry.kind).slice(-6)).toEqual(['held', 'released', 'effect.completed', 'woke', 'arrived', 'ended']);
  });

  it('lets a contact through several journeys', () => {
    const other = aJourney(
      { end: { type: 'exit', reason: 'seen' } },
      { id: 'k', entry: { triggers: [{ id: 't', type: 'event', event: 'click' }] } },
    );
    const one = simulate([journey, other], scenario(), { catalog: aCatalog });
    one.run();
    expect(one.enrollments.map(({ journeyId, end }) => [journeyId, end])).toEqual([
      ['j', 'completed'],
      ['k', 'exited:seen'],
    ]);
    expect(one.traceOf(one.enrollments[1]?.id ?? '').map((entry) => entry.kind)).toEqual(['entered', 'arrived', 'ended']);
  });

  it('waits for an absence that is pending, though nobody is inside', () => {
    const absent = aJourney(nodes, {
      entry: { triggers: [{ id: 'a', type: 'absence', event: 'start', without: ['order'], within: 'PT1H' }] },
    });
    const one = simulate(absent, scenario({ script: [{ event: 'start' }] }), { catalog: aCatalog });
    one.run();
    expect(one.enrollments).toMatchObject([{ enteredAt: '2026-03-02T09:00:00.000Z' }]);
  });

  it('refuses a scenario whose start is no instant', () => {
    expect(() => simulation({ start: '2026-03-02' })).toThrow(RangeError);
  });
});
