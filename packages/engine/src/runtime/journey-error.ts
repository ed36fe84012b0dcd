import type { Problem } from '@sojourn/schema';

/**
 * Why the engine refuses a call.
 *
 * - `journey_invalid`: the document has problems of severity `error`; see `problems`.
 * - `not_supported`: the call or the document asks for something this release does not do; see `problems` for a document.
 * - `journey_unknown`, `contact_unknown`, `enrollment_unknown`, `effect_unknown`, `node_unknown`, `task_unknown`: there is no such thing.
 * - `contact_invalid`, `event_invalid`, `request_invalid`: the argument has not the shape asked for; see `problems`.
 * - `event_unknown`: the catalog does not declare an event of that name.
 * - `tenant_invalid`: a tenant's name must be 1 to 200 characters, without control characters.
 * - `publish_conflict`: others kept publishing at the same time; try again.
 * - `store_unavailable`: the store is away. Nothing was accepted; try again.
 * - `store_outdated`: the store's tables are older or newer than this release; migrate first.
 */
export type JourneyErrorCode =
  | 'journey_invalid'
  | 'not_supported'
  | 'journey_unknown'
  | 'contact_unknown'
  | 'enrollment_unknown'
  | 'effect_unknown'
  | 'node_unknown'
  | 'task_unknown'
  | 'contact_invalid'
  | 'event_invalid'
  | 'request_invalid'
  | 'event_unknown'
  | 'tenant_invalid'
  | 'publish_conflict'
  | 'store_unavailable'
  | 'store_outdated';

/** A refusal of the engine. Its message names the thing, what was expected and what to do, and holds no contact data. */
export class JourneyError extends Error {
  override readonly name = 'JourneyError';
  readonly code: JourneyErrorCode;
  /** Located findings, where the argument was a document or an input. */
  readonly problems?: readonly Problem[];

  constructor(code: JourneyErrorCode, message: string, options: { readonly problems?: readonly Problem[]; readonly cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    if (options.problems !== undefined) this.problems = options.problems;
  }
}
