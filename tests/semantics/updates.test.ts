import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aJourney, aDay } from './support/a-journey.ts';
import { lastOf, pathOf, storyOf } from './support/story.ts';

describe('an update', () => {
  it('changes the contact at once; what it triggers is queued behind the current input, first in first out, with the values before and after', async () => {
    const host = await aHost();
    await host.publish(
      aJourney({
        u1: { type: 'update', changes: [{ op: 'set', attribute: 'plan', value: 'pro' }], outlets: { next: 'u2' } },
        u2: { type: 'update', changes: [{ op: 'set', attribute: 'plan', value: 'team' }], outlets: { next: 'b' } },
        b: {
          type: 'branch',
          cases: [{ id: 'team', when: { left: { attribute: 'plan' }, op: 'eq', right: 'team' } }],
          outlets: { team: 'w' },
        },
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

  it('adds one where an increment has no value, as it is described; its operands see the contact from before the node', async () => {
    const host = await aHost();
    await host.knows({ attributes: { plan: 'pro' } });
    const changes = [
      { op: 'increment', attribute: 'score' },
      { op: 'unset', attribute: 'plan' },
      { op: 'set', attribute: 'firstName', value: { attribute: 'plan' } },
    ];
    await host.publish(aJourney({ u: { type: 'update', changes } }));
    await host.event('go');
    expect((await host.engine.contact('c1'))?.attributes).toEqual({ score: 1, firstName: 'pro' });
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
        {
          u: {
            type: 'update',
            changes: [
              { op: 'set', attribute: to, value: { entry: 'to' } },
              { op: 'increment', attribute: from, value: 1 },
            ],
          },
        },
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
