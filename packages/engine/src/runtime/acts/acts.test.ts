import { describe, expect, it } from 'vitest';
import type { Store, Tenant } from '../../ports/store.ts';
import { sampleCatalog, sampleJourney } from '../../testing/sample-journey.ts';
import { createEngine } from '../create-engine.ts';
import type { Engine } from '../engine.ts';
import { memoryStore } from '../memory/memory-store.ts';
import { virtualClock } from '../virtual-clock.ts';

const tenant = 'default' as Tenant; // Branded by the engine where names come in.
const kind = 'act:onboarding';

/** A journey with a task, and every act there is done to it once. */
async function acted(store: Store = memoryStore()): Promise<{ readonly engine: Engine; readonly store: Store }> {
  const clock = virtualClock('2026-03-02T09:00:00Z');
  const engine = createEngine({
    store,
    clock,
    catalog: sampleCatalog,
    handlers: {
      remind: async () => undefined,
      welcome: async () => {
        throw new Error('Nobody knows');
      },
    },
  });
  const journey = sampleJourney({
    nodes: { pause: { type: 'task', title: 'Call', assignee: 'ann', due: 'P9D', outlets: { next: 'again', overdue: 'again' } } },
  });
  await engine.publish(journey, { by: 'eve', note: 'first' });
  await engine.pause(journey.id, { by: 'eve' });
  await engine.pause(journey.id, { by: 'eve' });
  await engine.resume(journey.id, { by: 'bob', skipOlderThan: 'P1D' });
  for (const contactId of ['c1', 'c2']) await engine.track({ id: contactId, contactId, name: 'signup' });
  await clock.advance('PT1H');
  const [first, second] = (await engine.enrollments()).rows;
  await engine.move({ enrollmentId: first?.id ?? '', nodeId: 'pause', by: 'bob' });
  await engine.retry({ enrollmentId: first?.id ?? '' });
  await engine.exit({ enrollmentId: second?.id ?? '', reason: 'asked', by: 'bob' });
  await clock.advance('PT1H');
  const [task] = (await engine.tasks({ state: 'open' })).rows;
  await engine.reassignTask({ taskId: task?.id ?? '', assignee: 'cy', by: 'ann' });
  await clock.advance('PT1M');
  await engine.completeTask({ taskId: task?.id ?? '', outcome: 'done', by: 'cy', data: { said: 'secret' } });
  await engine.archive(journey.id, { by: 'eve' });
  await engine.publish(journey, { inFlight: { migrate: 'keep' } });
  return { engine, store };
}

const types = ['publish', 'pause', 'resume', 'move', 'retry', 'exit', 'reassign_task', 'complete_task', 'archive', 'publish'];

describe('acts', () => {
  it('are recorded in order, each with who did it, each naming the one before', async () => {
    const { engine } = await acted();
    const { rows } = await engine.acts({ journeyId: 'onboarding' });
    expect(rows.map(({ type }) => type)).toEqual(types);
    expect(rows.map(({ by }) => by)).toEqual(['eve', 'eve', 'bob', 'bob', undefined, 'bob', 'ann', 'cy', 'eve', undefined]);
    expect(rows.slice(1).map(({ before }) => before)).toEqual(rows.slice(0, -1).map(({ hash }) => hash));
    expect(rows[0]).toMatchObject({ seq: 1, at: '2026-03-02T09:00:00.000Z', version: 1, note: 'first', before: '' });
    expect(JSON.stringify(rows)).not.toContain('secret');
    expect(await engine.verifyActs('onboarding')).toEqual({ ok: true, acts: 10, hash: rows[9]?.hash });
    expect(await engine.verifyActs('no such')).toEqual({ ok: true, acts: 0, hash: '' });
  });

  it('come in pages', async () => {
    const { engine } = await acted();
    const seen: number[] = [];
    let after: string | undefined;
    do {
      const page = await engine.acts({ journeyId: 'onboarding', limit: 4, ...(after === undefined ? {} : { after }) });
      seen.push(...page.rows.map(({ seq }) => seq));
      after = page.next;
    } while (after !== undefined);
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    await expect(engine.acts({ journeyId: 'onboarding', after: 'x' })).rejects.toMatchObject({ code: 'request_invalid' });
  });

  it('are one chain whoever acts at the same time', async () => {
    const { engine, store } = await acted();
    const [row] = (await engine.enrollments({ status: 'ended' })).rows;
    await Promise.all(Array.from({ length: 12 }, (_, n) => engine.exit({ enrollmentId: row?.id ?? '', by: `operator ${n}` })));
    const { rows } = await engine.acts({ journeyId: 'onboarding' });
    expect(rows).toHaveLength(22);
    expect(new Set(rows.slice(10).map(({ by }) => by)).size).toBe(12);
    expect(await engine.verifyActs('onboarding')).toMatchObject({ ok: true, acts: 22 });
    expect(await store.list(tenant, kind)).toHaveLength(22);
  });

  it('that are refused by the store are not done', async () => {
    const store = memoryStore();
    const { engine } = await acted(store);
    const put = store.put.bind(store);
    store.put = async (owner, name, ...rest) => {
      if (name === kind) throw new Error('away');
      return put(owner, name, ...rest);
    };
    await expect(engine.pause('onboarding')).rejects.toThrow('away');
    expect((await engine.journeys())[0]?.state).toBe('live');
  });
});

/** A store whose acts are rewritten behind the engine's back: the number of an act, and what is read in its place. */
function tampered(store: Store, change: (seq: number, value: unknown) => unknown): Store {
  return {
    ...store,
    get: async (owner, name, id) => {
      const row = await store.get(owner, name, id);
      if (name !== kind) return row;
      const value = change(Number(id), row?.value);
      return value === undefined ? null : { revision: row?.revision ?? 1, value };
    },
  };
}

async function verified(change: (seq: number, value: unknown, valueOf: (seq: number) => unknown) => unknown): Promise<unknown> {
  const { store } = await acted();
  const rows = await store.list(tenant, kind);
  const valueOf = (seq: number): unknown => rows.find(({ id }) => id === String(seq))?.value;
  const broken = tampered(store, (seq, value) => change(seq, value, valueOf));
  return createEngine({ store: broken, catalog: sampleCatalog, handlers: {} }).verifyActs('onboarding');
}

describe('verifying acts names the first that is wrong', () => {
  it.each(['by', 'at', 'type', 'hash', 'before', 'seq', 'reason', 'enrollmentId'])('when its %s was changed', async (field) => {
    const changed = await verified((seq, value) => (seq === 6 ? { ...(value as object), [field]: field === 'seq' ? 9 : 'retry' } : value)); // Acts are objects.
    expect(changed).toEqual({ ok: false, seq: 6, problem: 'act_changed' });
  });

  it('when one was removed, from among them or from the end', async () => {
    expect(await verified((seq, value) => (seq === 4 ? undefined : value))).toEqual({ ok: false, seq: 4, problem: 'act_removed' });
    expect(await verified((seq, value) => (seq === 10 ? undefined : value))).toEqual({ ok: false, seq: 10, problem: 'act_removed' });
  });

  it('when one was taken out and the others closed up', async () => {
    expect(await verified((seq, value, valueOf) => (seq < 4 ? value : valueOf(seq + 1)))).toEqual({
      ok: false,
      seq: 4,
      problem: 'act_changed',
    });
  });

  it('when one was inserted, or two changed places', async () => {
    const inserted = await verified((seq, value, valueOf) =>
      seq < 4 ? value : seq === 4 ? { ...(value as object), seq: 4, type: 'exit' } : valueOf(seq - 1),
    ); // Acts are objects.
    expect(inserted).toEqual({ ok: false, seq: 4, problem: 'act_changed' });
    const swapped = await verified((seq, value, valueOf) => (seq === 3 ? valueOf(4) : seq === 4 ? valueOf(3) : value));
    expect(swapped).toEqual({ ok: false, seq: 3, problem: 'act_changed' });
  });

  it('when all was written anew, by a hash that was kept elsewhere', async () => {
    const { engine } = await acted();
    const { rows } = await engine.acts({ journeyId: 'onboarding' });
    expect(await engine.verifyActs('onboarding', { hash: rows[3]?.hash ?? '' })).toMatchObject({ ok: true });
    expect(await engine.verifyActs('onboarding', { hash: 'another' })).toEqual({ ok: false, seq: 10, problem: 'hash_unknown' });
  });
});
