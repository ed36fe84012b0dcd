import { createEngine, memoryStore, virtualClock } from '@sojourn/engine';
import type { Clock, Engine, Store, VirtualClock } from '@sojourn/engine';
import type { InFlight, TraceEntry } from '@sojourn/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aJourney, aStillClock } from './support/a-journey.ts';
import { shopCatalog } from './support/shop-catalog.ts';

const start = '2026-03-02T09:00:00.000Z';
const hours = fc.integer({ min: 1, max: 72 });

const alternatives = fc.uniqueArray(
  fc.record({ id: fc.constantFrom('a', 'b', 'c'), length: hours, kind: fc.constantFrom('duration', 'at', 'time', 'event', 'condition') }),
  { selector: (one) => one.id, minLength: 1, maxLength: 3 },
);

interface Alternative {
  readonly id: string;
  readonly length: number;
  readonly kind: string;
}

function alternativeOf({ id, length, kind }: Alternative): object {
  const hour = `${String(length % 24).padStart(2, '0')}:00`;
  if (kind === 'at') return { id, type: 'duration', duration: `PT${length}H`, at: hour };
  if (kind === 'time') return { id, type: 'time', at: hour };
  if (kind === 'event') return { id, type: 'event', event: 'ping' };
  if (kind === 'condition') return { id, type: 'condition', when: { left: { attribute: 'orders' }, op: 'gt', right: length } };
  return { id, type: 'duration', duration: `PT${length}H` };
}

/** Two waits in a row and something between them; a deadline of a year ends every wait. */
function journeyOf(waits: readonly (readonly Alternative[])[], between: object): object {
  const [one = [], two = []] = waits;
  const wait = (list: readonly Alternative[], next: string | null): object => ({
    type: 'wait',
    until: [...list.map(alternativeOf), { id: 'last', type: 'duration', duration: 'P1Y' }],
    outlets: Object.fromEntries([...list.map(({ id }) => id), 'last'].map((id) => [id, next])),
  });
  return aJourney({
    w: wait(one, 'm'),
    m: between,
    v: wait(two, null),
  });
}

const mail = { type: 'action', action: 'mail', outlets: { next: 'v', failed: 'v', withheld: 'v' } };
const documents = fc.tuple(alternatives, alternatives).map((waits) => journeyOf(waits, mail));
/** What handlers report comes when a worker gets to it: without messages, lateness changes nothing at all. */
const silent = fc.tuple(alternatives, alternatives).map((waits) => journeyOf(waits, { type: 'milestone', outlets: { next: 'v' } }));
const settings = { numRuns: 150, seed: 20_260_302 };
const answers: fc.Arbitrary<InFlight> = fc.record({
  migrate: fc.constantFrom('keep' as const, 'recompute' as const, 'exit' as const),
  nodes: fc.dictionary(
    fc.constantFrom('w', 'v'),
    fc.oneof(fc.constantFrom('keep' as const, 'recompute' as const, 'exit' as const), fc.constant({ redirect: 'v' })),
  ),
});
type Step =
  | { readonly do: 'go' | 'ping' | 'pause' | 'resume' }
  | { readonly do: 'pass'; readonly hours: number }
  | { readonly do: 'orders'; readonly to: number }
  | { readonly do: 'publish'; readonly document: object; readonly inFlight: InFlight };
const stepsOf = (published: fc.Arbitrary<object>): fc.Arbitrary<Step> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('go' as const, 'ping' as const).map((what) => ({ do: what })) },
    { weight: 3, arbitrary: hours.map((n) => ({ do: 'pass' as const, hours: n })) },
    { weight: 1, arbitrary: hours.map((to) => ({ do: 'orders' as const, to })) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('publish' as const), document: published, inFlight: answers }) },
    { weight: 2, arbitrary: fc.constantFrom('pause' as const, 'resume' as const).map((what) => ({ do: what })) },
  );

class World {
  readonly clock: VirtualClock = virtualClock(start);
  readonly calls: string[] = [];
  readonly store: Store;
  readonly engine: Engine;
  #events = 0;

  constructor(still?: Clock) {
    this.store = memoryStore();
    this.engine = createEngine({
      store: this.store,
      clock: still ?? this.clock,
      catalog: shopCatalog,
      handlers: { mail: async ({ key }) => void this.calls.push(key) },
    });
  }

  async take(step: Step): Promise<void> {
    const { engine, clock } = this;
    this.#events += 1;
    if (step.do === 'pass') await clock.advance(`PT${step.hours}H`);
    else if (step.do === 'orders') await engine.patchContact('c1', { set: { orders: step.to } });
    else if (step.do === 'publish') await engine.publish(step.document, { inFlight: step.inFlight });
    else if (step.do === 'pause') await engine.pause('j');
    else if (step.do === 'resume') await engine.resume('j');
    else await engine.track({ id: `e${this.#events}`, contactId: 'c1', name: step.do });
  }

  async traces(): Promise<readonly (readonly TraceEntry[])[]> {
    const { rows } = await this.engine.enrollments({ limit: 1_000 });
    return Promise.all(rows.map((row) => this.engine.trace(row.id)));
  }
}

async function inWorld(document: object, script: readonly Step[]): Promise<World> {
  const world = new World();
  await world.engine.publish(document);
  await world.engine.upsertContact({ id: 'c1', consent: { email: 'subscribed' } });
  await world.engine.settle();
  for (const step of script) {
    await world.take(step);
    await world.engine.settle();
  }
  await world.engine.settle();
  return world;
}

describe('pauses and plans, whatever happens', () => {
  it('end everybody once time runs, send each message once, and number every trace without a gap', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(documents, fc.array(stepsOf(documents), { maxLength: 14 }), async (document, script) => {
        const world = await inWorld(document, script);
        await world.engine.resume('j');
        await world.clock.advance('P3Y');
        const { rows } = await world.engine.enrollments({ limit: 1_000 });
        expect(rows.map((row) => row.status).filter((status) => status !== 'ended')).toEqual([]);
        expect(new Set(world.calls).size).toBe(world.calls.length);
        expect(await world.engine.nextDue()).toBeNull();
        for (const trace of await world.traces()) {
          expect(trace.map((entry) => entry.seq)).toEqual(trace.map((_, index) => index + 1));
          expect(trace.every((entry, index) => index === 0 || entry.at >= (trace[index - 1]?.at ?? ''))).toBe(true);
        }
      }),
      settings,
    );
  });

  it('give the same traces however late the worker is', { timeout: 60_000 }, async () => {
    const later = (at: number, step: Step): number => at + (step.do === 'pass' ? step.hours * 3_600_000 : 1_000);
    await fc.assert(
      fc.asyncProperty(silent, fc.array(stepsOf(silent), { maxLength: 14 }), async (document, script) => {
        const punctual = new World();
        const clock = aStillClock(start);
        const late = new World(clock);
        for (const world of [punctual, late]) {
          await world.engine.publish(document);
          await world.engine.upsertContact({ id: 'c1' });
        }
        let at = Date.parse(start);
        for (const step of script) {
          at = later(at, step);
          const instant = new Date(at).toISOString();
          await punctual.clock.advanceTo(instant);
          clock.set(instant);
          if (step.do === 'pass') continue;
          await punctual.take(step);
          await late.take(step);
        }
        await punctual.engine.settle();
        await late.engine.settle();
        const stories = async (world: World): Promise<unknown> =>
          (await world.traces()).map((trace) => trace.map((entry) => `${entry.at} ${entry.kind} ${'nodeId' in entry ? entry.nodeId : ''}`));
        expect(await stories(late)).toEqual(await stories(punctual));
      }),
      settings,
    );
  });

  it('do what the plan said, if nothing else arrives', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        documents,
        fc.array(stepsOf(documents), { maxLength: 10 }),
        documents,
        answers,
        async (document, script, next, inFlight) => {
          const world = await inWorld(document, script);
          const { engine } = world;
          const plan = await engine.planPublish(next, { inFlight });
          const before = (await engine.enrollments({ limit: 1_000 })).rows.filter((row) => row.status !== 'ended');
          const lengths = new Map(await Promise.all(before.map(async (row) => [row.id, (await engine.trace(row.id)).length] as const)));
          await engine.publish(next, { inFlight });
          await engine.settle();
          for (const { nodeId, here, answer, dueNow } of plan.nodes) {
            const inside = before.filter((row) => row.nodeId === nodeId);
            expect(inside).toHaveLength(here);
            const after = await Promise.all(inside.map(async (row) => (await engine.trace(row.id)).slice(lengths.get(row.id))));
            expect(after.map(([first]) => (first?.kind === 'migrated' ? first.answer : first?.kind))).toEqual(inside.map(() => answer));
            const woke = after.filter(
              (entries) => entries.find((entry) => entry.kind !== 'migrated' && entry.kind !== 'parked')?.kind === 'woke',
            );
            expect(woke).toHaveLength(dueNow);
          }
          expect(plan.nodes.reduce((sum, { here }) => sum + here, 0)).toBe(before.length);
        },
      ),
      settings,
    );
  });
});
