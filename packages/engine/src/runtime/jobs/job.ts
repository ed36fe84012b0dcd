import type { Instant, JsonObject } from '@sojourn/schema';
import type { Input, Tenant } from '../../ports/store.ts';
import type { Runtime } from '../runtime.ts';

/**
 * Work over many contacts that outlives a worker: a document of kind `job` in the store, written with compare-and-set.
 *
 * There is one document per type and subject; a job that is started again takes the place of the one before it, so that
 * their number is bounded by what is published.
 */
export interface Job {
  /** `<type>:<subject>`. */
  readonly id: string;
  readonly type: string;
  readonly journeyId: string;
  readonly state: 'running' | 'finished';
  /** What its type needs to go on. */
  readonly data: JsonObject;
  /** Where the next page begins; absent at the beginning. */
  readonly cursor?: string;
  /** When the next page is done. */
  readonly due: Instant;
  /** Contacts given an input so far; a page that was repeated after a crash counts once. */
  readonly handled: number;
  readonly startedAt: Instant;
  readonly finishedAt?: Instant;
}

/** What a job is started with. */
export interface JobStart {
  readonly type: string;
  /** Tells jobs of one type apart, such as a journey's id. */
  readonly subject: string;
  readonly journeyId: string;
  readonly data?: JsonObject;
  /** One that is under way keeps its data and its progress, and looks at what it waits for at once. */
  readonly goesOn?: true;
}

/** What a page of a job reads. */
export interface JobContext {
  readonly runtime: Runtime;
  readonly tenant: Tenant;
  /** When the page was claimed; never before the job's `due`. */
  readonly now: Instant;
}

/** How a job goes on after a page. */
export interface JobNext {
  /** Absent: from the beginning. */
  readonly cursor?: string;
  /** At once if absent. */
  readonly due?: Instant;
  /** As before if absent. */
  readonly data?: JsonObject;
}

/** What one page of a job comes to. */
export interface JobPage {
  /**
   * Each contact's part: a timer, or an input with a `dedupe` that says the same when the page is repeated. They are appended
   * before the progress is written, so that a crash repeats the page and never leaves it out.
   */
  readonly inputs: readonly Input[];
  /** `undefined`: the job is finished. */
  readonly next: JobNext | undefined;
}

/** A type of job: registered once, in `job-types.ts`. */
export interface JobType {
  readonly type: string;
  /** Works out one page. Writes nothing itself but what may be written again: it may be asked again for the same page. */
  page(job: Job, context: JobContext): Promise<JobPage>;
}
