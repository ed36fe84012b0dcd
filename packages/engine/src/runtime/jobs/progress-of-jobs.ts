import { formatInstant } from '@sojourn/schema';
import type { Tenant } from '../../ports/store.ts';
import type { JobProgress } from '../job-progress.ts';
import type { Runtime } from '../runtime.ts';
import { listJobs } from './job-documents.ts';

/** How far each job is. */
export async function progressOfJobs({ store }: Runtime, tenant: Tenant): Promise<readonly JobProgress[]> {
  const jobs = await listJobs(store, tenant);
  return jobs.map(({ id, type, journeyId, state, handled, startedAt, finishedAt, due }) => ({
    id,
    type,
    journeyId,
    state,
    handled,
    startedAt: formatInstant(startedAt),
    ...(state === 'finished' ? {} : { dueAt: formatInstant(due) }),
    ...(finishedAt === undefined ? {} : { finishedAt: formatInstant(finishedAt) }),
  }));
}
