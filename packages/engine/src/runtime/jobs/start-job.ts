import { canonicalJson } from '@sojourn/schema';
import type { Tenant } from '../../ports/store.ts';
import { JourneyError } from '../journey-error.ts';
import type { Runtime } from '../runtime.ts';
import { jobInbox } from './job-inbox.ts';
import { readJob, writeJob } from './job-documents.ts';
import type { Job, JobStart } from './job.ts';

/** How often others may start the same job at the same moment before it is given up. */
const tries = 20;

/**
 * Starts a job, in place of an earlier one of its type and subject. One that is under way with the same data goes on.
 *
 * Durable before it resolves. Whoever starts a job for something that has still to be written (a publishing) starts it before
 * that, so that a crash between the two leaves a job that finds nothing to do, and never a publishing without its job; the
 * type's `page` waits until it sees what it was started for.
 *
 * @throws JourneyError `publish_conflict` if others keep starting it.
 */
export async function startJob(runtime: Runtime, tenant: Tenant, { type, subject, journeyId, data = {}, goesOn }: JobStart): Promise<void> {
  const { store, clock } = runtime;
  const id = `${type}:${subject}`;
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const found = await readJob(store, tenant, id);
    const now = clock.now();
    const isUnderWay = found.job?.state === 'running' && canonicalJson(found.job.data) === canonicalJson(data);
    const job: Job =
      goesOn === true && found.job?.state === 'running'
        ? { ...found.job, due: now }
        : { id, type, journeyId, state: 'running', data, due: now, handled: 0, startedAt: now };
    if (!isUnderWay && !(await writeJob(store, tenant, found.revision, job))) continue;
    await store.append(tenant, [{ contactId: jobInbox(id), due: now, lane: 'input', body: { type: 'job' } }]);
    return;
  }
  throw new JourneyError('publish_conflict', `Others kept starting the job "${id}" at the same time. Try again.`);
}
