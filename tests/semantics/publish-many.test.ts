import { createEngine, memoryStore } from '@sojourn/engine';
import { describe, expect, it } from 'vitest';
import { aHost } from './support/a-host.ts';
import { aDay, aJourney, waitFor } from './support/a-journey.ts';
import { shopCatalog } from './support/shop-catalog.ts';

describe('a plan', () => {
  it('does for five thousand what it says, also when the worker dies in the middle of the sweep', { timeout: 60_000 }, async () => {
    const store = memoryStore();
    const host = await aHost({ store });
    await host.publish(
      aJourney({
        s: { type: 'split', arms: ['a', 'b', 'c'].map((id) => ({ id, weight: 1 })), outlets: { a: 'a', b: 'b', c: 'c' } },
        a: waitFor('ping'),
        b: aDay,
        c: waitFor('ping'),
      }),
    );
    const ids = Array.from({ length: 5_000 }, (_, index) => `p${index}`);
    await host.engine.track(ids.map((contactId) => ({ id: `go-${contactId}`, contactId, name: 'go' })));
    await host.engine.settle();
    await host.pass('PT6H');
    const next = aJourney({ a: waitFor('ping'), b: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'PT5H' }] } });
    const inFlight = { migrate: 'recompute', nodes: { c: 'exit' } } as const;
    const plan = await host.engine.planPublish(next, { inFlight });
    expect(plan.nodes.reduce((sum, one) => sum + one.here, 0)).toBe(5_000);
    await host.engine.publish(next, { inFlight });

    // A worker whose store goes away after so many commits, and another one on the same store.
    let commits = 0;
    const dying = createEngine({
      store: {
        ...store,
        commit: async (writes) => {
          commits += 1;
          if (commits > 20) throw Object.assign(new Error('away'), { code: 'store_unavailable', name: 'JourneyError' });
          return store.commit(writes);
        },
      },
      clock: host.clock,
      catalog: shopCatalog,
      handlers: {},
      leaseMs: 1,
    });
    await expect(dying.settle()).rejects.toMatchObject({ code: 'store_unavailable' });
    await host.pass('PT1S');

    const byEnd = new Map<string, number>();
    for (let after: string | undefined; ;) {
      const page = await host.engine.enrollments({ limit: 1_000, ...(after === undefined ? {} : { after }) });
      for (const one of page.rows)
        byEnd.set(one.end ?? `${one.nodeId} v${one.version}`, (byEnd.get(one.end ?? `${one.nodeId} v${one.version}`) ?? 0) + 1);
      after = page.next;
      if (after === undefined) break;
    }
    const here = Object.fromEntries(plan.nodes.map((one) => [one.nodeId, one]));
    expect(Object.fromEntries(byEnd)).toEqual({ 'a v2': here['a']?.here, completed: here['b']?.dueNow, migrated_out: here['c']?.here });
    expect(here['b']?.dueNow).toBe(here['b']?.here);
  });
});
