import { createEngine } from '@sojourn/engine';
import { postgresStore } from '@sojourn/postgres';
import { catalog, comesAt, contactOf, emptyTally, eventOf, start, workload } from '../engine/workload.ts';
import type { Tally } from '../engine/workload.ts';
import { handClock } from './hand-clock.ts';

const intakeSize = 500;
const days = 86_400_000;

/** Takes a population through the workload on the engine over PostgreSQL: one process, one worker, every trace written. */
export async function runOnSojourn(connectionString: string, contacts: number): Promise<Tally> {
  const tally = emptyTally();
  const clock = handClock(start);
  const store = postgresStore({ connectionString });
  await store.migrate();
  const engine = createEngine({
    store,
    clock,
    catalog,
    leaseMs: 20 * days,
    handlers: {
      send_email: async () => void (tally.emails += 1),
      send_sms: async () => void (tally.texts += 1),
    },
  });
  await engine.publish(workload);
  const stop = new AbortController();
  const worker = engine.run({ signal: stop.signal, concurrency: 1_000, pollMs: 20 });
  clock.moveTo(comesAt(contacts));
  for (let from = 0; from < contacts; from += intakeSize) {
    const batch = Array.from({ length: Math.min(intakeSize, contacts - from) }, (_, n) => from + n);
    await engine.upsertContact(batch.map(contactOf));
    await engine.track(batch.map(eventOf));
  }
  // Counting is dear: only when nothing seems to be due.
  await until(async () => (await isIdle()) && (await counted('live', 'days')) === contacts);
  clock.moveTo(clock.now() + 2 * days);
  await until(async () => (await isIdle()) && (await counted('live', 'more')) === contacts);
  clock.moveTo(clock.now() + 3 * days);
  await until(async () => (await isIdle()) && (await counted('ended')) === contacts);
  stop.abort();
  await worker;
  tally.ended = await counted('ended');
  await store.close();
  return tally;

  async function isIdle(): Promise<boolean> {
    return ((await store.nextDue()) ?? Number.POSITIVE_INFINITY) > clock.now();
  }

  async function counted(status: string, nodeId?: string): Promise<number> {
    const counts = await store.count('default' as never, { journeyId: workload.id });
    return counts
      .filter((one) => one.status === status && (nodeId === undefined || one.nodeId === nodeId))
      .reduce((sum, one) => sum + one.count, 0);
  }
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => void setTimeout(resolve, 20));
}
