import type { JobType } from './job.ts';
import { sweepJob } from './sweep.ts';

/** Every type of job. */
export const jobTypes: ReadonlyMap<string, JobType> = new Map<string, JobType>([sweepJob].map((one) => [one.type, one]));
