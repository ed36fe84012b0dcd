import type { Instant } from '@sojourn/schema';
import type { Loaded, Tenant } from '../../ports/store.ts';
import { codeOf, isStoreAway } from '../error-code.ts';
import type { Runtime } from '../runtime.ts';
import { readJob, writeJob } from './job-documents.ts';
import { jobInbox } from './job-inbox.ts';
import type { Job, JobNext } from './job.ts';
import { jobTypes } from './job-types.ts';

/** How long a job rests after a page that failed. */
const restMs = 5_000;

/**
 * Does the next page of a job whose inbox was claimed, and sets the timer of the one after it.
 *
 * In this order: the page's inputs are appended, the progress is written by compare-and-set, the inbox is committed. A crash
 * between two of these repeats a step that says the same again.
 *
 * @throws What the store raises when it is away; the lease runs out by itself then.
 */
export async function runJob(runtime: Runtime, loaded: Loaded, jobId: string, now: Instant): Promise<void> {
  const { lease } = loaded;
  let due: Instant | undefined;
  try {
    due = await goOn(runtime, lease.tenant, jobId, now);
  } catch (error) {
    if (isStoreAway(error)) throw error;
    runtime.logger.log('error', 'job_failed', { tenant: lease.tenant, job: jobId, reason: codeOf(error) });
    await runtime.store.release([lease], runtime.clock.now() + restMs);
    return;
  }
  const contactId = jobInbox(jobId);
  const timers = due === undefined ? [] : [{ contactId, due, timer: 'job', lane: 'input' as const, body: { type: 'job' } }];
  await runtime.store.commit([
    {
      lease,
      consume: loaded.inputs.map((input) => input.seq),
      enrollments: [],
      timers,
      clear: due === undefined ? ['job'] : [],
      begun: [],
      send: [],
      log: [],
    },
  ]);
}

/** @returns When the job goes on; `undefined` if it is finished. */
async function goOn(runtime: Runtime, tenant: Tenant, jobId: string, now: Instant): Promise<Instant | undefined> {
  const { revision, job } = await readJob(runtime.store, tenant, jobId);
  if (job === undefined || job.state === 'finished') return undefined;
  if (job.due > now) return job.due;
  const type = jobTypes.get(job.type);
  if (type === undefined) throw new Error(`No release that runs here knows jobs of type ${job.type}.`);
  const { inputs, next } = await type.page(job, { runtime, tenant, now });
  if (inputs.length > 0) await runtime.store.append(tenant, inputs);
  const after = afterPage(job, inputs.length, next, now);
  // Somebody has started it anew meanwhile: the page stays harmless, and the new one is looked at.
  if (!(await writeJob(runtime.store, tenant, revision, after))) return now;
  return next === undefined ? undefined : after.due;
}

function afterPage({ id, type, journeyId, data, handled, startedAt }: Job, given: number, next: JobNext | undefined, now: Instant): Job {
  const shared = { id, type, journeyId, startedAt, handled: handled + given };
  if (next === undefined) return { ...shared, data: {}, due: now, state: 'finished', finishedAt: now };
  return {
    ...shared,
    state: 'running',
    data: next.data ?? data,
    due: Math.max(next.due ?? now, now),
    ...(next.cursor === undefined ? {} : { cursor: next.cursor }),
  };
}
