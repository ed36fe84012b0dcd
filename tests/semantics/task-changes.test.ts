import type { Effect } from '@sojourn/engine';
import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import type { Host } from './support/a-host.ts';
import { aDay, aJourney } from './support/a-journey.ts';
import { answer, anApproval, aTask, theTask } from './support/a-task.ts';

interface Told {
  readonly host: Host;
  readonly news: readonly Effect[];
  readonly requests: readonly string[];
}

/** A host that listens to what becomes of its tasks; its people are unavailable once. */
async function aListener(hear: (effect: Effect) => void = () => undefined): Promise<Told> {
  const news: Effect[] = [];
  const requests: string[] = [];
  const request = async (effect: Effect): Promise<{ readonly outcome?: string } | void> => {
    requests.push(effect.key);
    return effect.input['assignee'] === 'ann' ? { outcome: 'unavailable' } : undefined;
  };
  const taskChanged = async (effect: Effect): Promise<void> => {
    news.push(effect);
    hear(effect);
  };
  const host = await aHost({ handlers: { task: request, approval: request, taskChanged } });
  return { host, news, requests };
}

describe('a host that listens to what becomes of its tasks', () => {
  it('hears of each change once, with what the task is', async () => {
    const { host, news, requests } = await aListener();
    await host.publish(aJourney({ ask: anApproval({ backup: 'bob', due: 'P2D', remind: 'P1D', outlets: { approved: 'x' } }), x: aDay }));
    await host.event('go');
    const { id: taskId, enrollmentId } = await theTask(host);
    await host.pass('P3D');
    await host.engine.reassignTask({ taskId, assignee: 'eve', by: 'op' });
    await host.engine.settle();
    await answer(host, 'approved');

    expect(news.map(({ input }) => [input['change'], input['assignee']])).toEqual([
      ['reissued', 'bob'],
      ['reminded', 'bob'],
      ['overdue', 'bob'],
      ['reissued', 'eve'],
      ['completed', 'eve'],
    ]);
    const dueAt = '2026-03-04T09:00:00.000Z';
    expect(news[1]).toMatchObject({ action: 'taskChanged', journeyId: 'j', version: 1, nodeId: 'ask', enrollmentId, contactId: 'c1' });
    expect(news[1]?.input).toEqual({ change: 'reminded', taskId, kind: 'approval', title: 'Send it?', assignee: 'bob', dueAt });
    expect(news.at(-1)?.input).toMatchObject({ outcome: 'approved', by: 'ann' });
    expect(new Set(news.map(({ key }) => key)).size).toBe(5);
    // Nobody is asked again for being told.
    expect(requests).toEqual([taskId, `${taskId}:backup`]);
  });

  it('hears that nobody needs it any more', async () => {
    const { host, news } = await aListener();
    await host.publish(aJourney({ call: aTask({ assignee: 'eve' }) }, { exits: [{ id: 'no', when: { event: 'stop' } }] }));
    await host.event('go');
    await host.event('stop');
    expect(news.map(({ input }) => input['change'])).toEqual(['cancelled']);
  });

  it('may fail to listen: the journey goes on, and so does what it hears', async () => {
    const { host, news } = await aListener(() => {
      throw new Error('not now');
    });
    await host.publish(aJourney({ ask: anApproval({ assignee: 'eve', due: 'P1D', outlets: { overdue: 'x' } }), x: aDay }));
    await host.event('go');
    await host.pass('P1D');
    expect(news.map(({ input }) => input['change'])).toEqual(['overdue', 'cancelled']);
    expect((await host.enrollment()).nodeId).toBe('x');
  });
});
