import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aDay, aJourney, aStillClock, waitFor } from './support/a-journey.ts';
import { lastOf, pathOf, storyOf } from './support/story.ts';

const dayThenHook = (id: string, more: object = {}): object =>
  aJourney(
    {
      w: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P1D' }], outlets: { next: 'h' } },
      h: { type: 'action', action: 'hook', input: { id } },
    },
    { id, ...more },
  );

describe('timers of one instant', () => {
  it('go by priority, journey id, then age', async () => {
    const host = await aHost();
    for (const [id, priority] of [
      ['a', undefined],
      ['c', 5],
      ['b', 0],
      ['d', -1],
    ] as const) {
      await host.publish(dayThenHook(id, priority === undefined ? {} : { priority }));
    }
    await host.event('go');
    await host.pass('P2D');
    expect(host.calls.map((call) => call.effect.journeyId)).toEqual(['c', 'a', 'b', 'd']);
  });

  it('of trigger timers come after those of enrollments, whatever their priority', async () => {
    const host = await aHost();
    await host.publish(
      aJourney(
        { b: { type: 'branch', cases: [{ id: 'changed', when: { left: { attribute: 'score' }, op: 'eq', right: 1 } }], outlets: {} } },
        { id: 'absence', priority: 100, entry: { triggers: [{ id: 't', type: 'absence', event: 'go', without: ['stop'], within: 'P1D' }] } },
      ),
    );
    await host.publish(
      aJourney({
        w: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P1D' }], outlets: { next: 'u' } },
        u: { type: 'update', changes: [{ op: 'increment', attribute: 'score', value: 1 }] },
      }),
    );
    await host.event('go');
    await host.pass('P2D');
    const absent = (await host.enrollments({ journeyId: 'absence' }))[0];
    expect(pathOf(await host.engine.trace(absent?.id ?? ''))).toEqual(['b:changed']);
  });
});

describe('for each input', () => {
  it('the goal comes before exits, exits before suppression, suppression before the node', async () => {
    const rules = {
      goal: { name: 'G', when: { event: 'paid' }, onReached: 'exit' },
      exits: [
        { id: 'first', when: { event: 'stop' } },
        { id: 'second', when: { event: 'stop' } },
        { id: 'paid', when: { event: 'paid' } },
        { id: 'rich', when: { left: { attribute: 'doNotContact' }, op: 'eq', right: true } },
      ],
    };
    const end = async (more: object, act: (host: Awaited<ReturnType<typeof aHost>>) => Promise<unknown>): Promise<unknown> => {
      const host = await aHost();
      await host.publish(aJourney({ w: { type: 'wait', until: [{ id: 'a', type: 'event', event: 'paid' }, { id: 'b', type: 'event', event: 'stop' }] } }, more));
      await host.event('go');
      await act(host);
      return (await host.enrollment()).end;
    };
    const suppression = { when: { left: { attribute: 'doNotContact' }, op: 'eq', right: true }, then: 'exit' };

    expect(await end(rules, (host) => host.event('paid'))).toBe('goal');
    expect(await end(rules, (host) => host.event('stop'))).toBe('exited:first');
    expect(await end({ ...rules, suppression }, (host) => host.patch({ set: { doNotContact: true } }))).toBe('exited:rich');
    expect(await end({ suppression }, (host) => host.patch({ set: { doNotContact: true } }))).toBe('suppressed');
  });

  it('those inside are judged before the triggers: who ends by the event may enter again by it', async () => {
    const host = await aHost();
    await host.publish(
      aJourney({ w: waitFor('pong') }, { entry: { reentry: { mode: 'afterExit' } }, exits: [{ id: 'again', when: { event: 'go' } }] }),
    );
    await host.event('go');
    await host.pass('PT1H');
    await host.event('go');
    expect((await host.enrollments()).map((one) => [one.ordinal, one.status, one.end])).toEqual([
      [1, 'ended', 'exited:again'],
      [2, 'live', undefined],
    ]);
  });

  it('each entry walks until it parks before the next trigger is judged', async () => {
    const host = await aHost();
    const taking = (id: string, priority: number): object =>
      aJourney(
        { u: { type: 'update', changes: [{ op: 'increment', attribute: 'score', value: 1 }] } },
        { id, priority, entry: { criteria: { left: { attribute: 'score' }, op: 'lt', right: 1, orMissing: true } } },
      );
    await host.publish(taking('low', 1));
    await host.publish(taking('high', 2));
    await host.event('go');
    expect((await host.enrollments()).map((one) => one.journeyId)).toEqual(['high']);
    expect(await host.refusals()).toMatchObject([{ journeyId: 'low', reason: 'criteria' }]);
  });
});

describe('an update', () => {
  it('changes the contact at once; what it triggers is queued behind the current input, first in first out, with the values before and after', async () => {
    const host = await aHost();
    await host.publish(
      aJourney({
        u1: { type: 'update', changes: [{ op: 'set', attribute: 'plan', value: 'pro' }], outlets: { next: 'u2' } },
        u2: { type: 'update', changes: [{ op: 'set', attribute: 'plan', value: 'team' }], outlets: { next: 'b' } },
        b: { type: 'branch', cases: [{ id: 'team', when: { left: { attribute: 'plan' }, op: 'eq', right: 'team' } }], outlets: { team: 'w' } },
        w: aDay,
      }),
    );
    await host.publish(
      aJourney(
        {
          b: {
            type: 'switch',
            on: { entry: 'to' },
            cases: [
              { id: 'pro', value: 'pro' },
              { id: 'team', value: 'team' },
            ],
          },
        },
        { id: 'k', entry: { triggers: [{ id: 'changed', type: 'attribute', attribute: 'plan' }] } },
      ),
    );
    await host.event('go');
    const [first, ...rest] = await host.enrollments();
    expect(first?.journeyId).toBe('j');
    expect(pathOf(await host.engine.trace(first?.id ?? ''))).toEqual(['u1:next', 'u2:next', 'b:team']);
    expect(await Promise.all(rest.map(async (one) => pathOf(await host.engine.trace(one.id))))).toEqual([['b:pro'], ['b:team']]);
  });

  it('does not end its own enrollment before it has walked to where it parks', async () => {
    const host = await aHost();
    await host.publish(
      aJourney(
        {
          u: { type: 'update', changes: [{ op: 'set', attribute: 'vip', value: true }], outlets: { next: 'u2' } },
          u2: { type: 'update', changes: [{ op: 'add', tag: 'seen' }], outlets: { next: 'm' } },
          m: { type: 'action', action: 'mail' },
        },
        { exits: [{ id: 'vip', when: { left: { attribute: 'vip' }, op: 'eq', right: true } }] },
      ),
    );
    await host.event('go');
    expect(await host.story()).toEqual([
      'entered t',
      'arrived u',
      'updated u',
      'decided u next',
      'arrived u2',
      'updated u2',
      'decided u2 next',
      'arrived m',
      'effect.requested m',
      'parked m',
      'effect.withheld m exited:vip',
      'ended m exited:vip',
    ]);
    expect(host.calls).toEqual([]);
  });

  it('writes each change with the values before and after', async () => {
    const host = await aHost();
    await host.patch({ set: { interests: ['a'] }, tags: ['old'] });
    await host.publish(
      aJourney({
        u: {
          type: 'update',
          changes: [
            { op: 'increment', attribute: 'score', value: 5 },
            { op: 'increment', attribute: 'score', value: { entry: 'n' } },
            { op: 'add', attribute: 'interests', value: 'b' },
            { op: 'remove', attribute: 'interests', value: 'a' },
            { op: 'set', attribute: 'plan', value: { entry: 'k' } },
            { op: 'unset', attribute: 'plan' },
            { op: 'add', tag: 'new' },
            { op: 'remove', tag: 'old' },
          ],
        },
      }),
    );
    await host.event('go', { n: 2, k: 'pro' });
    expect(lastOf(await host.trace(), 'updated').changes).toEqual([
      { op: 'increment', attribute: 'score', from: null, to: 5 },
      { op: 'increment', attribute: 'score', from: 5, to: 7 },
      { op: 'add', attribute: 'interests', from: ['a'], to: ['a', 'b'] },
      { op: 'remove', attribute: 'interests', from: ['a', 'b'], to: ['b'] },
      { op: 'set', attribute: 'plan', from: null, to: 'pro' },
      { op: 'unset', attribute: 'plan', from: 'pro', to: null },
      { op: 'add', tag: 'new', from: false, to: true },
      { op: 'remove', tag: 'old', from: true, to: false },
    ]);
    expect(await host.engine.contact('c1')).toMatchObject({ attributes: { score: 7, interests: ['b'] }, tags: ['new'] });
  });

  it('of what the engine owns is never overwritten by the host', async () => {
    const host = await aHost();
    await host.publish(aJourney({ u: { type: 'update', changes: [{ op: 'increment', attribute: 'score', value: 5 }] } }));
    await host.event('go');
    await host.knows({ attributes: { orders: 1 } });
    await host.knows({ attributes: { score: 99 } });
    expect((await host.engine.contact('c1'))?.attributes).toEqual({ score: 5 });
  });

  it('a chain of 1,000 steps parks the enrollment: failed, step_limit', async () => {
    const host = await aHost();
    const ring = (id: string, from: string, to: string): object =>
      aJourney(
        { u: { type: 'update', changes: [{ op: 'set', attribute: to, value: { entry: 'to' } }, { op: 'increment', attribute: from, value: 1 }] } },
        { id, entry: { triggers: [{ id: 't', type: 'attribute', attribute: from }] } },
      );
    await host.publish(ring('a', 'orders', 'score'));
    await host.patch({ set: { orders: 1 } });
    const rows = (await host.engine.enrollments({ limit: 1000 })).rows;
    const failed = rows.filter((one) => one.status === 'failed');
    expect(failed).toHaveLength(1);
    expect(storyOf(await host.engine.trace(failed[0]?.id ?? '')).at(-1)).toBe('failed u step_limit');
    expect(await host.event('ping')).toBe(true);
  });
});

describe('an event seen before', () => {
  it('is acknowledged and changes nothing, also within one batch', async () => {
    const host = await aHost();
    await host.publish(aJourney({ w: aDay }));
    const event = { id: 'same', contactId: 'c1', name: 'go' };
    expect(await host.engine.track([event, event, { ...event, id: 'other' }])).toEqual([{ accepted: true }, { accepted: false }, { accepted: true }]);
    expect(await host.engine.track(event)).toEqual({ accepted: false });
    await host.engine.settle();
    expect(await host.enrollments()).toHaveLength(2);
    await host.pass('P29D');
    expect(await host.engine.track(event)).toEqual({ accepted: false });
  });

  it('a patch with an id happens once, one with a stale revision is ignored', async () => {
    const host = await aHost();
    expect(await host.patch({ increment: { orders: 1 } }, { id: 'p1' })).toBe(true);
    expect(await host.patch({ increment: { orders: 1 } }, { id: 'p1' })).toBe(false);
    expect((await host.engine.contact('c1'))?.attributes).toEqual({ orders: 1 });
    await host.patch({ set: { plan: 'b' } }, { revision: 2 });
    await host.patch({ set: { plan: 'a' } }, { revision: 1 });
    await host.patch({ set: { plan: 'x' } }, { revision: 2 });
    expect((await host.engine.contact('c1'))?.attributes).toEqual({ orders: 1, plan: 'b' });
  });
});

describe('a late event', () => {
  it('keeps its own at, never later than its arrival', async () => {
    const host = await aHost();
    await host.publish(
      aJourney({
        b: {
          type: 'branch',
          cases: [{ id: 'early', when: { left: { last: { event: 'ping' } }, op: 'before', right: { ago: 'PT30M' } } }],
          outlets: {},
        },
      }),
    );
    await host.event('ping', {}, { at: '2026-03-02T08:00:00Z' });
    await host.event('go');
    await host.event('ping', {}, { at: '2026-03-09T08:00:00Z' });
    await host.pass('PT31M');
    await host.event('go');
    expect(pathOf(await host.trace(0))).toEqual(['b:early']);
    const because = lastOf(await host.trace(0), 'decided').because;
    expect(because).toMatchObject([{ saw: '2026-03-02T08:00:00.000Z', holds: true }]);
    expect(lastOf(await host.trace(1), 'decided').because).toMatchObject([{ saw: '2026-03-02T09:00:00.000Z', holds: true }]);
  });
});

describe('a worker two hours late', () => {
  it('gives the same trace', async () => {
    const document = aJourney(
      {
        w: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'PT1H' }, { id: 'heard', type: 'event', event: 'ping' }], outlets: { next: 'b' } },
        b: { type: 'branch', cases: [{ id: 'noon', when: { left: { now: 'time' }, op: 'gte', right: '11:00' } }], outlets: { else: 'v' } },
        v: aDay,
      },
      { exits: [{ id: 'x', when: { event: 'stop' } }] },
    );
    const onTime = await aHost();
    await onTime.publish(document);
    await onTime.event('go');
    await onTime.at('2026-03-02T12:30:00Z');
    await onTime.event('ping');
    await onTime.event('stop');

    const clock = aStillClock('2026-03-02T09:00:00Z');
    const late = await aHost({ clock });
    await late.publish(document);
    await late.post('go');
    clock.set('2026-03-02T12:30:00Z');
    await late.post('ping');
    await late.post('stop');
    clock.set('2026-03-02T15:00:00Z');
    await late.engine.settle();

    expect(await late.trace()).toEqual(await onTime.trace());
    expect((await late.enrollment()).end).toBe('exited:x');
  });
});
