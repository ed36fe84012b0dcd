import { describe, expect, it } from 'vitest';
import { aCatalog, aJourney } from '../core/testing/a-journey.ts';
import type { EnrollmentQuery, Store } from '../ports/store.ts';
import { createEngine } from './create-engine.ts';
import type { Engine } from './engine.ts';
import { memoryStore } from './memory/memory-store.ts';
import { virtualClock } from './virtual-clock.ts';

interface Counted {
  readonly engine: Engine;
  /** Enrollments that the store has handed out, and what it was asked. */
  readonly read: { rows: number; readonly queries: EnrollmentQuery[] };
}

/** An engine whose store counts what is read from it. */
function counted(): Counted {
  const store = memoryStore();
  const read: Counted['read'] = { rows: 0, queries: [] };
  const counting: Store = {
    ...store,
    async enrollments(tenant, query) {
      const page = await store.enrollments(tenant, query);
      read.rows += page.rows.length;
      read.queries.push(query);
      return page;
    },
  };
  const engine = createEngine({ store: counting, catalog: aCatalog, handlers: {}, clock: virtualClock('2026-03-02T09:00:00Z') });
  return { engine, read };
}

async function start(engine: Engine, contacts: number, data: { readonly total: number }): Promise<void> {
  await engine.track(Array.from({ length: contacts }, (_, n) => ({ id: `${data.total}-${n}`, contactId: `c${n}`, name: 'start', data })));
  await engine.settle();
}

const journey = aJourney(
  {
    who: {
      type: 'branch',
      cases: [{ id: 'ask', when: { left: { entry: 'total' }, op: 'gt', right: 10 } }],
      outlets: { ask: 'call', else: 'rest' },
    },
    call: { type: 'task', title: 'Call', assignee: 'ann', outlets: { next: 'rest' } },
    rest: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P9D' }], outlets: {} },
  },
  { entry: { reentry: { mode: 'always' }, start: 'who' } },
);

describe('listing open tasks', () => {
  it('reads those who wait for a person, however many enrollments there are', async () => {
    const { engine, read } = counted();
    await engine.publish(journey);
    await start(engine, 500, { total: 1 });
    await start(engine, 3, { total: 40 });
    read.rows = 0;
    const { rows, next } = await engine.tasks({ assignee: 'ann', state: 'open' });
    expect(rows).toHaveLength(3);
    expect(next).toBeUndefined();
    expect(read.rows).toBe(3);
    // What the store has an index for: no query goes through a journey.
    expect(read.queries.every((query) => query.nodeId === 'call' && query.status !== undefined)).toBe(true);
  });

  it('of one contact reads that contact', async () => {
    const { engine, read } = counted();
    await engine.publish(journey);
    await start(engine, 50, { total: 40 });
    read.rows = 0;
    expect((await engine.tasks({ contactId: 'c7', state: 'open' })).rows).toHaveLength(1);
    expect((await engine.tasks({ contactId: 'c7' })).rows).toHaveLength(1);
    expect(read.rows).toBe(2);
  });

  it('that are over goes through enrollments some at a time, and says that it has not seen all', async () => {
    const { engine, read } = counted();
    await engine.publish(journey);
    await start(engine, 5_500, { total: 1 });
    read.rows = 0;
    const first = await engine.tasks({ state: 'completed' });
    expect(first.rows).toEqual([]);
    expect(read.rows).toBe(5_000);
    const second = await engine.tasks({ state: 'completed', after: first.next ?? '' });
    expect(second).toEqual({ rows: [] });
    expect(read.rows).toBe(5_500);
  });

  it('goes on where it stood when somebody has answered in between, and after a new version', async () => {
    const { engine } = counted();
    await engine.publish(journey);
    await start(engine, 10, { total: 40 });
    const all = (await engine.tasks({ state: 'open' })).rows.map(({ id }) => id);
    const first = await engine.tasks({ state: 'open', limit: 4 });
    for (const { id: taskId } of first.rows) await engine.completeTask({ taskId, outcome: 'done', by: 'ann' });
    await engine.publish(
      aJourney({ ...journey.nodes, ask: { type: 'approval', title: 'Ask', assignee: 'ann' } }, { entry: { ...journey.entry } }),
    );
    await engine.settle();
    const rest = await engine.tasks({ state: 'open', after: first.next ?? '' });
    expect([...first.rows, ...rest.rows].map(({ id }) => id)).toEqual(all);
  });
});
