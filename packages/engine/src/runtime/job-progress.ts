import type { InstantText } from '@sojourn/schema';

/** Work over many contacts, such as taking in those who match when a journey is launched. It goes on wherever a worker left it. */
export interface JobProgress {
  /** `<type>:<subject>`; a job that is started again keeps it. */
  readonly id: string;
  /** Such as `launch` or `schedule`. */
  readonly type: string;
  readonly journeyId: string;
  readonly state: 'running' | 'finished';
  /** Contacts given their part so far. */
  readonly handled: number;
  readonly startedAt: InstantText;
  /** When it goes on; absent when it is finished. */
  readonly dueAt?: InstantText;
  readonly finishedAt?: InstantText;
}
