import type { Instant } from '@sojourn/schema';
import type { EnrollmentRow, Loaded, Store } from '../../ports/store.ts';
import { memoryStore } from '../../runtime/memory/memory-store.ts';
import { readIndex } from '../../runtime/published.ts';
import type { JourneyIndex } from '../../runtime/published.ts';
import { refusalStream } from '../../runtime/rows.ts';
import { toTenant } from '../../runtime/tenant.ts';
import { createHistory } from './history.ts';
import type { Happening } from './history.ts';
import { createHost } from './host.ts';
import type { Host } from './host.ts';
import type { WorldPlan } from './plan.ts';
import { startWorker } from './processes.ts';
import { createProvider } from './provider.ts';
import type { Provider } from './provider.ts';
import { createRandom } from './random.ts';
import { createScheduler } from './scheduler.ts';
import type { Scheduler } from './scheduler.ts';
import type { Defect, World } from './world.ts';

/** What became of a plan: all that was taken down, and what the store holds in the end. */
export interface WorldRun {
  readonly plan: WorldPlan;
  readonly happenings: readonly Happening[];
  readonly provider: Provider;
  readonly final: FinalState;
  /** What the host was refused, by step and code. */
  readonly refused: readonly string[];
  /** The world came to rest, or to its end, before it had done too much. */
  readonly isSettled: boolean;
  /** How many tasks have run. */
  readonly steps: number;
}

/** What the store holds when all is over. */
export interface FinalState {
  readonly at: Instant;
  readonly contacts: ReadonlyMap<string, Uint8Array>;
  readonly enrollments: readonly (EnrollmentRow & { readonly contactId: string })[];
  /** Everything that is still in inboxes, far in the future too. */
  readonly inboxes: readonly Loaded[];
  readonly logs: ReadonlyMap<string, readonly Uint8Array[]>;
  readonly index: JourneyIndex;
  readonly store: Store;
}

/** What a run is made with. */
export interface RunSettings {
  /** Gives an empty store; one in memory if absent. */
  readonly makeStore?: () => Store | Promise<Store>;
  readonly defect?: Defect;
}

/** The tenant that worlds have. */
export const worldTenant: ReturnType<typeof toTenant> = toTenant('default');

const hourMs = 3_600_000;
const scriptMs = 60 * hourMs;
const healingRounds = 12;
const roundMs = 8 * hourMs;
/** More than any world that gets on takes. */
const mostSteps = 40_000;

/** Runs a plan from an empty store until everything is healed and done. */
export async function runPlan(plan: WorldPlan, { makeStore = memoryStore, defect = {} }: RunSettings = {}): Promise<WorldRun> {
  const random = createRandom(`run ${plan.seed}`);
  const scheduler = createScheduler(plan.start, random);
  const inner = await makeStore();
  const world: World = {
    plan,
    random,
    scheduler,
    history: createHistory(),
    inner,
    defect,
    alive: new Set(),
    advanced: new Map(),
    hints: new Map(),
    calls: new Map(),
    faults: new Map(plan.faults.map((fault) => [`${fault.method} ${fault.nth}`, fault])),
    isFaulty: false,
    transactions: 0,
    mourners: new Map(),
  };
  const provider = createProvider(world);
  const host = createHost(world, provider);
  const isOver = (): boolean => scheduler.steps() > mostSteps;
  await setUp(plan, scheduler, host, isOver);
  world.isFaulty = true;
  for (const index of plan.workers.keys()) startWorker(world, provider, index, 1);
  playScript(world, host);
  await scheduler.runUntil(plan.start + scriptMs, isOver);
  world.isFaulty = false;
  await heal(world, host, isOver);
  for (const name of world.alive) scheduler.kill(name);
  return {
    plan,
    happenings: world.history.all,
    provider,
    refused: host.refused,
    isSettled: !isOver(),
    steps: scheduler.steps(),
    final: await readFinal(inner, scheduler.now(), plan.start),
  };
}

async function setUp(plan: WorldPlan, scheduler: Scheduler, host: Host, isOver: () => boolean): Promise<void> {
  let isReady = false;
  const work = async (): Promise<void> => {
    for (const journey of plan.journeys) await host.do({ type: 'publish', journey, inFlight: 'drain' });
    for (const contact of plan.contacts) await host.do({ type: 'upsert', contact });
    isReady = true;
  };
  scheduler.add('world', 0, () => void work());
  await scheduler.runUntil(plan.start, () => isReady || isOver());
}

function playScript({ plan, scheduler }: World, host: Host): void {
  for (const { after, ...step } of plan.steps) {
    scheduler.add('world', after, () => void host.do(step));
    if (step.type !== 'event') continue;
    for (const copy of step.copies) scheduler.add('world', after + copy, () => void host.do(step));
  }
}

/** Nothing goes wrong any more; whatever is paused is resumed, and nobody is suppressed. */
async function heal(world: World, host: Host, isOver: () => boolean): Promise<void> {
  const { scheduler, plan, inner } = world;
  for (const { id } of plan.contacts)
    scheduler.add('world', 0, () => void host.do({ type: 'patch', id: `heal-${id}`, contactId: id, patch: { set: { paused: false } } }));
  for (let round = 0; round < healingRounds && !isOver(); round += 1) {
    const { index } = await readIndex(inner, worldTenant);
    for (const { id, pauses } of index.journeys)
      if (pauses?.at(-1)?.type === 'pause') scheduler.add('world', 0, () => void host.do({ type: 'resume', journeyId: id }));
    await scheduler.runUntil(scheduler.now() + roundMs, isOver);
    if (host.open() === 0 && (await inner.nextDue()) === null) return;
  }
}

/** After all leases are over. */
const farMs = 400 * 24 * hourMs;

async function readFinal(store: Store, at: Instant, start: Instant): Promise<FinalState> {
  const { rows: contacts } = await store.contacts(worldTenant, { limit: 1_000 });
  const { rows: enrollments } = await store.enrollments(worldTenant, { limit: 1_000 });
  const { index } = await readIndex(store, worldTenant);
  const inboxes = await store.claim({ now: start + farMs, worker: 'the end', leaseMs: 1, contacts: 1_000, lanes: ['input', 'effect'] });
  const streams = [
    ...enrollments.map(({ id }) => id),
    ...contacts.flatMap(({ id }) => index.journeys.map((journey) => refusalStream(id, journey.id))),
  ];
  const logs = new Map<string, readonly Uint8Array[]>();
  for (const stream of streams) logs.set(stream, await store.log(worldTenant, stream, 0, 10_000));
  return { at, contacts: new Map(contacts.map(({ id, value }) => [id, value])), enrollments, inboxes, logs, index, store };
}
