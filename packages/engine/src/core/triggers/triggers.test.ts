import type { JourneyNode, Trigger } from '@sojourn/schema';
import { describe, expect, it } from 'vitest';
import { aJourney } from '../testing/a-journey.ts';
import { Player } from '../testing/player.ts';

const rest: Readonly<Record<string, JourneyNode>> = {
  w: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P9D' }], outlets: {} },
};

function triggeredBy(...triggers: readonly Trigger[]) {
  return aJourney(rest, { entry: { triggers, reentry: { mode: 'always' } } });
}

describe('an event trigger', () => {
  it('judges where, and gives the event’s data to the entry', () => {
    const player = new Player(
      triggeredBy({ id: 't', type: 'event', event: 'order', where: { left: { event: 'total' }, op: 'gt', right: 100 } }),
    );
    player.event('order', { total: 100 });
    player.event('order', { total: 101 });
    expect(player.enrollments).toMatchObject([{ entry: { trigger: 't', data: { total: 101 } } }]);
  });

  it('makes an unknown contact known, without consent', () => {
    const player = new Player(aJourney(rest));
    player.contact = null;
    player.event('start');
    expect(player.enrollments).toHaveLength(1);
    expect(player.contact).toMatchObject({ id: 'c1', consent: {}, attributes: {} });
  });
});

describe('an absence trigger', () => {
  const absence: Trigger = { id: 'a', type: 'absence', event: 'click', without: ['order'], within: 'PT1H' };

  it('fires when nothing followed, counted from the last event, with its data', () => {
    const player = new Player(triggeredBy(absence));
    player.event('click', { link: 'one' });
    player.goTo('2026-03-02T09:30:00+01:00');
    player.event('click', { link: 'two' });
    player.goTo('2026-03-02T10:29:59+01:00');
    expect(player.enrollments).toHaveLength(0);
    player.goTo('2026-03-02T10:30:00+01:00');
    expect(player.enrollments).toMatchObject([{ entry: { data: { link: 'two' } } }]);
    expect(player.trace[0]).toMatchObject({ at: '2026-03-02T09:30:00.000Z' });
    expect(player.timers.size).toBe(1);
  });

  it('is cancelled by another event, also one at the very end of its time', () => {
    const player = new Player(triggeredBy(absence));
    player.event('click');
    player.oversleep('2026-03-02T10:00:00+01:00');
    player.event('order');
    player.goTo('2026-03-03T09:00:00+01:00');
    expect(player.enrollments).toHaveLength(0);
    player.event('click');
    player.goTo('2026-03-03T10:00:00+01:00');
    expect(player.enrollments).toHaveLength(1);
  });

  it('is not cancelled by one that happened before', () => {
    const player = new Player(triggeredBy(absence));
    player.event('click');
    player.goTo('2026-03-02T09:10:00+01:00');
    player.event('order', {}, { at: '2026-03-02T08:59:00+01:00' });
    player.goTo('2026-03-02T11:00:00+01:00');
    expect(player.enrollments).toHaveLength(1);
  });

  it('is not disturbed by a late event older than the last one', () => {
    const player = new Player(triggeredBy(absence));
    player.event('click', { link: 'new' });
    player.goTo('2026-03-02T09:10:00+01:00');
    player.event('click', { link: 'old' }, { at: '2026-03-02T08:00:00+01:00' });
    player.goTo('2026-03-02T11:00:00+01:00');
    expect(player.enrollments).toMatchObject([{ entry: { data: { link: 'new' } } }]);
    // Nor does one begin a second absence.
    player.event('click', { link: 'old' }, { at: '2026-03-02T08:30:00+01:00' });
    expect([...player.timers.keys()]).not.toContain('trigger:j:a');
  });

  it('does not begin where what must be absent came already, before a late first event', () => {
    const player = new Player(triggeredBy(absence));
    player.event('order');
    player.event('click', {}, { at: '2026-03-02T08:50:00+01:00' });
    player.goTo('2026-03-03T09:00:00+01:00');
    expect(player.enrollments).toHaveLength(0);
  });

  it('lets since: entry count from its last event', () => {
    const nodes: Record<string, JourneyNode> = {
      w: { type: 'wait', until: [{ id: 'seen', type: 'event', event: 'start', since: 'entry' }], outlets: {} },
    };
    const player = new Player(aJourney(nodes, { entry: { triggers: [absence] } }));
    player.event('click');
    player.goTo('2026-03-02T09:30:00+01:00');
    player.event('start');
    player.goTo('2026-03-02T10:00:00+01:00');
    expect(player.path).toEqual(['w:seen']);
  });
});

describe('an attribute trigger', () => {
  const attribute = (more: object): Trigger => ({ id: 'x', type: 'attribute', attribute: 'orders', ...more });
  const entered = (trigger: Trigger, ...values: readonly (number | null)[]): number => {
    const player = new Player(triggeredBy(trigger));
    for (const value of values) player.patch(value === null ? { unset: ['orders'] } : { set: { orders: value } });
    return player.enrollments.length;
  };

  it.each([
    ['any change', {}, [1, 1, 2], 2],
    ['from a value', { from: 1 }, [1, 2, 3], 1],
    ['from nothing', { from: null }, [1, 2, 3], 1],
    ['to a value', { to: 3 }, [1, 3, 3, 4, 3], 2],
    ['crossing above, from missing', { crosses: { above: 10 } }, [11], 1],
    ['crossing above, not at the threshold', { crosses: { above: 10 } }, [10, 11, 12, 10, 11], 2],
    ['crossing below, from the threshold', { crosses: { below: 10 } }, [10, 9, 8], 1],
    ['crossing below, to missing', { crosses: { below: 10 } }, [12, null], 1],
    ['not crossing below from missing', { crosses: { below: 10 } }, [9], 0],
  ] as const)('%s', (_name, more, values, count) => {
    expect(entered(attribute(more), ...values)).toBe(count);
  });

  it('gives from and to to the entry, and goes by an update’s own values', () => {
    const player = new Player([
      aJourney(
        { u: { type: 'update', changes: [{ op: 'increment', attribute: 'score', value: 5 }], outlets: {} } },
        { entry: { reentry: { mode: 'always' } } },
      ),
      aJourney(rest, {
        id: 'k',
        entry: { triggers: [{ id: 'hot', type: 'attribute', attribute: 'score', crosses: { above: 9 } }], reentry: { mode: 'always' } },
      }),
    ]);
    for (let times = 0; times < 4; times += 1) player.event('start');
    expect(player.enrollments.filter((one) => one.journeyId === 'k')).toMatchObject([
      { entry: { trigger: 'hot', data: { from: 5, to: 10 } } },
    ]);
  });

  it('is not fired by a host’s word on what the engine owns', () => {
    const player = new Player(triggeredBy({ id: 'x', type: 'attribute', attribute: 'score' }), { contact: { attributes: { score: 3 } } });
    expect(player.enrollments).toHaveLength(1);
    player.patch({ set: { score: 50 } });
    player.give({ type: 'upsert', contact: { id: 'c1', attributes: { score: 60 } } });
    expect(player.contact?.attributes).toEqual({ score: 3 });
    expect(player.enrollments).toHaveLength(1);
  });
});

describe('a manual trigger', () => {
  it('enters with the data and the key it is given', () => {
    const player = new Player(
      aJourney(rest, { entry: { triggers: [{ id: 'm', type: 'manual' }], reentry: { mode: 'perKey' }, key: 'id' } }),
    );
    player.give({ type: 'enroll', journeyId: 'j', data: { id: 7.5 } });
    player.give({ type: 'enroll', journeyId: 'j', key: 'given', data: { id: 'ignored' } });
    expect(player.enrollments.map((one) => one.key)).toEqual(['7.5', 'given']);
  });

  it('is refused where there is none', () => {
    const player = new Player(aJourney(rest));
    player.give({ type: 'enroll', journeyId: 'j' });
    expect(player.reasons).toEqual(['no_trigger']);
  });
});
