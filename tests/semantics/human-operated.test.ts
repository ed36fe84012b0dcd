import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aDay, aJourney, waitFor } from './support/a-journey.ts';
import { answer, anApproval, aTask, theTask } from './support/a-task.ts';
import { pathOf } from './support/story.ts';

describe('while a journey is paused', () => {
  it('a decision counts, and its deadline waits', async () => {
    const host = await aHost();
    await host.publish(aJourney({ ask: anApproval({ due: 'P1D', outlets: { approved: 'x', overdue: 'y' } }), x: aDay, y: aDay }));
    await host.event('go');
    await host.engine.pause('j');
    await host.pass('P3D');
    expect((await host.story()).at(-1)).toBe('effect.completed ask');
    await answer(host, 'approved');
    expect(pathOf(await host.trace())).toEqual(['ask:approved']);
    await host.engine.resume('j');
    await host.engine.settle();
    // The deadline of a task that is over fires nowhere.
    expect(await host.enrollment()).toMatchObject({ nodeId: 'x', status: 'live' });
  });

  it('a deadline that fell due applies when it is resumed', async () => {
    const host = await aHost();
    await host.publish(aJourney({ ask: anApproval({ due: 'P1D', outlets: { approved: 'x', overdue: 'y' } }), x: aDay, y: aDay }));
    await host.event('go');
    await host.engine.pause('j');
    await host.pass('P3D');
    await host.engine.resume('j');
    await host.engine.settle();
    expect(pathOf(await host.trace())).toEqual(['ask:overdue']);
  });

  it('a request that waits is made late, or withheld where it is stale; the task stays either way', async () => {
    for (const [options, calls, last] of [
      [{}, 1, 'effect.completed call'],
      [{ skipOlderThan: 'PT1H' }, 0, 'effect.withheld call stale'],
    ] as const) {
      const host = await aHost();
      const w = { ...waitFor('ping'), outlets: { next: 'call' } };
      await host.publish(aJourney({ w, call: aTask({ outlets: { next: 'x' } }), x: aDay }));
      await host.event('go');
      await host.engine.pause('j');
      await host.event('ping');
      expect(await theTask(host)).toMatchObject({ state: 'open' });
      expect(host.calls).toHaveLength(0);
      await host.pass('P1D');
      await host.engine.resume('j', options);
      await host.engine.settle();
      expect(host.calls).toHaveLength(calls);
      expect((await host.story()).at(-1)).toBe(last);
      expect((await theTask(host)).state).toBe('open');
      expect(await answer(host, 'done')).toBe(true);
      expect((await host.enrollment()).nodeId).toBe('x');
    }
  });
});

describe('under a publish plan', () => {
  it('a task under way goes on, with its deadline, by the outlets of the new version', async () => {
    const host = await aHost();
    await host.publish(aJourney({ call: aTask({ due: 'P2D', outlets: { next: 'x' } }), x: aDay }));
    await host.event('go');
    const { id } = await theTask(host);
    await host.engine.publish(
      aJourney({ call: aTask({ title: 'Write to them', due: 'P9D', outlets: { next: 'x', overdue: 'y' } }), x: aDay, y: aDay }),
      { inFlight: { migrate: 'recompute' } },
    );
    await host.engine.settle();
    expect(await theTask(host)).toMatchObject({ id, title: 'Call them', state: 'open', dueAt: '2026-03-04T09:00:00.000Z' });
    expect(host.calls).toHaveLength(1);
    await host.pass('P2D');
    expect(pathOf(await host.trace())).toEqual(['call:overdue']);
    expect((await host.enrollment()).nodeId).toBe('y');
  });

  it.each([
    { answer: { redirect: 'y' } as const, last: ['task.cancelled call', 'arrived y', 'parked y'] },
    { answer: 'exit' as const, last: ['migrated call', 'task.cancelled call', 'ended call migrated_out'] },
  ])('a task is cancelled where people leave its node: %j', async ({ answer: plan, last }) => {
    const host = await aHost();
    await host.publish(aJourney({ call: aTask() }));
    await host.event('go');
    await host.engine.publish(aJourney({ y: aDay }), { inFlight: { migrate: 'keep', nodes: { call: plan } } });
    await host.engine.settle();
    expect((await host.story()).slice(-3)).toEqual(last);
    expect((await theTask(host)).state).toBe('cancelled');
  });
});
