import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import type { Host } from './support/a-host.ts';
import { aDay, aJourney, waitFor } from './support/a-journey.ts';
import { answer, anApproval, aTask, theTask } from './support/a-task.ts';
import { pathOf } from './support/story.ts';

const isSilenced = { left: { attribute: 'doNotContact' }, op: 'eq', right: true };

async function theEnrollment(host: Host): Promise<string> {
  return (await host.enrollment()).id;
}

describe('an open task is cancelled', () => {
  const ends: readonly {
    readonly by: string;
    readonly more: { readonly [field: string]: unknown };
    readonly end: string;
    make(host: Host): Promise<unknown>;
  }[] = [
    {
      by: 'the goal',
      more: { goal: { name: 'G', when: { event: 'paid' }, onReached: 'exit' } },
      end: 'goal',
      make: (host) => host.event('paid'),
    },
    {
      by: 'an exit criterion',
      more: { exits: [{ id: 'no', when: { event: 'stop' } }] },
      end: 'exited:no',
      make: (host) => host.event('stop'),
    },
    {
      by: 'suppression',
      more: { suppression: { when: isSilenced, then: 'exit' } },
      end: 'suppressed',
      make: (host) => host.patch({ set: { doNotContact: true } }),
    },
    {
      by: 'an operator',
      more: {},
      end: 'exited:enough',
      make: async (host) => host.engine.exit({ enrollmentId: await theEnrollment(host), reason: 'enough', by: 'op' }),
    },
  ];

  it.each(ends)('by $by, which ends its enrollment', async ({ more, end, make }) => {
    const host = await aHost();
    await host.publish(aJourney({ call: aTask({ due: 'P2D', remind: 'P1D', outlets: { overdue: 'x' } }), x: aDay }, more));
    await host.event('go');
    const { id: taskId } = await theTask(host);
    await make(host);
    await host.engine.settle();
    expect((await host.story()).slice(-2)).toEqual(['task.cancelled call', `ended call ${end}`]);
    expect((await theTask(host)).state).toBe('cancelled');
    expect(await host.engine.completeTask({ taskId, outcome: 'done', by: 'ann' })).toEqual({ accepted: false });
    expect(await host.engine.nextDue()).toBeNull();
  });

  it('by a jump, before it', async () => {
    const host = await aHost();
    const jumpWhen = { left: { attribute: 'vip' }, op: 'eq', right: true };
    await host.publish(aJourney({ call: aTask({ due: 'P1D' }), gold: { type: 'milestone', jumpWhen, outlets: { next: 'x' } }, x: aDay }));
    await host.event('go');
    await host.patch({ set: { vip: true } });
    expect((await host.story()).slice(-6)).toEqual([
      'task.cancelled call',
      'jumped gold',
      'arrived gold',
      'decided gold next',
      'arrived x',
      'parked x',
    ]);
  });

  it('by a move, also to the same node, which asks anew', async () => {
    const host = await aHost();
    await host.publish(aJourney({ call: aTask() }));
    await host.event('go');
    const first = await theTask(host);
    await host.engine.move({ enrollmentId: await theEnrollment(host), nodeId: 'call', by: 'op' });
    await host.engine.settle();
    expect((await host.story()).slice(7, 11)).toEqual([
      'task.cancelled call',
      'moved call to call',
      'arrived call',
      'task.created call ann',
    ]);
    const { rows } = await host.engine.tasks();
    expect(rows.map(({ id, state }) => [id, state])).toEqual([
      [first.id, 'cancelled'],
      [first.id.replace(/1$/, '2'), 'open'],
    ]);
    expect(host.calls.map((call) => call.key)).toEqual(rows.map(({ id }) => id));
  });

  it('by what comes first: an answer in the same moment changes nothing any more', async () => {
    const host = await aHost();
    await host.publish(aJourney({ call: aTask({ outlets: { next: 'x' } }), x: aDay }, { exits: [{ id: 'no', when: { event: 'stop' } }] }));
    await host.event('go');
    const { id: taskId } = await theTask(host);
    await host.post('stop');
    expect(await host.engine.completeTask({ taskId, outcome: 'done', by: 'ann' })).toEqual({ accepted: true });
    await host.engine.settle();
    expect(pathOf(await host.trace())).toEqual([]);
    expect((await theTask(host)).state).toBe('cancelled');
  });
});

describe('while an enrollment is suspended', () => {
  const suppression = { when: isSilenced, then: 'hold' };

  it('a decision waits, and comes before a deadline that fell due earlier', async () => {
    const host = await aHost();
    const outlets = { approved: 'x', overdue: 'y' };
    await host.publish(aJourney({ ask: anApproval({ due: 'P2D', remind: 'P1D', outlets }), x: aDay, y: aDay }, { suppression }));
    await host.event('go');
    await host.patch({ set: { doNotContact: true } });
    await host.pass('P3D');
    expect((await host.story()).at(-1)).toBe('suspended ask');
    expect((await theTask(host)).state).toBe('open');
    expect(await answer(host, 'approved')).toBe(true);
    expect(await host.enrollment()).toMatchObject({ status: 'suspended', nodeId: 'ask' });
    expect(await answer(host, 'rejected')).toBe(false);
    await host.patch({ set: { doNotContact: false } });
    expect((await host.story()).slice(-5)).toEqual([
      'resumed ask',
      'task.completed ask approved by ann',
      'woke ask approved by task',
      'arrived x',
      'parked x',
    ]);
  });

  it('a deadline waits, with its reminder, in their order', async () => {
    const host = await aHost();
    await host.publish(aJourney({ ask: anApproval({ due: 'P2D', remind: 'P1D', outlets: { overdue: 'y' } }), y: aDay }, { suppression }));
    await host.event('go');
    await host.patch({ set: { doNotContact: true } });
    await host.pass('P3D');
    await host.patch({ set: { doNotContact: false } });
    expect((await host.story()).slice(-7)).toEqual([
      'resumed ask',
      'task.reminded ask',
      'task.overdue ask',
      'task.cancelled ask',
      'woke ask overdue by timer',
      'arrived y',
      'parked y',
    ]);
  });

  it('a task may be given to somebody else', async () => {
    const host = await aHost();
    await host.publish(aJourney({ call: aTask() }, { suppression }));
    await host.event('go');
    await host.patch({ set: { doNotContact: true } });
    const { id: taskId } = await theTask(host);
    await host.engine.reassignTask({ taskId, assignee: 'bob', by: 'op' });
    await host.engine.settle();
    expect(await theTask(host)).toMatchObject({ assignee: 'bob', state: 'open' });
  });

  it('a decision is forgotten where the enrollment ends first', async () => {
    const host = await aHost();
    await host.publish(aJourney({ ask: anApproval({ outlets: { approved: 'x' } }), x: aDay }, { suppression }));
    await host.event('go');
    await host.patch({ set: { doNotContact: true } });
    await answer(host, 'approved');
    await host.engine.exit({ enrollmentId: await theEnrollment(host), by: 'op' });
    await host.engine.settle();
    expect((await host.story()).slice(-3)).toEqual(['suspended ask', 'task.cancelled ask', 'ended ask removed']);
  });
});

describe('giving a task to somebody else', () => {
  it('changes who has it, says so, and asks no handler', async () => {
    const host = await aHost();
    await host.publish(aJourney({ call: aTask({ due: 'P1D', backup: 'eve', outlets: { next: 'x' } }), x: aDay }));
    await host.event('go');
    const { id: taskId } = await theTask(host);
    expect(await host.engine.reassignTask({ taskId, assignee: 'bob', by: 'op' })).toEqual({ accepted: true });
    await host.engine.settle();
    expect((await host.story()).at(-1)).toBe('task.reissued call bob');
    expect((await host.engine.tasks({ assignee: 'bob' })).rows).toHaveLength(1);
    expect((await host.engine.tasks({ assignee: 'ann' })).rows).toEqual([]);
    expect(host.calls).toHaveLength(1);
    // Bob may be unavailable as well as Ann.
    expect(await answer(host, 'unavailable')).toBe(true);
    expect((await theTask(host)).assignee).toBe('eve');
    expect(host.calls.map((call) => call.key)).toEqual([taskId, `${taskId}:backup`]);
    await answer(host, 'done');
    expect(await host.engine.reassignTask({ taskId, assignee: 'bob', by: 'op' })).toEqual({ accepted: false });
  });

  it('to who has it already changes nothing', async () => {
    const host = await aHost();
    await host.publish(aJourney({ call: aTask() }));
    await host.event('go');
    const before = await host.story();
    await host.engine.reassignTask({ taskId: (await theTask(host)).id, assignee: 'ann', by: 'op' });
    await host.engine.settle();
    expect(await host.story()).toEqual(before);
  });
});

describe('beside a wait', () => {
  it('an answer to one enrollment leaves the others alone', async () => {
    const host = await aHost({ handlers: {} });
    await host.publish(
      aJourney({ call: aTask({ outlets: { next: 'w' } }), w: waitFor('ping') }, { entry: { key: 'k', reentry: { mode: 'perKey' } } }),
    );
    await host.event('go', { k: 'a' });
    await host.event('go', { k: 'b' });
    const { rows } = await host.engine.tasks();
    await host.engine.completeTask({ taskId: rows[1]?.id ?? '', outcome: 'done', by: 'ann' });
    await host.engine.settle();
    const { rows: enrollments } = await host.engine.enrollments();
    expect(enrollments.map(({ id, nodeId }) => `${id === rows[1]?.enrollmentId ? 'answered' : 'open'} ${nodeId ?? ''}`).toSorted()).toEqual(
      ['answered w', 'open call'],
    );
  });
});
