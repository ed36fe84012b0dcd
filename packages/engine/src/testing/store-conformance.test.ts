import { describe, expect, it } from 'vitest';
import type { CommitResult, Store } from '../ports/store.ts';
import { memoryStore } from '../runtime/memory/memory-store.ts';
import { storeConformance } from './store-conformance.ts';

describe('the memory store', () => {
  it.each(storeConformance(() => ({ store: memoryStore() })))('$name', async ({ run }) => {
    await expect(run()).resolves.toBeUndefined();
  });
});

/** Stores with one planted defect each, and the check that has to find it. */
const defects: readonly { readonly defect: string; readonly found: string; plant(good: Store): Partial<Store> }[] = [
  {
    defect: 'acknowledges before it has taken anything in',
    found: 'append answers when the inputs can be claimed',
    plant: (good) => ({
      append: async (tenant, inputs) => {
        setTimeout(() => void good.append(tenant, inputs), 5);
        return inputs.map(() => true);
      },
    }),
  },
  {
    defect: 'has no fence',
    found: 'a stale lease is fenced',
    plant: (good) => {
      const latest = new Map<string, bigint>();
      return {
        claim: async (request) => {
          const batch = await good.claim(request);
          for (const { lease } of batch) latest.set(lease.tenant + lease.contactId, lease.token);
          return batch;
        },
        commit: (writes) =>
          good.commit(
            writes.map((write) => ({
              ...write,
              lease: { ...write.lease, token: latest.get(write.lease.tenant + write.lease.contactId) ?? 0n },
            })),
          ),
      };
    },
  },
  {
    defect: 'commits each contact in a transaction of its own',
    found: 'a commit that is refused as a whole writes nothing at all',
    plant: (good) => ({
      commit: async (writes) => {
        const results: CommitResult[] = [];
        for (const write of writes) results.push(...(await good.commit([write])));
        return results;
      },
    }),
  },
  {
    defect: 'writes the log in a transaction of its own, before the rest',
    found: 'a stale lease is fenced',
    plant: (good) => {
      const logs = new Map<string, Uint8Array[]>();
      return {
        commit: (writes) => {
          for (const { stream, entry } of writes.flatMap((write) => write.log)) logs.set(stream, [...(logs.get(stream) ?? []), entry]);
          return good.commit(writes.map((write) => ({ ...write, log: [] })));
        },
        log: async (_tenant, stream) => logs.get(stream) ?? [],
      };
    },
  },
  {
    defect: 'loses what arrives while a contact is leased',
    found: 'an input that arrives while its contact is leased wakes it after the commit',
    plant: (good) => {
      const leased = new Set<string>();
      return {
        claim: async (request) => {
          const batch = await good.claim(request);
          for (const { lease } of batch) leased.add(lease.contactId);
          return batch;
        },
        append: async (tenant, inputs) => {
          await good.append(
            tenant,
            inputs.filter((one) => !leased.has(one.contactId)),
          );
          return inputs.map(() => true);
        },
      };
    },
  },
  {
    defect: 'forgets dedupe ids',
    found: 'a dedupe id is taken once',
    plant: (good) => ({
      append: (tenant, inputs) =>
        good.append(
          tenant,
          inputs.map(({ dedupe: _forgotten, ...rest }) => rest),
        ),
    }),
  },
  {
    defect: 'gives a leased contact to everybody',
    found: 'a contact under a live lease is not claimed',
    plant: (good) => ({ claim: (request) => good.claim({ ...request, leaseMs: 0 }) }),
  },
  {
    defect: 'adds a timer beside one of the same name',
    found: 'a timer of the same name is replaced',
    plant: (good) => {
      let n = 0;
      return {
        commit: (writes) =>
          good.commit(
            writes.map((write) => ({ ...write, timers: write.timers.map((timer) => ({ ...timer, timer: `${timer.timer}#${(n += 1)}` })) })),
          ),
      };
    },
  },
  {
    defect: 'never clears a timer',
    found: 'a timer that is cleared never fires',
    plant: (good) => ({ commit: (writes) => good.commit(writes.map((write) => ({ ...write, clear: [] }))) }),
  },
  {
    defect: 'lets two live enrollments share an identity',
    found: 'an identity that is taken leaves the contact out whole',
    plant: (good) => ({
      commit: (writes) =>
        good.commit(writes.map((write) => ({ ...write, enrollments: write.enrollments.map((row) => ({ ...row, identity: row.id })) }))),
    }),
  },
  {
    defect: 'lets the last writer of a document win',
    found: 'a document is set only over the revision that was read',
    plant: (good) => ({
      put: async (tenant, kind, id, _revision, value) =>
        good.put(tenant, kind, id, (await good.get(tenant, kind, id))?.revision ?? 0, value),
    }),
  },
  {
    defect: 'serves the tenant that came first until nothing of it is left',
    found: 'a tenant with many contacts due does not keep a small one waiting',
    plant: (good) => ({
      claim: async (request) => {
        const batch = await good.claim({ ...request, contacts: 1_000 });
        const [first] = batch;
        const own = batch.filter((one) => one.lease.tenant === first?.lease.tenant).slice(0, request.contacts);
        await good.release(batch.filter((one) => !own.includes(one)).map((one) => one.lease));
        return own;
      },
    }),
  },
];

describe('a store with a planted defect', () => {
  it.each(defects)('that $defect is found out', async ({ found, plant }) => {
    const checks = storeConformance(() => {
      const good = memoryStore();
      return { store: { ...good, ...plant(good) } };
    });

    const failed: string[] = [];
    for (const check of checks) await check.run().catch(() => failed.push(check.name));

    expect(failed.some((name) => name.startsWith(found))).toBe(true);
  });
});
