import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import type { Host } from './support/a-host.ts';
import { aJourney } from './support/a-journey.ts';
import { anApproval, aTask, theTask } from './support/a-task.ts';
import { refusal, untyped } from './support/refusal.ts';

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
