import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aDay, aJourney } from './support/a-journey.ts';
import { act, notSent, unsure } from './support/a-provider.ts';
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

describe('what the handler of a task gives', () => {
  it('completes it', async () => {
    const host = await aHost({ provider: { call: [() => ({ outcome: 'done', data: { ticket: 7 } })] } });
    await host.publish(
      aJourney({ call: aTask({ outlets: { next: 'tell' } }), tell: act('hook', { input: { t: '{{ result.call.ticket }}' } }) }),
    );
    await host.event('go');
    expect((await host.story()).slice(5, 9)).toEqual([
      'effect.begun call 1',
      'effect.completed call done',
      'task.completed call done by handler',
      'woke call next by task',
    ]);
    expect(host.calls.at(-1)?.effect.input).toEqual({ t: '7' });
    expect((await theTask(host)).state).toBe('completed');
  });

  it('completes an approval only if it is approved or rejected', async () => {
    const host = await aHost({ provider: { ask: [() => ({ outcome: 'queued' })], again: [() => ({ outcome: 'rejected' })] } });
    await host.publish(
      aJourney({ ask: anApproval({ outlets: { approved: 'again' } }), again: anApproval({ outlets: { rejected: 'x' } }), x: aDay }),
    );
    await host.event('go');
    expect((await host.story()).at(-1)).toBe('effect.completed ask queued');
    expect((await theTask(host)).state).toBe('open');
    await answer(host, 'approved');
    expect(pathOf(await host.trace())).toEqual(['ask:approved', 'again:rejected']);
  });

  it('is told to the backup where it is unavailable, with a key of its own, once', async () => {
    const host = await aHost({ provider: { ask: [() => ({ outcome: 'unavailable' })] } });
    await host.publish(aJourney({ ask: anApproval({ backup: '{{ entry.k }}', due: 'P1D', outlets: { approved: 'x' } }), x: aDay }));
    await host.event('go', { k: 'bob' });
    const { id } = await host.enrollment();
    expect((await host.story()).slice(2)).toEqual([
      'task.created ask ann',
      'effect.requested ask',
      'parked ask',
      'effect.begun ask 1',
      'effect.completed ask unavailable',
      'task.reissued ask bob',
      'effect.requested ask',
      'effect.begun ask 1',
      'effect.completed ask unavailable',
    ]);
    expect(host.calls.map((call) => [call.key, call.attempt, call.effect.input['assignee'], call.effect.input['taskId']])).toEqual([
      [`default:${id}:ask:1`, 1, 'ann', `default:${id}:ask:1`],
      [`default:${id}:ask:1:backup`, 1, 'bob', `default:${id}:ask:1`],
    ]);
    expect(lastOf(await host.trace(), 'task.reissued')).toMatchObject({ assignee: 'bob', dueAt: '2026-03-03T09:00:00.000Z' });
    expect(await theTask(host)).toMatchObject({ assignee: 'bob', state: 'open' });
    await answer(host, 'approved');
    expect(pathOf(await host.trace())).toEqual(['ask:approved']);
  });

  it('leaves it waiting where it is unavailable and nobody is left', async () => {
    const host = await aHost({ provider: { call: [() => ({ outcome: 'unavailable' })] } });
    await host.publish(aJourney({ call: aTask({ outlets: { next: 'x' } }), x: aDay }));
    await host.event('go');
    expect(host.calls).toHaveLength(1);
    expect(await theTask(host)).toMatchObject({ assignee: 'ann', state: 'open' });
    expect(await answer(host, 'unavailable')).toBe(true);
    expect(pathOf(await host.trace())).toEqual([]);
    expect(await answer(host, 'done')).toBe(true);
    expect(pathOf(await host.trace())).toEqual(['call:next']);
  });

  it('may come late, by its key, and counts as long as the task is open', async () => {
    const host = await aHost();
    await host.publish(aJourney({ ask: anApproval({ outlets: { approved: 'x' } }), x: aDay }));
    await host.event('go');
    const { id: key } = await theTask(host);
    expect(await host.engine.completeEffect({ key, outcome: 'approved' })).toEqual({ accepted: true });
    await host.engine.settle();
    expect((await host.story()).slice(7, 10)).toEqual([
      'effect.completed ask approved late',
      'task.completed ask approved by handler',
      'woke ask approved by task',
    ]);
    await host.engine.completeEffect({ key, outcome: 'rejected' });
    await host.engine.settle();
    expect((await host.story()).at(-1)).toBe('effect.completed ask rejected late');
    expect(pathOf(await host.trace())).toEqual(['ask:approved']);
  });

  it('may come late by the key of the backup, and by no other', async () => {
    const host = await aHost({ provider: { call: [() => ({ outcome: 'unavailable' }), () => undefined] } });
    await host.publish(aJourney({ call: aTask({ backup: 'bob', outlets: { next: 'x' } }), x: act('hook') }));
    await host.event('go');
    const { id } = await theTask(host);
    expect((await refusal(() => host.engine.completeEffect({ key: `${id}:other` }))).code).toBe('effect_unknown');
    expect((await refusal(() => host.engine.completeEffect({ key: `${id.replace(':call:', ':x:')}:backup` }))).code).toBe('effect_unknown');
    await host.engine.completeEffect({ key: `${id}:backup`, outcome: 'done' });
    await host.engine.settle();
    expect(pathOf(await host.trace())).toEqual(['call:next', 'x:next']);
  });
});

describe('the request of a task', () => {
  it('is tried again with the same key, then parks for an operator, while the task stays open', async () => {
    const host = await aHost({ provider: { call: [notSent] } });
    await host.publish(aJourney({ call: aTask({ outlets: { next: 'x' } }), x: aDay }));
    await host.event('go');
    await host.pass('P1D');
    expect(host.calls.map((call) => call.attempt)).toEqual([1, 2, 3, 4, 5]);
    expect(new Set(host.calls.map((call) => call.key)).size).toBe(1);
    expect(await host.enrollment()).toMatchObject({ status: 'failed', nodeId: 'call' });
    expect((await theTask(host)).state).toBe('open');
    await answer(host, 'done');
    expect(await host.enrollment()).toMatchObject({ status: 'live', nodeId: 'x' });
  });

  it('that is retried is withheld when the task is completed first', async () => {
    const host = await aHost({ provider: { call: [notSent] } });
    await host.publish(aJourney({ call: aTask({ outlets: { next: 'x' } }), x: aDay }));
    await host.event('go');
    await answer(host, 'done');
    expect((await host.story()).slice(6, 10)).toEqual([
      'effect.retried call 2',
      'effect.withheld call completed',
      'task.completed call done by ann',
      'woke call next by task',
    ]);
    await host.pass('PT12H');
    expect(host.calls).toHaveLength(1);
  });

  it('that is uncertain is held, and let go by an answer', async () => {
    const host = await aHost({ provider: { call: [unsure] } });
    await host.publish(aJourney({ call: aTask({ outlets: { next: 'x' } }), x: aDay }));
    await host.event('go');
    expect((await host.enrollment()).status).toBe('held');
    expect((await host.engine.tasks({ state: 'open', assignee: 'ann' })).rows).toHaveLength(1);
    await answer(host, 'done');
    expect((await host.story()).slice(6, 11)).toEqual([
      'effect.uncertain call hold',
      'held call',
      'released call',
      'task.completed call done by ann',
      'woke call next by task',
    ]);
    expect((await host.enrollment()).status).toBe('live');
  });

  it('that is held is made again by an operator', async () => {
    const host = await aHost({ provider: { call: [unsure, () => undefined] } });
    await host.publish(aJourney({ call: aTask() }));
    await host.event('go');
    await host.engine.retry({ enrollmentId: (await host.enrollment()).id, by: 'op' });
    await host.engine.settle();
    expect(host.calls.map((call) => call.attempt)).toEqual([1, 2]);
    expect(await host.enrollment()).toMatchObject({ status: 'live', nodeId: 'call' });
    expect((await host.engine.tasks()).rows).toHaveLength(1);
  });

  it('is withheld, and the task cancelled, where what the input has queued ends the enrollment first', async () => {
    const host = await aHost();
    const goal = { name: 'G', when: { left: { attribute: 'orders' }, op: 'gte', right: 1 }, onReached: 'exit' };
    const more = { type: 'update', changes: [{ op: 'increment', attribute: 'orders', value: 1 }], outlets: { next: 'call' } };
    await host.publish(aJourney({ more, call: aTask() }, { goal }));
    await host.event('go');
    expect((await host.story()).slice(4)).toEqual([
      'arrived call',
      'task.created call ann',
      'effect.requested call',
      'parked call',
      'goal call counted',
      'effect.withheld call goal',
      'task.cancelled call',
      'ended call goal',
    ]);
    expect(host.calls).toEqual([]);
    expect((await theTask(host)).state).toBe('cancelled');
  });
});
