import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aDay, aJourney } from './support/a-journey.ts';
import { act, notSent, unsure } from './support/a-provider.ts';
import { answer, anApproval, aTask, theTask } from './support/a-task.ts';
import { lastOf, pathOf } from './support/story.ts';
import { refusal } from './support/refusal.ts';

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
    // An action has been run by now, and has no backup all the same.
    expect((await refusal(() => host.engine.completeEffect({ key: `${id.replace(':call:', ':x:')}:backup` }))).code).toBe('effect_unknown');
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
