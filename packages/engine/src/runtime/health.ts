import { formatInstant } from '@sojourn/schema';
import type { InstantText } from '@sojourn/schema';
import type { Tenant } from '../ports/store.ts';
import { readIndex } from './published.ts';
import type { Runtime } from './runtime.ts';

/** How far behind the engine is, and who waits for an operator. Counts of one tenant; no ids and no contact data. */
export interface EngineHealth {
  /** When the oldest thing fell due that no worker has in hand; absent if nothing is due. Of the whole store, if the store has no `backlog`. */
  readonly oldestDueAt?: InstantText;
  /** How long ago that was, in milliseconds; 0 if nothing is due. */
  readonly lagMs: number;
  /** Contacts with an input due; absent if the store has no `backlog`. */
  readonly inputsWaiting?: number;
  /** Contacts with an effect due; absent if the store has no `backlog`. */
  readonly effectsWaiting?: number;
  /** Enrollments parked because a step failed: `enrollments({ status: 'failed' })` lists them. */
  readonly failed: number;
  /** Enrollments parked because nobody knows whether an effect happened: `enrollments({ status: 'held' })`. */
  readonly held: number;
  /** Contacts that cannot be advanced: `isolated()`. */
  readonly isolated: number;
}

/** Reads the figures of one tenant from the store. */
export async function readHealth(runtime: Runtime, tenant: Tenant): Promise<EngineHealth> {
  const { store, clock } = runtime;
  const now = clock.now();
  const backlog = await store.backlog?.(tenant, now);
  const oldest = backlog === undefined ? await store.nextDue() : backlog.oldest;
  const { index } = await readIndex(store, tenant);
  const parked = { failed: 0, held: 0 };
  for (const { id } of index.journeys) {
    for (const { status, count } of await store.count(tenant, { journeyId: id })) {
      if (status === 'failed' || status === 'held') parked[status] += count;
    }
  }
  const isDue = oldest !== null && oldest <= now;
  return {
    ...(isDue ? { oldestDueAt: formatInstant(oldest), lagMs: now - oldest } : { lagMs: 0 }),
    ...(backlog === undefined ? {} : { inputsWaiting: backlog.inputs, effectsWaiting: backlog.effects }),
    ...parked,
    isolated: (await runtime.isolation.list(tenant)).length,
  };
}
