import type { JobType } from './job.ts';

/** Every type of job. */
export const jobTypes: ReadonlyMap<string, JobType> = new Map<string, JobType>([]);
