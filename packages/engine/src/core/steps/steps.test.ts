import { bucket } from '@sojourn/schema';
import type { JourneyNode } from '@sojourn/schema';
import { describe, expect, it } from 'vitest';
import { aJourney } from '../testing/a-journey.ts';
import { Player } from '../testing/player.ts';

const end: JourneyNode = { type: 'exit', reason: 'done' };

describe('branch', () => {
  const node: JourneyNode = {
    type: 'branch',
    cases: [
      { id: 'big', when: { left: { entry: 'total' }, op: 'gt', right: 100 } },
      { id: 'swedish', when: { left: { attribute: 'country' }, op: 'eq', right: 'SE' } },
    ],
    outlets: { big: 'end', swedish: 'end' },
  };

  it.each([
    { total: 140, country: 'SE', outlet: 'big', because: 1 },
    { total: 100, country: 'SE', outlet: 'swedish', because: 2 },
    { total: 100, country: 'DE', outlet: 'else', because: 2 },
  ])('takes $outlet for $total and $country, with every comparison up to it', ({ total, country, outlet, because }) => {
    const player = new Player(aJourney({ who: node, end }), { contact: { attributes: { country } } });
    player.event('start', { total });
    const decided = player.trace.find((entry) => entry.kind === 'decided');
    expect(decided).toMatchObject({ outlet, because: { length: because } });
    expect(player.last.end).toBe(outlet === 'else' ? 'completed' : 'exited:done');
  });

  it('says what it saw, missing as null', () => {
    const player = new Player(aJourney({ who: node, end }));
    player.event('start', {});
    expect(player.trace.find((entry) => entry.kind === 'decided')).toMatchObject({
      because: [
        { left: { entry: 'total' }, op: 'gt', right: 100, saw: null, holds: false },
        { left: { attribute: 'country' }, op: 'eq', right: 'SE', saw: null, holds: false },
      ],
    });
  });
});

describe('switch', () => {
  const node: JourneyNode = {
    type: 'switch',
    on: { attribute: 'country' },
    cases: [
      { id: 'se', value: 'SE' },
      { id: 'de', value: 'DE' },
    ],
    outlets: {},
  };

  it.each([
    ['DE', 'de'],
    ['FR', 'else'],
    [undefined, 'missing'],
  ])('sends %s by %s', (country, outlet) => {
    const player = new Player(aJourney({ where: node }), { contact: { attributes: country === undefined ? {} : { country } } });
    player.event('start');
    expect(player.path).toEqual([`where:${outlet}`]);
  });
});

describe('split', () => {
  const node: JourneyNode = {
    type: 'split',
    arms: [
      { id: 'a', weight: 1 },
      { id: 'b', weight: 3 },
    ],
    outlets: {},
  };

  it('draws the arm from the seed, the contact and the node', () => {
    const counts = { a: 0, b: 0 };
    for (let index = 0; index < 400; index += 1) {
      const player = new Player(aJourney({ s: node }, { seed: `salt ${index}` }));
      player.event('start');
      const draw = bucket(`salt ${index}`, 'c1', 's');
      expect(player.path).toEqual([draw * 4 < 1 ? 's:a' : 's:b']);
      counts[draw * 4 < 1 ? 'a' : 'b'] += 1;
    }
    expect(counts.a).toBeGreaterThan(60);
    expect(counts.b).toBeGreaterThan(counts.a);
  });

  it('draws from the enrollment with per: enrollment', () => {
    const player = new Player(aJourney({ s: { ...node, per: 'enrollment' } as JourneyNode }));
    player.event('start');
    expect(player.path).toEqual([bucket('j', player.last.id, 's') * 4 < 1 ? 's:a' : 's:b']);
  });

  it('takes the arm that a simulation chooses', () => {
    for (const arm of ['a', 'b']) {
      const player = new Player(aJourney({ s: node }), { choices: { s: arm } });
      player.event('start');
      expect(player.path).toEqual([`s:${arm}`]);
    }
  });
});

describe('update', () => {
  const update = (changes: readonly object[]): JourneyNode => ({ type: 'update', changes, outlets: {} }) as unknown as JourneyNode;

  it('sets, unsets, increments, and changes lists and tags, each seeing the one before', () => {
    const node = update([
      { op: 'increment', attribute: 'score', value: 5 },
      { op: 'increment', attribute: 'score', value: 2 },
      { op: 'set', attribute: 'country', value: { entry: 'id' } },
      { op: 'unset', attribute: 'orders' },
      { op: 'add', attribute: 'interests', value: 'tea' },
      { op: 'add', attribute: 'interests', value: 'tea' },
      { op: 'remove', attribute: 'interests', value: 'jazz' },
      { op: 'add', tag: 'warm' },
    ]);
    const player = new Player(aJourney({ u: node }), { contact: { attributes: { orders: 3, interests: ['jazz'] } } });
    player.event('start', { id: 'SE' });
    expect(player.contact).toMatchObject({ attributes: { score: 7, country: 'SE', interests: ['tea'] }, tags: ['warm'] });
    expect(player.contact?.attributes).not.toHaveProperty('orders');
    expect(player.trace.find((entry) => entry.kind === 'updated')).toMatchObject({
      changes: [
        { op: 'increment', attribute: 'score', from: null, to: 5 },
        { op: 'increment', attribute: 'score', from: 5, to: 7 },
        { op: 'set', attribute: 'country', from: null, to: 'SE' },
        { op: 'unset', attribute: 'orders', from: 3, to: null },
        { op: 'add', attribute: 'interests', from: ['jazz'], to: ['jazz', 'tea'] },
        { op: 'add', attribute: 'interests', from: ['jazz', 'tea'], to: ['jazz', 'tea'] },
        { op: 'remove', attribute: 'interests', from: ['jazz', 'tea'], to: ['tea'] },
        { op: 'add', tag: 'warm', from: false, to: true },
      ],
    });
  });

  it('changes the contact at once, and lets its consequences follow the input', () => {
    const nodes: Record<string, JourneyNode> = {
      u: { ...update([{ op: 'set', attribute: 'country', value: 'SE' }]), outlets: { next: 'b' } },
      b: { type: 'branch', cases: [{ id: 'se', when: { left: { attribute: 'country' }, op: 'eq', right: 'SE' } }], outlets: { se: 'w' } },
      w: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P1D' }], outlets: {} },
    };
    const player = new Player(
      aJourney(nodes, { exits: [{ id: 'swedish', when: { left: { attribute: 'country' }, op: 'eq', right: 'SE' } }] }),
    );
    player.event('start');
    expect(player.story).toEqual([
      'entered',
      'arrived u',
      'updated',
      'decided u:next',
      'arrived b',
      'decided b:se',
      'arrived w',
      'parked w',
      'ended exited:swedish',
    ]);
  });

  it('keeps keys such as __proto__ as data', () => {
    const player = new Player(
      aJourney({
        u: update([
          { op: 'set', attribute: '__proto__', value: 'x' },
          { op: 'set', attribute: 'constructor', value: 1 },
        ]),
      }),
    );
    player.event('start');
    expect(Object.hasOwn(player.contact?.attributes ?? {}, '__proto__')).toBe(true);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
    expect(JSON.stringify(player.contact?.attributes)).toBe('{"__proto__":"x","constructor":1}');
  });

  it('parks a loop of updates after 1,000 nodes, and an operator can go on from there', () => {
    const spin: JourneyNode = { ...update([{ op: 'increment', attribute: 'score', value: 1 }]), outlets: { next: 'spin' } };
    const player = new Player(aJourney({ spin }));
    player.event('start');
    expect(player.contact?.attributes['score']).toBe(1_000);
    expect(player.last).toMatchObject({ status: 'failed', nodeId: 'spin' });
    expect(player.story.at(-1)).toBe('failed step_limit');
    player.give({ type: 'retry', enrollmentId: player.last.id });
    expect(player.contact?.attributes['score']).toBe(2_000);
  });
});

describe('exit and open outlets', () => {
  it('ends with its reason', () => {
    const player = new Player(aJourney({ end }));
    player.event('start');
    expect(player.story).toEqual(['entered', 'arrived end', 'ended exited:done']);
    expect(player.last).toMatchObject({ status: 'ended', end: 'exited:done', nodeId: 'end' });
  });

  it('parks at a node that this release does not run', () => {
    const player = new Player(aJourney({ ask: { type: 'from_the_future' } }));
    player.event('start');
    expect(player.last.status).toBe('failed');
    expect(player.story.at(-1)).toBe('failed not_supported');
  });
});

describe('milestone', () => {
  const nodes: Record<string, JourneyNode> = {
    w: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P9D' }], outlets: { next: 'm1' } },
    m1: { type: 'milestone', jumpWhen: { left: { attribute: 'orders' }, op: 'gte', right: 1 }, outlets: { next: 'w1' } },
    w1: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P9D' }], outlets: { next: 'm2' } },
    m2: { type: 'milestone', jumpWhen: { left: { attribute: 'orders' }, op: 'gte', right: 5 }, outlets: { next: 'w2' } },
    w2: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P9D' }], outlets: {} },
  };

  it('is jumped to as soon as it holds, once', () => {
    const player = new Player(aJourney(nodes));
    player.event('start');
    player.patch({ set: { orders: 1 } });
    player.patch({ set: { orders: 2 } });
    expect(player.story.slice(3)).toEqual(['jumped', 'arrived m1', 'decided m1:next', 'arrived w1', 'parked w1']);
    expect(player.trace.find((entry) => entry.kind === 'jumped')).toMatchObject({ nodeId: 'm1', visit: 1, from: 'w' });
    player.patch({ set: { orders: 7 } });
    expect(player.last.nodeId).toBe('w2');
  });

  it('is jumped to at entry, before the start', () => {
    const player = new Player(aJourney(nodes), { contact: { attributes: { orders: 9 } } });
    player.event('start');
    expect(player.story).toEqual(['entered', 'jumped', 'arrived m1', 'jumped', 'arrived m2', 'decided m2:next', 'arrived w2', 'parked w2']);
  });

  it('withholds what the jump leaves behind unbegun', () => {
    const mail: JourneyNode = { type: 'action', action: 'send_email', outlets: { next: 'm1' } };
    const player = new Player(aJourney({ mail, ...nodes }));
    player.event('start');
    player.result({ status: 'not_sent', code: 'busy', retryable: true });
    player.patch({ set: { orders: 1 } });
    expect(player.story).toContain('withheld jumped');
    expect([...player.timers.keys()].some((name) => name.startsWith('begin:'))).toBe(false);
  });
});
