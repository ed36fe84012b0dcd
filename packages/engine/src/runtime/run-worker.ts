import type { AbortSignalLike } from '../ports/handlers.ts';
import type { Lease, Loaded } from '../ports/store.ts';
import { advanceBatch } from './advance-batch.ts';
import type { AfterCommit, Begun } from './advance-batch.ts';
import { codeOf, isStoreAway } from './error-code.ts';
import { createNap } from './nap.ts';
import type { Nap } from './nap.ts';
import { perform, tellChange } from './perform.ts';
import { createResultWriter } from './results.ts';
import type { ResultWriter } from './results.ts';
import type { Runtime } from './runtime.ts';
import { tracked } from './settle.ts';

/** Settings of a worker. */
export interface RunOptions {
  readonly signal?: AbortSignalLike;
  readonly concurrency?: number;
  readonly pollMs?: number;
}

interface Worker {
  readonly runtime: Runtime;
  readonly results: ResultWriter;
  readonly nap: Nap;
  readonly concurrency: number;
  readonly pollMs: number;
  /** Effects that are being performed. */
  readonly inFlight: Set<Promise<void>>;
  /** Leases of batches whose commit got no answer, to be given back when the store answers again. */
  owed: readonly Lease[];
  /** Contacts that are asked for or under way, and may each begin an effect. */
  reserved: number;
  /** A second line of batches, while there is more than one can take: one is computed while the other is written. */
  helping: Promise<void> | undefined;
}

const longestBackOffMs = 5_000;

/** The worker loop: claims, advances, commits, performs, until the signal aborts and its effects have returned. */
export async function runWorker(runtime: Runtime, options: RunOptions): Promise<void> {
  const nap = createNap(runtime, options.signal);
  const worker: Worker = {
    runtime,
    nap,
    results: createResultWriter(runtime),
    inFlight: new Set(),
    owed: [],
    reserved: 0,
    helping: undefined,
    concurrency: Math.max(1, Math.floor(options.concurrency ?? 100)),
    pollMs: Math.max(1, options.pollMs ?? 500),
  };
  let failures = 0;
  try {
    while (!nap.isOver()) {
      try {
        await takeTurn(worker);
        failures = 0;
      } catch (error) {
        failures += 1;
        runtime.logger.log('error', isStoreAway(error) ? 'store_unavailable' : 'worker_failed', {
          worker: runtime.worker,
          reason: codeOf(error),
        });
        await nap.sleep({ atMostMs: Math.min(longestBackOffMs, 50 * 2 ** Math.min(failures, 10)), hint: false });
      }
    }
    await worker.helping;
    await Promise.allSettled(worker.inFlight);
  } finally {
    nap.end();
  }
}

async function takeTurn(worker: Worker): Promise<void> {
  const { runtime } = worker;
  if (roomOf(worker) <= 0) {
    // Nothing is begun that could not be performed at once.
    await Promise.race([...worker.inFlight, ...(worker.helping === undefined ? [] : [worker.helping])]);
    return;
  }
  if (worker.owed.length > 0) {
    const { owed } = worker;
    await runtime.store.release(owed);
    worker.owed = worker.owed.filter((lease) => !owed.includes(lease));
  }
  const claimed = await tracked(runtime, claimAndAdvance(worker));
  if (claimed === 0) await sleepUntilDue(worker);
}

function roomOf(worker: Worker): number {
  return worker.concurrency - worker.inFlight.size - worker.reserved;
}

/** @returns How many contacts were claimed. */
async function claimAndAdvance(worker: Worker): Promise<number> {
  const { runtime } = worker;
  worker.nap.forget();
  const now = runtime.clock.now();
  // Half at most: there are two lines.
  const contacts = Math.min(roomOf(worker), Math.ceil(worker.concurrency / 2));
  worker.reserved += contacts;
  let batch: readonly Loaded[] = [];
  try {
    batch = await runtime.store.claim({ now, worker: runtime.worker, leaseMs: runtime.leaseMs, contacts, lanes: ['input', 'effect'] });
    if (batch.length === 0) return 0;
    if (batch.length === contacts) worker.helping ??= help(worker).finally(() => void (worker.helping = undefined));
    startPerforming(worker, await advanceBatch(runtime, batch, now));
  } catch (error) {
    worker.owed = [...worker.owed, ...batch.map((loaded) => loaded.lease)];
    throw error;
  } finally {
    worker.reserved -= contacts;
  }
  return batch.length;
}

/** Takes batches beside the main line until there are none. Never rejects. */
async function help(worker: Worker): Promise<void> {
  try {
    while (!worker.nap.isOver() && roomOf(worker) > 0 && (await tracked(worker.runtime, claimAndAdvance(worker))) > 0);
  } catch {
    // The main line meets the same, says so, and waits.
  }
}

function startPerforming(worker: Worker, after: AfterCommit): void {
  for (const begun of after.begun) keep(worker, performAndReport(worker, begun));
  for (const changed of after.changed) keep(worker, tellChange(worker.runtime, changed));
}

function keep(worker: Worker, work: Promise<void>): void {
  const entry = tracked(worker.runtime, work).finally(() => void worker.inFlight.delete(entry));
  worker.inFlight.add(entry);
}

async function performAndReport(worker: Worker, begun: Begun): Promise<void> {
  await worker.results.write(begun.tenant, await perform(worker.runtime, begun));
}

async function sleepUntilDue(worker: Worker): Promise<void> {
  const { runtime, nap, pollMs } = worker;
  const due = await runtime.store.nextDue();
  // Due and yet not claimed: other workers have it in their hands just now.
  const isContended = due !== null && due <= runtime.clock.now();
  await nap.sleep({
    atMostMs: isContended ? Math.min(pollMs, 20) : pollMs,
    hint: true,
    ...(due === null || isContended ? {} : { until: due }),
  });
}
