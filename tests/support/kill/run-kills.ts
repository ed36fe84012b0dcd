import type { Engine, Store, Tenant } from '@sojourn/engine';
import pg from 'pg';
import { killEngine, killJourney } from '../kill-journey.ts';
import type { TestServer } from '../start-postgres.ts';
import { startCuttingProxy } from './cutting-proxy.ts';
import { judgeSurvivors } from './judge-survivors.ts';
import type { Findings } from './judge-survivors.ts';
import { startKeyedProvider } from './keyed-provider.ts';
import type { PlantedDefect } from './planted-defects.ts';
import { startHerd } from './worker-herd.ts';
import type { WorkerHerd } from './worker-herd.ts';

/** How much is done to the workers and the database, and for how long. */
export interface KillPlan {
  readonly contacts: number;
  readonly kills: number;
  /** How often the database server is stopped at once. */
  readonly crashes: number;
  /** The faults, and the intake, are spread over this long. */
  readonly seconds: number;
  readonly seed: number;
  readonly defect?: PlantedDefect;
}

/** What was done, and what was found after. */
export interface KillReport {
  readonly kills: number;
  readonly crashes: number;
  readonly terminated: number;
  readonly cut: number;
  readonly stops: number;
  readonly fenced: number;
  readonly attempts: number;
  readonly outcomes: number;
  readonly faultSeconds: number;
  readonly drainSeconds: number;
  readonly findings: Findings;
}

const workers = 4;
/** Long enough for a machine that is busy with other things. */
const drainAtMostMs = 180_000;

/** Runs four workers on one database, kills all and everything as planned, lets what is left drain, and judges it. */
export async function runKills(server: TestServer, plan: KillPlan): Promise<KillReport> {
  const { engine, store, close } = killEngine(server.connectionString);
  await store.migrate();
  await engine.publish(killJourney);
  const provider = await startKeyedProvider();
  const proxy = await startCuttingProxy(Number(new URL(server.connectionString).port));
  const herd = await startHerd(workers, (place) => ({
    // One of them has its connections cut, one is slow.
    connectionString: place === 0 ? throughPort(server.connectionString, proxy.port) : server.connectionString,
    providerPort: provider.port,
    isSlow: place === 1,
    ...(plan.defect === undefined ? {} : { defect: plan.defect }),
  }));
  try {
    const begun = performance.now();
    const done = await doHarm(server, plan, { engine, herd, cut: proxy.cut });
    const harmed = performance.now();
    await drain(store, plan.contacts, plan.defect === undefined ? drainAtMostMs : 8_000);
    const drained = performance.now();
    // What is looked at stands still.
    await herd.end();
    const findings = await judgeSurvivors({ engine, store, connectionString: server.connectionString, provider, contacts: plan.contacts });
    return {
      ...done,
      kills: herd.kills,
      stops: herd.stops,
      fenced: herd.fenced,
      attempts: [...provider.attempts.values()].reduce((sum, count) => sum + count, 0),
      outcomes: provider.outcomes.size,
      faultSeconds: (harmed - begun) / 1_000,
      drainSeconds: (drained - harmed) / 1_000,
      findings,
    };
  } finally {
    await herd.end();
    await proxy.close();
    await provider.close();
    await close();
  }
}

interface Harmed {
  readonly engine: Engine;
  readonly herd: WorkerHerd;
  cut(draw: number): boolean;
}

/** Events come in, and workers die, all through the planned time. */
async function doHarm(
  server: TestServer,
  plan: KillPlan,
  { engine, herd, cut }: Harmed,
): Promise<Pick<KillReport, 'crashes' | 'terminated' | 'cut'>> {
  const draw = createDraw(plan.seed);
  const counts = { crashes: 0, terminated: 0, cut: 0 };
  const totalMs = plan.seconds * 1_000;
  const begun = performance.now();
  const share = (): number => Math.min(1, (performance.now() - begun) / totalMs);
  const intake = takeIn(engine, plan.contacts, share);
  const crashing = crash(server, plan, share, counts);
  let rounds = 0;
  for (let planned = 0; planned < plan.kills;) {
    if (share() >= planned / plan.kills && herd.kill(draw())) planned += 1;
    await pause(draw() * (totalMs / plan.kills) * 0.5);
    rounds += 1;
    if (rounds % 5 === 0 && cut(draw())) counts.cut += 1;
    if (rounds % 7 === 0) counts.terminated += await terminate(server.connectionString);
    if (rounds % 11 === 0) herd.freeze(draw(), 600 + draw() * 600);
  }
  await Promise.all([intake, crashing]);
  return counts;
}

/** All contacts come, evenly over nine tenths of the time. A batch that got no answer is sent again under the same ids. */
async function takeIn(engine: Engine, contacts: number, share: () => number): Promise<void> {
  const size = 50;
  for (let from = 0; from < contacts; from += size) {
    while (share() < (0.9 * from) / contacts) await pause(10);
    const events = Array.from({ length: Math.min(size, contacts - from) }, (_, n) => ({
      id: `e${from + n}`,
      contactId: `c${from + n}`,
      name: 'signup',
    }));
    while (
      !(await engine.track(events).then(
        () => true,
        () => false,
      ))
    )
      await pause(50);
  }
}

async function crash(server: TestServer, { crashes }: KillPlan, share: () => number, counts: { crashes: number }): Promise<void> {
  for (let done = 0; done < crashes; done += 1) {
    while (share() < (done + 0.5) / crashes) await pause(10);
    await server.crash();
    counts.crashes += 1;
    await server.start();
  }
}

/** Ends one of the workers' connections from the side of the database, whatever it is doing. */
async function terminate(connectionString: string): Promise<number> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ ended: boolean }>(
      `select pg_terminate_backend(pid) as ended from pg_stat_activity
       where pid <> pg_backend_pid() and backend_type = 'client backend' order by state = 'active' desc, random() limit 1`,
    );
    return rows.length;
  } catch {
    return 0;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Waits until everybody is at the end, or no more is to be expected. */
async function drain(store: Store, contacts: number, atMostMs: number): Promise<void> {
  const tenant = 'default' as Tenant; // Branded by the engine where names come in.
  const begun = performance.now();
  while (performance.now() - begun < atMostMs) {
    const counts = await store.count(tenant, { journeyId: killJourney.id }).catch(() => []);
    const ended = counts.filter(({ status }) => status === 'ended').reduce((sum, { count }) => sum + count, 0);
    if (ended >= contacts) return;
    await pause(100);
  }
}

function throughPort(connectionString: string, port: number): string {
  const url = new URL(connectionString);
  url.port = String(port);
  return url.href;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

/** Seeded chance; what it meets is not seeded. */
function createDraw(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
