import { describe, expect, it } from 'vitest';
import type { Logger } from '../ports/logger.ts';
import type { CommitResult, Store } from '../ports/store.ts';
import { sampleCatalog, sampleJourney } from '../testing/sample-journey.ts';
import { createEngine } from './create-engine.ts';
import type { Engine } from './engine.ts';
import { JourneyError } from './journey-error.ts';
import { memoryStore } from './memory/memory-store.ts';
import { virtualClock } from './virtual-clock.ts';

const start = '2026-03-02T09:00:00+01:00';
const signup = (contactId: string, id = `signup-${contactId}`) => ({ id, contactId, name: 'signup' });

function lines(): { readonly logger: Logger; readonly codes: string[]; readonly fields: unknown[] } {
  const codes: string[] = [];
  const fields: unknown[] = [];
  return { codes, fields, logger: { log: (_level, code, given) => void (codes.push(code), fields.push(given)) } };
}

/** Resolves when a claim holds, asked again whenever the event loop is free. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => void setImmediate(resolve));
}

describe('settling', () => {
  it('isolates a contact that cannot be advanced, keeps its inputs, and goes on with the others', async () => {
    const good = memoryStore();
    let isBroken = true;
    const store: Store = {
      ...good,
      claim: async (request) =>
        (await good.claim(request)).map((loaded) =>
          isBroken && loaded.lease.contactId === 'poison' ? { ...loaded, contact: new TextEncoder().encode('{ not json') } : loaded,
        ),
    };
    const log = lines();
    const clock = virtualClock(start);
    const engine = createEngine({ store, clock, logger: log.logger, catalog: sampleCatalog, handlers: { welcome: async () => {} } });
    await engine.publish(sampleJourney());
    await engine.track([signup('ann'), signup('poison'), signup('bob')]);
    await engine.settle();

    expect((await engine.enrollments()).rows.map((row) => row.contactId).toSorted()).toEqual(['ann', 'bob']);
    expect(await engine.isolated()).toMatchObject([
      { contactId: 'poison', code: 'advance_failed', attempts: 1, until: '2026-03-02T08:00:01.000Z' },
    ]);
    expect(log.codes).toContain('contact_isolated');
    await clock.advance('PT1S');
    expect(await engine.isolated()).toMatchObject([{ attempts: 2, until: '2026-03-02T08:00:03.000Z' }]);
    isBroken = false;
    await clock.advance('PT1M');
    expect((await engine.enrollments({ contactId: 'poison' })).rows).toHaveLength(1);
    expect(await engine.isolated()).toEqual([]);
  });

  it('finds the contact that breaks a commit by halving, and commits the others', async () => {
    const good = memoryStore();
    const sizes: number[] = [];
    const store: Store = {
      ...good,
      commit: async (writes): Promise<CommitResult[]> => {
        sizes.push(writes.length);
        if (writes.some((write) => write.lease.contactId === 'c5'))
          throw new Error('value out of range for column "state": c5@example.com');
        return good.commit(writes);
      },
    };
    const log = lines();
    const engine = createEngine({
      store,
      clock: virtualClock(start),
      logger: log.logger,
      catalog: sampleCatalog,
      handlers: { welcome: async () => {} },
    });
    await engine.publish(sampleJourney());
    await engine.track(Array.from({ length: 8 }, (_, n) => signup(`c${n}`)));
    await engine.settle();

    expect((await engine.enrollments()).rows.map((row) => row.contactId).toSorted()).toEqual(['c0', 'c1', 'c2', 'c3', 'c4', 'c6', 'c7']);
    expect(await engine.isolated()).toMatchObject([{ contactId: 'c5', code: 'commit_failed' }]);
    expect(sizes.slice(0, 3)).toEqual([8, 4, 4]);
    expect(JSON.stringify(log.fields)).not.toContain('example.com');
  });

  it('loses to another worker that took the contact over: nothing of it happens', async () => {
    const good = memoryStore();
    let commits = 0;
    const store: Store = {
      ...good,
      commit: async (writes) => {
        commits += 1;
        if (commits > 1) return good.commit(writes);
        // The lease is given back behind this worker's back, as when it is too slow.
        await good.release(writes.map((write) => write.lease));
        return good.commit(writes);
      },
    };
    const log = lines();
    let sent = 0;
    const engine = createEngine({
      store,
      clock: virtualClock(start),
      logger: log.logger,
      catalog: sampleCatalog,
      handlers: { welcome: async () => void (sent += 1) },
    });
    await engine.publish(sampleJourney());
    await engine.track(signup('ann'));
    await engine.settle();
    expect(log.codes).toContain('commit_fenced');
    expect([sent, (await engine.enrollments()).rows.length]).toEqual([1, 1]);
  });

  it('keeps a tenant waiting whose settings cannot be had, and serves the others', async () => {
    let isKnown = false;
    const clock = virtualClock(start);
    const settings = { catalog: sampleCatalog, handlers: { welcome: async () => {} } };
    const store = memoryStore();
    const all = createEngine({ store, clock, ...settings });
    for (const id of ['late', 'fine']) {
      await all.forTenant(id).publish(sampleJourney());
      await all.forTenant(id).track(signup('ann'));
    }
    const engine = createEngine({
      store,
      clock: { now: () => clock.now(), wakeAt: (at, wake) => clock.wakeAt(at, wake) },
      tenants: async (id) => {
        if (id === 'late' && !isKnown) throw new Error('The settings are being loaded');
        return settings;
      },
    });
    await engine.settle();
    expect((await engine.forTenant('fine').enrollments()).rows).toHaveLength(1);
    expect((await engine.forTenant('late').enrollments()).rows).toHaveLength(0);
    isKnown = true;
    await clock.advance('PT10S');
    expect((await engine.forTenant('late').enrollments()).rows).toHaveLength(1);
  });

  it('covers an attempt whose worker died between commit and handler', async () => {
    const clock = virtualClock(start);
    const store = memoryStore();
    const settings = { store, clock, catalog: sampleCatalog };
    const attempts: number[] = [];
    const dying = createEngine({
      ...settings,
      clock: { now: () => clock.now(), wakeAt: () => () => {} },
      handlers: { welcome: () => new Promise(() => {}) },
    });
    await dying.publish(sampleJourney());
    await dying.track(signup('ann'));
    void dying.settle();
    await until(async () => (await dying.enrollments()).rows.length === 1);

    const engine = createEngine({ ...settings, handlers: { welcome: async (_effect, { attempt }) => void attempts.push(attempt) } });
    await clock.advance('PT2H');
    const [row] = (await engine.enrollments()).rows;
    expect(attempts).toEqual([2]);
    expect((await engine.trace(row?.id ?? '')).map((entry) => entry.kind)).toEqual(
      expect.arrayContaining(['effect.uncertain', 'effect.retried', 'effect.completed']),
    );
  });
});

describe('a worker', () => {
  it('does what comes in while it runs, and stops when its effects have returned', async () => {
    const stop = new AbortController();
    let finish = (): void => {};
    let performed = 0;
    const engine = createEngine({
      store: memoryStore(),
      catalog: sampleCatalog,
      handlers: {
        welcome: async () => {
          performed += 1;
          if (performed === 2) await new Promise<void>((resolve) => (finish = resolve));
        },
      },
    });
    await engine.publish(sampleJourney());
    const running = engine.run({ signal: stop.signal, pollMs: 60_000 });
    await engine.track(signup('ann'));
    await until(async () => (await engine.enrollments({ nodeId: 'pause' })).rows.length === 1);
    await engine.track(signup('bob'));
    await until(() => performed === 2);
    stop.abort();
    let isOver = false;
    const over = running.then(() => (isOver = true));
    await new Promise((resolve) => void setImmediate(resolve));
    expect(isOver).toBe(false);
    finish();
    await over;
    await engine.settle();
    expect((await engine.enrollments({ nodeId: 'pause' })).rows).toHaveLength(2);
  });

  it('keeps about as many effects in flight as it was told, and no more', async () => {
    const stop = new AbortController();
    let inFlight = 0;
    let most = 0;
    let done = 0;
    const engine = createEngine({
      store: memoryStore(),
      catalog: sampleCatalog,
      handlers: {
        welcome: async () => {
          inFlight += 1;
          most = Math.max(most, inFlight);
          await new Promise((resolve) => void setImmediate(resolve));
          inFlight -= 1;
          done += 1;
        },
      },
    });
    await engine.publish(sampleJourney());
    await engine.track(Array.from({ length: 60 }, (_, n) => signup(`c${n}`)));
    const running = engine.run({ signal: stop.signal, concurrency: 7 });
    await until(() => done === 60);
    stop.abort();
    await running;
    expect(most).toBe(7);
  });

  it('survives a store that is away, and goes on when it is back', async () => {
    const good = memoryStore();
    let isAway = false;
    const guard =
      <A extends readonly unknown[], R>(call: (...given: A) => Promise<R>) =>
      async (...given: A): Promise<R> => {
        if (isAway) throw new JourneyError('store_unavailable', 'The database is away.');
        return call(...given);
      };
    const store: Store = {
      ...good,
      append: guard(good.append),
      claim: guard(good.claim),
      commit: guard(good.commit),
      release: guard(good.release),
      get: guard(good.get),
      nextDue: guard(good.nextDue),
    };
    const log = lines();
    const stop = new AbortController();
    const engine = createEngine({ store, logger: log.logger, catalog: sampleCatalog, handlers: { welcome: async () => {} } });
    await engine.publish(sampleJourney());
    isAway = true;
    const running = engine.run({ signal: stop.signal, pollMs: 5 });
    await expect(engine.track(signup('ann'))).rejects.toMatchObject({ code: 'store_unavailable' });
    await until(() => log.codes.includes('store_unavailable'));
    isAway = false;
    await engine.track(signup('bob'));
    await until(async () => (await engine.enrollments({ nodeId: 'pause' })).rows.length === 1);
    stop.abort();
    await running;
    expect(await engine.isolated()).toEqual([]);
  });

  it('takes 500 contacts each once through their path, four workers on one store', async () => {
    const stop = new AbortController();
    const clock = virtualClock(start);
    const store = memoryStore();
    const sent = new Map<string, number>();
    const count = async (effect: { readonly key: string }): Promise<void> => void sent.set(effect.key, (sent.get(effect.key) ?? 0) + 1);
    const settings = { store, clock, catalog: sampleCatalog, handlers: { welcome: count, remind: count } };
    const engines = Array.from({ length: 4 }, (): Engine => createEngine(settings));
    const [engine] = engines;
    if (engine === undefined) throw new Error('unreachable');
    await engine.publish(sampleJourney());
    const running = engines.map((one) => one.run({ signal: stop.signal, concurrency: 10 }));
    const events = Array.from({ length: 500 }, (_, n) => signup(`c${n}`));
    await Promise.all([engine.track(events.slice(0, 250)), engines[1]?.track(events.slice(200))]);
    await clock.advance('P3D');
    stop.abort();
    await Promise.all(running);
    expect([sent.size, new Set(sent.values())]).toEqual([1_000, new Set([1])]);
    const ended = await engine.enrollments({ status: 'ended', limit: 1_000 });
    expect(ended.rows).toHaveLength(500);
    for (const { id } of ended.rows.slice(0, 50))
      expect((await engine.trace(id)).filter((entry) => entry.kind === 'ended')).toHaveLength(1);
  });
});
