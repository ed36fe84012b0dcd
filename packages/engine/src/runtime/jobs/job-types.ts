import type { JobType } from './job.ts';
import { launchJob } from './launch.ts';
import { scheduleJob } from './schedule.ts';
import { sweepJob } from './sweep.ts';

/** Every type of job. */
export const jobTypes: ReadonlyMap<string, JobType> = new Map<string, JobType>(
  [launchJob, scheduleJob, sweepJob].map((one) => [one.type, one]),
);
