import type { JourneyNode } from '@sojourn/schema';
import { describe, expect, it } from 'vitest';
import { aJourney } from './testing/a-journey.ts';
import { instant, Player } from './testing/player.ts';

const wait: JourneyNode = { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P1D' }], outlets: {} };

describe('the order of inputs', () => {
  it('timers of one instant go by journey priority, journey id and age', () => {
    const again = { entry: { reentry: { mode: 'always' } } } as const;
    const player = new Player([
      aJourney({ w: wait }, { ...again, id: 'b' }),
      aJourney({ w: wait }, { ...again, id: 'a' }),
      aJourney({ w: wait }, { ...again, id: 'z', priority: 9 }),
    ]);
    player.event('start');
    player.event('start');
    player.goTo('2026-03-03T09:00:00+01:00');
    const ended = player.log
      .filter(({ entry }) => entry.kind === 'ended')
      .map(({ enrollmentId }) => player.enrollments.find((one) => one.id === enrollmentId));
    expect(ended.map((one) => [one?.journeyId, one?.ordinal])).toEqual([
      ['z', 1],
      ['z', 2],
      ['a', 1],
      ['a', 2],
      ['b', 1],
      ['b', 2],
    ]);
  });

  it('timers of enrollments come before timers of triggers', () => {
    const absence = { id: 'a', type: 'absence', event: 'start', without: ['order'], within: 'P1D' } as const;
    const player = new Player([aJourney({ w: wait }, { id: 'k' }), aJourney({ w: wait }, { id: 'b', entry: { triggers: [absence] } })]);
    player.event('start');
    player.goTo('2026-03-03T09:00:00+01:00');
    expect(player.story).toEqual([
      'entered',
      'arrived w',
      'parked w',
      'woke w:next',
      'ended completed',
      'entered',
      'arrived w',
      'parked w',
    ]);
  });

  it('no input has an earlier instant than the one before it', () => {
    const player = new Player(aJourney({ w: wait }, { entry: { reentry: { mode: 'always' } } }));
    player.goTo('2026-03-05T00:00:00Z');
    player.event('start');
    player.apply(
      [{ seq: 99n, at: instant('2026-03-04T00:00:00Z'), body: { type: 'event', event: { id: 'late', contactId: 'c1', name: 'start' } } }],
      player.now,
    );
    expect(player.trace.map((entry) => entry.at)).toEqual(Array.from({ length: 6 }, () => '2026-03-05T00:00:00.000Z'));
  });

  it('an event from the future happened when it arrived', () => {
    const player = new Player(aJourney({ w: wait }));
    player.event('start', {}, { at: '2030-01-01T00:00:00Z' });
    expect(player.last.entry.at).toBe(player.now);
  });

  it('a timer that an earlier input of the batch clears is not applied', () => {
    const player = new Player(aJourney({ w: wait }, { exits: [{ id: 'x', when: { event: 'click' } }] }));
    player.event('start');
    const at = instant('2026-03-03T09:00:00+01:00');
    player.apply([{ seq: 50n, at, body: { type: 'event', event: { id: 'c', contactId: 'c1', name: 'click' } } }], at);
    expect(player.story.slice(-1)).toEqual(['ended exited:x']);
    expect(player.timers.size).toBe(0);
  });

  it('what updates queue is judged first in, first out, after the walk, before the next input', () => {
    const update = (attribute: string, next: string): JourneyNode => ({
      type: 'update',
      changes: [{ op: 'increment', attribute, value: 1 }],
      outlets: { next },
    });
    const on = (attribute: string) =>
      ({ entry: { triggers: [{ id: attribute, type: 'attribute', attribute }], reentry: { mode: 'always' } } }) as const;
    const player = new Player([
      aJourney({ one: update('orders', 'two'), two: update('score', 'w'), w: wait }),
      aJourney({ three: update('score', 'w'), w: wait }, { id: 'a', ...on('orders') }),
      aJourney({ w: wait }, { id: 'b', ...on('score') }),
    ]);
    player.event('start');
    const order = player.log
      .filter(({ entry }) => entry.kind === 'entered')
      .map(({ enrollmentId }) => player.enrollments.find((one) => one.id === enrollmentId));
    // The change of orders lets a in, whose update comes behind the change of score that was already queued.
    expect(order.map((one) => [one?.journeyId, one?.entry.data])).toEqual([
      ['j', {}],
      ['a', { from: null, to: 1 }],
      ['b', { from: null, to: 1 }],
      ['b', { from: 1, to: 2 }],
    ]);
  });

  it('a version’s triggers judge from its publishing on, and those inside stay on theirs', () => {
    const player = new Player(aJourney({ w: wait }, { entry: { reentry: { mode: 'always' } } }));
    const [journey] = player.definitions.journeys;
    const newer = new Player(aJourney({ x: wait }, { entry: { reentry: { mode: 'always' } } })).definitions.journeys[0]?.versions[0];
    if (journey === undefined || newer === undefined) throw new Error('The players have a journey each.');
    const publishedAt = instant('2026-03-02T12:00:00+01:00');
    const both = {
      ...player.definitions,
      index: undefined,
      journeys: [{ ...journey, versions: [...journey.versions, { ...newer, version: 2, publishedAt }] }],
    };
    const { index: _index, ...definitions } = both;
    Object.assign(player, { definitions });
    player.event('start');
    player.goTo('2026-03-02T12:00:00+01:00');
    player.event('start');
    expect(player.enrollments.map((one) => [one.version, one.nodeId])).toEqual([
      [1, 'w'],
      [2, 'x'],
    ]);
  });
});
