import { createEngine, virtualClock } from '@sojourn/engine';
import type { Engine, Store, VirtualClock } from '@sojourn/engine';
import type { Catalog, Journey } from '@sojourn/schema';

/** One event in, one message out. */
export const tenantCatalog: Catalog = { catalogVersion: 1, events: { signup: {} }, actions: { send: { idempotent: true } } };

/** A message, a wait, and a limit that several contacts share: every kind of row that the engine keeps. */
export const tenantJourney: Journey = {
  schemaVersion: 1,
  id: 'welcome',
  name: 'Welcome',
  timezone: 'UTC',
  entry: {
    triggers: [{ id: 'signup', type: 'event', event: 'signup' }],
    reentry: { mode: 'never' },
    limit: { count: 1_000, per: 'PT1H' },
    start: 'hello',
  },
  nodes: {
    hello: { type: 'action', action: 'send', outlets: { next: 'pause' } },
    pause: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P2D' }], outlets: { next: 'again' } },
    again: { type: 'action', action: 'send', outlets: { next: null } },
  },
};

/** An engine on a store, at an instant of its own. */
export function tenantEngine(store: Store, sent: string[] = []): { readonly engine: Engine; readonly clock: VirtualClock } {
  const clock = virtualClock('2026-03-02T09:00:00Z');
  const engine = createEngine({
    store,
    clock,
    catalog: tenantCatalog,
    handlers: { send: async (_effect, { idempotencyKey }) => void sent.push(idempotencyKey) },
  });
  return { engine, clock };
}

/** Takes three contacts of a tenant into the journey, the last of them perhaps still unapplied, and deletes a fourth. */
export async function fillTenant(engine: Engine, tenant: string): Promise<void> {
  const own = engine.forTenant(tenant);
  await own.publish(tenantJourney);
  await own.track(['c1', 'c2'].map((contactId) => ({ id: `signup-${contactId}`, contactId, name: 'signup' })));
  await own.track({ id: 'signup-gone', contactId: 'gone', name: 'signup' });
  await own.settle();
  await own.deleteContact('gone');
  await own.settle();
  await own.track({ id: 'signup-c3', contactId: 'c3', name: 'signup' });
}
