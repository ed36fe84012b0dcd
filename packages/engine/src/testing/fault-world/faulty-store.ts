import type { Loaded, Store } from '../../ports/store.ts';
import { JourneyError } from '../../runtime/journey-error.ts';
import { callName, leaseName } from './history.ts';
import type { CommitHappening } from './history.ts';
import type { StoreFault } from './plan.ts';
import { crash } from './world.ts';
import type { World } from './world.ts';

type Method = StoreFault['method'] | 'read';

/**
 * The store as one process sees it: each call is a task of the world, goes wrong where the plan says so, and is taken down. A
 * process that is gone gets no answer any more.
 */
export function faultyStore(world: World, by: string): Store {
  const store = world.defect.store?.(world.inner) ?? world.inner;
  const { history } = world;
  const claims = new Map<string, { readonly now: number; readonly loaded: Loaded }>();
  const ask = <T>(method: Method, run: () => Promise<T>): Promise<T> => call(world, by, method, run);
  return {
    append: (tenant, inputs) =>
      ask('append', async () => {
        const accepted = await store.append(tenant, inputs);
        for (const [index, input] of inputs.entries()) history.add({ kind: 'appended', by, input, accepted: accepted[index] === true });
        hint(world);
        return accepted;
      }),
    claim: (request) =>
      ask('claim', async () => {
        const loaded = await store.claim(request);
        const { now } = request;
        for (const one of loaded) claims.set(leaseName(one.lease), { now, loaded: one });
        if (loaded.length > 0) history.add({ kind: 'claimed', by, now, loaded });
        return loaded;
      }),
    commit: (writes) =>
      ask('commit', async () => {
        const results = await store.commit(writes);
        world.transactions += 1;
        for (const [index, write] of writes.entries()) {
          const claim = claims.get(leaseName(write.lease));
          const result = results[index];
          if (claim === undefined || result === undefined) throw new Error('A write without a claim, or without a result.');
          const call = world.advanced.get(callName(by, claim.now, write.lease.contactId, claim.loaded.inputs));
          const happening: CommitHappening = { kind: 'committed', by, ...claim, write, result, call, transaction: world.transactions };
          history.add(happening);
        }
        return results;
      }),
    release: (leases, until) => ask('release', () => store.release(leases, until)),
    nextDue: () => ask('read', () => store.nextDue()),
    wake(listener) {
      world.hints.set(by, listener);
      return () => void world.hints.delete(by);
    },
    take: (tenant, bucket, n, limit) => ask('take', () => store.take(tenant, bucket, n, limit)),
    get: (tenant, kind, id) =>
      ask('get', async () => {
        const row = await store.get(tenant, kind, id);
        if (kind === 'journeys') history.add({ kind: 'index', by, revision: row?.revision ?? 0, value: row?.value });
        return row;
      }),
    put: (tenant, kind, id, revision, value) => ask('put', () => store.put(tenant, kind, id, revision, value)),
    enrollments: (tenant, query) => ask('read', () => store.enrollments(tenant, query)),
    log: (tenant, stream, after, limit) => ask('read', () => store.log(tenant, stream, after, limit)),
    list: (tenant, kind) => ask('read', () => store.list(tenant, kind)),
    count: (tenant, query) => ask('read', () => store.count(tenant, query)),
    contacts: (tenant, query) => ask('read', () => store.contacts(tenant, query)),
  };
}

function call<T>(world: World, by: string, method: Method, run: () => Promise<T>): Promise<T> {
  const { scheduler, alive } = world;
  return new Promise((resolve, reject) => {
    if (!alive.has(by)) return;
    const later = (ms: number, task: () => void | Promise<void>): void => {
      if (alive.has(by)) scheduler.add(by, ms, task);
    };
    const perform = async (answer: (result: T) => void): Promise<void> => {
      try {
        answer(await run());
      } catch (error) {
        reject(error as Error); // What a store raises.
      }
    };
    const attempt = async (): Promise<void> => {
      const fault = faultOf(world, method);
      switch (fault?.fault) {
        case undefined:
          return perform(resolve);
        case 'crash_before':
          return crash(world, by);
        case 'crash_after':
          return perform(() => crash(world, by));
        case 'away':
          return reject(away());
        case 'broken':
          return reject(new Error('The world broke this call.'));
        case 'unanswered':
          return perform(() => reject(away()));
        case 'slow_before':
          return later(fault.slowMs, () => perform(resolve));
        case 'slow_after':
          return perform((result) => later(fault.slowMs, () => resolve(result)));
      }
    };
    later(latency(world), attempt);
  });
}

/** Mostly none, so that what is ready at one instant meets there. */
function latency({ random, isFaulty }: World): number {
  return isFaulty && random.chance(0.15) ? random.below(400) : 0;
}

function faultOf({ isFaulty, calls, faults }: World, method: Method): StoreFault | undefined {
  if (!isFaulty || method === 'read') return undefined;
  const nth = (calls.get(method) ?? 0) + 1;
  calls.set(method, nth);
  return faults.get(`${method} ${nth}`);
}

function away(): JourneyError {
  return new JourneyError('store_unavailable', 'The world says that the store is away.');
}

function hint({ hints, scheduler, alive }: World): void {
  for (const [by, listener] of hints) if (alive.has(by)) scheduler.add(by, 0, listener);
}
