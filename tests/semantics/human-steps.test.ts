import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aDay, aJourney } from './support/a-journey.ts';
import { act } from './support/a-provider.ts';
import { answer, anApproval, aTask, theTask } from './support/a-task.ts';
import { lastOf, pathOf, storyOf } from './support/story.ts';
import { refusal } from './support/refusal.ts';

describe('a task', () => {
  it('is made on arrival, asked of its handler with its id as the key, and waits', async () => {
    const host = await aHost();
    await host.knows({ attributes: { firstName: 'Bo' }, consent: {} });
    const call = aTask({ title: 'Call {{ contact.firstName }}', input: { about: '{{ entry.total }}', urgent: true }, due: 'P2D' });
    await host.publish(aJourney({ call }));
    await host.event('go', { total: 140 });

    const { id } = await host.enrollment();
    const taskId = `default:${id}:call:1`;
    expect(storyOf(await host.trace())).toEqual([
      'entered t',
      'arrived call',
      'task.created call ann',
      'effect.requested call',
      'parked call',
      'effect.begun call 1',
      'effect.completed call',
    ]);
    const dueAt = '2026-03-04T09:00:00.000Z';
    expect(await theTask(host)).toEqual({
      id: taskId,
      enrollmentId: id,
      journeyId: 'j',
      nodeId: 'call',
      contactId: 'c1',
      kind: 'task',
      title: 'Call Bo',
      assignee: 'ann',
      dueAt,
      state: 'open',
    });
    expect(host.calls).toMatchObject([{ key: taskId, effect: { key: taskId, action: 'task', contactId: 'c1' } }]);
    expect(host.calls[0]?.effect.input).toEqual({ about: '140', urgent: true, taskId, title: 'Call Bo', assignee: 'ann', dueAt });
    expect(lastOf(await host.trace(), 'task.created')).toMatchObject({ taskId, assignee: 'ann', dueAt });
    // Whoever is asked is no contact: consent has no say.
    expect((await host.enrollment()).status).toBe('live');
  });

  it('exists without a handler too, and is completed by whoever says so, once', async () => {
    const host = await aHost({ handlers: {} });
    await host.publish(aJourney({ call: aTask({ outlets: { next: 'rest' } }), rest: aDay }));
    await host.event('go');
    expect(await answer(host, 'reached')).toBe(true);
    expect(storyOf(await host.trace()).slice(-5)).toEqual([
      'effect.completed call',
      'task.completed call reached by ann',
      'woke call next by task',
      'arrived rest',
      'parked rest',
    ]);
    expect(await theTask(host)).toMatchObject({ state: 'completed', title: 'Call them' });
    expect(await answer(host, 'again')).toBe(false);
    expect(pathOf(await host.trace())).toEqual(['call:next']);
  });

  it('takes the first of two answers that come at the same time', async () => {
    const host = await aHost();
    await host.publish(aJourney({ ask: anApproval({ outlets: { approved: 'rest' } }), rest: aDay }));
    await host.event('go');
    const { id: taskId } = await theTask(host);
    const first = await host.engine.completeTask({ taskId, outcome: 'approved', by: 'ann' });
    const second = await host.engine.completeTask({ taskId, outcome: 'rejected', by: 'bob' });
    await host.engine.settle();
    expect([first, second]).toEqual([{ accepted: true }, { accepted: false }]);
    expect(pathOf(await host.trace())).toEqual(['ask:approved']);
  });

  it('gives the data of its answer as its result, of the latest visit', async () => {
    const host = await aHost();
    const when = { left: { result: 'call.score' }, op: 'gt', right: 3 };
    await host.publish(
      aJourney({
        call: aTask({ outlets: { next: 'who' } }),
        who: { type: 'branch', cases: [{ id: 'good', when }], outlets: { else: 'call', good: 'tell' } },
        tell: act('hook', { input: { text: '{{ result.call.score }}' } }),
      }),
    );
    await host.event('go');
    const answers = [{ score: 1 }, undefined, { score: 9 }];
    for (const [visit, data] of answers.entries()) {
      const { rows } = await host.engine.tasks({ state: 'open' });
      expect(rows).toHaveLength(1);
      expect(rows[0]?.id.endsWith(`:call:${visit + 1}`)).toBe(true);
      const taskId = rows[0]?.id ?? '';
      await host.engine.completeTask({ taskId, outcome: 'done', by: 'ann', ...(data === undefined ? {} : { data }) });
      await host.engine.settle();
    }
    expect(pathOf(await host.trace())).toEqual([
      'call:next', 'who:else', 'call:next', 'who:else', 'call:next', 'who:good', 'tell:next',
    ]); // prettier-ignore
    expect(host.calls.at(-1)?.effect.input).toEqual({ text: '9' });
  });

  it.each(['title', 'assignee', 'backup', 'input'])('whose %s cannot be resolved is not made: an operator sees to it', async (field) => {
    const host = await aHost();
    const broken = field === 'input' ? { x: { y: '{{ contact.plan }}' } } : '{{ contact.plan }}';
    await host.publish(aJourney({ call: aTask({ [field]: broken, outlets: { next: 'rest' } }), rest: aDay }));
    await host.event('go');
    expect(await host.story()).toEqual(['entered t', 'arrived call', 'failed call render_failed']);
    expect((await host.engine.tasks()).rows).toEqual([]);
    expect(host.calls).toEqual([]);
    await host.patch({ set: { plan: 'pro' } });
    await host.engine.retry({ enrollmentId: (await host.enrollment()).id, by: 'op' });
    await host.engine.settle();
    expect(await theTask(host)).toMatchObject({ id: expect.stringMatching(/:call:2$/), state: 'open' });
  });

  it('is not asked of a control', async () => {
    const host = await aHost();
    const goal = { name: 'G', when: { event: 'paid' }, within: 'P5D', onReached: 'exit' };
    await host.publish(aJourney({ call: aTask() }, { goal, entry: { holdout: 100 } }));
    await host.event('go');
    expect((await host.enrollment()).control).toBe(true);
    expect((await host.engine.tasks()).rows).toEqual([]);
    expect(host.calls).toEqual([]);
  });
});

describe('an approval', () => {
  it.each([
    ['approved', 'x'],
    ['rejected', 'y'],
  ])('goes by %s', async (outcome, nodeId) => {
    const host = await aHost();
    await host.publish(aJourney({ ask: anApproval({ outlets: { approved: 'x', rejected: 'y' } }), x: aDay, y: aDay }));
    await host.event('go');
    await answer(host, outcome);
    expect((await host.enrollment()).nodeId).toBe(nodeId);
    expect(lastOf(await host.trace(), 'woke')).toMatchObject({ nodeId: 'ask', by: 'task', outlet: outcome });
  });

  it('refuses every other outcome, and goes on waiting', async () => {
    const host = await aHost();
    await host.publish(aJourney({ ask: anApproval({ outlets: { approved: 'x', overdue: 'x' } }), x: aDay }));
    await host.event('go');
    const { id: taskId } = await theTask(host);
    for (const outcome of ['maybe', 'next', 'overdue', '', 'constructor', 'Approved']) {
      const { code, problems } = await refusal(() => host.engine.completeTask({ taskId, outcome, by: 'ann' }));
      expect([code, problems?.map((problem) => problem.pointer)]).toEqual(['request_invalid', ['/outcome']]);
    }
    expect((await theTask(host)).state).toBe('open');
    expect(await answer(host, 'approved')).toBe(true);
  });

  it('that is rejected where nothing is connected ends the journey', async () => {
    const host = await aHost();
    await host.publish(aJourney({ ask: anApproval({ outlets: { approved: 'x' } }), x: aDay }));
    await host.event('go');
    await answer(host, 'rejected');
    expect(await host.enrollment()).toMatchObject({ status: 'ended', end: 'completed' });
    expect(pathOf(await host.trace())).toEqual(['ask:rejected']);
  });
});
