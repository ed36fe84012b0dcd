import type { Page } from '@sojourn/schema';
import type { RecordedAct } from './acts/act.ts';
import type { ActsQuery, ActsReport } from './acts/read-acts.ts';
import type { ManyCommand, ManyCommanded } from './command-many.ts';
import type { EngineHealth } from './health.ts';
import type { PrunePage, PruneQuery } from './prune.ts';

/** What those who run an engine ask of it, beside its journeys. */
export interface OperatorCalls {
  /**
   * Retries, moves or lets out the enrollments of a journey that are in one state, a page a call: call again with `next` until there is
   * none. They are commands like those on one enrollment, applied in turn with its contact's other inputs.
   *
   * @throws JourneyError `request_invalid`, `node_unknown`.
   */
  commandMany(request: ManyCommand): Promise<ManyCommanded>;
  /** How far behind the workers are, and how many wait for an operator. */
  health(): Promise<EngineHealth>;
  /**
   * What operators, and the breaker, did to a journey and to people in it, oldest first: a chain in which each act names the hash of
   * the one before.
   *
   * @throws JourneyError `request_invalid`.
   */
  acts(query: ActsQuery): Promise<Page<RecordedAct>>;
  /** Goes through a journey's acts and names the first that is not as it was recorded. @param options.hash - One that was kept elsewhere and must be in it. */
  verifyActs(journeyId: string, options?: { readonly hash?: string }): Promise<ActsReport>;
  /**
   * Forgets enrollments that ended before an instant, with their logs, a page of ended ones a call: call again with `next` until there
   * is none. `metrics` and `explain` tell of what is kept; re-entry rules and caps do not need them, and audit seals stay valid.
   *
   * @throws JourneyError `request_invalid`; `not_supported` by a store without `forget`.
   */
  prune(query: PruneQuery): Promise<PrunePage>;
}
