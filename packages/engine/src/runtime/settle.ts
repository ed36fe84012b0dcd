import { advanceBatch } from './advance-batch.ts';
import type { AfterCommit } from './advance-batch.ts';
import { perform, tellChange } from './perform.ts';
import { appendStubbornly } from './results.ts';
import type { Runtime } from './runtime.ts';
import type { Input, Tenant } from '../ports/store.ts';

/** How many contacts are advanced and committed together, and about how many effects are in flight at once. */
const batchSize = 100;

/** Does all that is due at `clock.now()`, effects too, and what follows from them, and resolves when idle. */
export async function settle(runtime: Runtime): Promise<void> {
  for (;;) {
    const now = runtime.clock.now();
    const batch = await runtime.store.claim({
      now,
      worker: runtime.worker,
      leaseMs: runtime.leaseMs,
      contacts: batchSize,
      lanes: ['input', 'effect'],
    });
    if (batch.length > 0) {
      const work = advanceBatch(runtime, batch, now).then((after) => finish(runtime, after));
      await tracked(runtime, work);
      continue;
    }
    if (runtime.busy.size === 0) return;
    // A worker of this engine, or another settling, has something under way whose result will be due now.
    await Promise.allSettled(runtime.busy);
  }
}

/** Keeps work in sight of everybody who settles this engine. */
export async function tracked<T>(runtime: Runtime, work: Promise<T>): Promise<T> {
  runtime.busy.add(work);
  try {
    return await work;
  } finally {
    runtime.busy.delete(work);
  }
}

/** Performs a whole batch and reports it at once, in the order it was begun: embedded use is deterministic. */
async function finish(runtime: Runtime, after: AfterCommit): Promise<void> {
  const [results] = await Promise.all([
    Promise.all(after.begun.map((begun) => perform(runtime, begun))),
    Promise.all(after.changed.map((changed) => tellChange(runtime, changed))),
  ]);
  const groups = new Map<Tenant, Input[]>();
  for (const [index, { tenant }] of after.begun.entries()) {
    const input = results[index];
    if (input !== undefined) groups.set(tenant, [...(groups.get(tenant) ?? []), input]);
  }
  for (const [tenant, inputs] of groups) await appendStubbornly(runtime, tenant, inputs);
}
