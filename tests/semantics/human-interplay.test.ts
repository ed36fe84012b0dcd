import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import type { Host } from './support/a-host.ts';
import { aDay, aJourney, waitFor } from './support/a-journey.ts';
import { answer, anApproval, aTask, theTask } from './support/a-task.ts';
import { refusal, untyped } from './support/refusal.ts';
import { pathOf } from './support/story.ts';

const isSilenced = { left: { attribute: 'doNotContact' }, op: 'eq', right: true };

async function theEnrollment(host: Host): Promise<string> {
  return (await host.enrollment()).id;
}

describe('an open task is cancelled', () => {
  const ends: readonly { readonly by: string; readonly more: object; readonly end: string; make(host: Host): Promise<unknown> }[] = [
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

describe('the list of tasks', () => {
  async function aFullHost(): Promise<Host> {
    const host = await aHost({ handlers: {} });
    const entry = { key: 'k', reentry: { mode: 'perKey' } };
    const nodes = {
      who: {
        type: 'branch',
        cases: [{ id: 'ask', when: { left: { entry: 'n' }, op: 'gt', right: 4 } }],
        outlets: { ask: 'ask', else: 'call' },
      },
      call: aTask({ assignee: "{{ entry.total | default: 'ann' }}", due: 'P1D' }),
      ask: anApproval({ outlets: { approved: 'call' } }),
    };
    await host.publish(aJourney(nodes, { entry }));
    await host.publish(
      aJourney({ look: aTask({ title: 'Look' }) }, { id: 'other', entry: { triggers: [{ id: 't', type: 'event', event: 'ping' }] } }),
    );
    for (let n = 0; n < 7; n += 1) await host.event('go', { n, k: `k${n}`, ...(n < 2 ? { total: n } : {}) });
    await host.event('ping', {}, { contact: 'c2' });
    return host;
  }

  it('is filtered by contact, journey, node, assignee, state and kind', async () => {
    const { engine } = await aFullHost();
    const count = async (query: Parameters<typeof engine.tasks>[0]): Promise<number> => (await engine.tasks(query)).rows.length;
    expect(await count({})).toBe(8);
    expect(await count({ state: 'open' })).toBe(8);
    expect(await count({ state: 'completed' })).toBe(0);
    expect(await count({ contactId: 'c2' })).toBe(1);
    expect(await count({ contactId: 'c2', state: 'open', journeyId: 'j' })).toBe(0);
    expect(await count({ journeyId: 'j', state: 'open' })).toBe(7);
    expect(await count({ journeyId: 'j', nodeId: 'call', state: 'open' })).toBe(5);
    expect(await count({ nodeId: 'look' })).toBe(1);
    expect(await count({ assignee: '1', state: 'open' })).toBe(1);
    expect(await count({ assignee: 'ann', kind: 'approval' })).toBe(2);
    expect(await count({ assignee: 'nobody', state: 'open' })).toBe(0);
    expect(await count({ journeyId: 'unheard', state: 'open' })).toBe(0);
  });

  it.each([{}, { state: 'open' as const }, { contactId: 'c1' }, { state: 'completed' as const }])(
    'comes in pages, each once: %j',
    async (query) => {
      const { engine } = await aFullHost();
      const { rows: asked } = await engine.tasks({ kind: 'approval' });
      for (const { id: taskId } of asked) await engine.completeTask({ taskId, outcome: 'approved', by: 'ann' });
      await engine.settle();
      const all = (await engine.tasks(query)).rows.map(({ id }) => id);
      expect(all.length).toBeGreaterThan(1);
      for (const limit of [1, 2, 3]) {
        const paged: string[] = [];
        let after: string | undefined;
        do {
          const page = await engine.tasks({ ...query, limit, ...(after === undefined ? {} : { after }) });
          expect(page.rows.length).toBeLessThanOrEqual(limit);
          paged.push(...page.rows.map(({ id }) => id));
          after = page.next;
        } while (after !== undefined);
        expect(paged).toEqual(all);
      }
    },
  );

  it('shows those of older versions, of parked enrollments and of archived journeys', async () => {
    const host = await aHost({ handlers: {} });
    await host.publish(aJourney({ old: aTask() }));
    await host.event('go');
    await host.publish(aJourney({ fresh: aTask() }));
    await host.event('go');
    await host.engine.archive('j');
    const { rows } = await host.engine.tasks({ state: 'open' });
    expect(rows.map(({ nodeId }) => nodeId).toSorted()).toEqual(['fresh', 'old']);
  });

  it('keeps the latest hundred that are over', async () => {
    let asked = 0;
    const call = async (): Promise<{ readonly outcome: string } | void> => {
      asked += 1;
      return asked <= 103 ? { outcome: 'done' } : undefined;
    };
    const host = await aHost({ handlers: { task: call } });
    await host.publish(aJourney({ call: aTask({ outlets: { next: 'call' } }) }));
    await host.event('go');
    const { rows } = await host.engine.tasks({ limit: 1_000 });
    expect(rows.map(({ id }) => Number(id.split(':').at(-1)))).toEqual(Array.from({ length: 101 }, (_, index) => index + 4));
    expect(rows.map(({ state }) => state).slice(-2)).toEqual(['completed', 'open']);
  });

  it('and its answers refuse what is none', async () => {
    const host = await aHost({ handlers: {} });
    await host.publish(aJourney({ call: aTask() }));
    await host.event('go');
    const { engine } = host;
    const { id: taskId } = await theTask(host);
    const codes = await Promise.all(
      [
        () => engine.tasks({ state: untyped('done') }),
        () => engine.tasks({ kind: untyped('chore') }),
        () => engine.tasks({ limit: 0 }),
        () => engine.tasks({ after: '[]' }),
        () => engine.tasks({ after: '["",null,-1]' }),
        () => engine.tasks({ assignee: untyped(1) }),
        () => engine.completeTask({ taskId, outcome: untyped(undefined), by: 'ann' }),
        () => engine.completeTask({ taskId, outcome: 'done', by: untyped(undefined) }),
        () => engine.completeTask({ taskId, outcome: 'done', by: 'ann', data: untyped([1]) }),
        () => engine.reassignTask({ taskId, assignee: untyped(null), by: 'ann' }),
      ].map(async (call) => (await refusal(call)).code),
    );
    expect(new Set(codes)).toEqual(new Set(['request_invalid']));
    for (const id of ['', 'x', `${taskId}:1`, taskId.replace('default', 'acme'), taskId.replace(':call:', ':constructor:'), `${taskId}0`])
      expect((await refusal(() => engine.completeTask({ taskId: id, outcome: 'done', by: 'ann' }))).code).toBe('task_unknown');
    // Another tenant's.
    const acme = engine.forTenant('acme');
    expect((await refusal(() => acme.completeTask({ taskId, outcome: 'done', by: 'ann' }))).code).toBe('task_unknown');
    expect((await acme.tasks()).rows).toEqual([]);
    expect((await theTask(host)).state).toBe('open');
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
    expect(enrollments.map(({ id, nodeId }) => [id === rows[1]?.enrollmentId, nodeId]).toSorted()).toEqual([
      [false, 'call'],
      [true, 'w'],
    ]);
  });
});
