import type { Contact, JsonObject } from '@sojourn/schema';

/** What a handler gets: the rendered request of one effect. */
export interface Effect {
  /** The idempotency key, `tenant:enrollment:node:visit`. */
  readonly key: string;
  readonly action: string;
  /** Rendered: no template is left in it. */
  readonly input: JsonObject;
  readonly contactId: string;
  readonly contact: Contact;
  readonly journeyId: string;
  readonly version: number;
  readonly nodeId: string;
  readonly enrollmentId: string;
  readonly channel?: string;
  readonly category?: string;
  /** Only for the handler `contactChanged`, which belongs to no journey: what the engine changed of the contact. */
  readonly changes?: readonly AppliedChange[];
}

/** One thing the engine changed of a contact; missing values are `null`. */
export interface AppliedChange {
  readonly op: string;
  readonly attribute?: string;
  readonly tag?: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** Passed beside the effect. */
export interface HandlerContext {
  /** Aborted at the action's timeout. */
  readonly signal: AbortSignalLike;
  /** Always the same for one visit of one node: a handler that honours it makes the effect once. */
  readonly idempotencyKey: string;
  /** Counts from 1. */
  readonly attempt: number;
}

/** The part of the platform's AbortSignal that handlers use; an AbortSignal fits. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** What a handler gives back; nothing means success without an outcome. */
export interface HandlerResult {
  readonly outcome?: string;
  readonly data?: JsonObject;
}

/** Performs one effect. Throw `NotSentError` if it surely did not happen; anything else thrown is uncertain. */
export type ActionHandler = (effect: Effect, context: HandlerContext) => Promise<HandlerResult | void>;

/**
 * Handlers by action type. The one named `contactChanged` hears what the engine changed of a contact, after the commit:
 * its effect has `contactId`, `contact` and `changes`, and empty journey fields. It is told once; a failure is logged.
 *
 * Those named `task` and `approval` ask a person: `input` is the node's, with `taskId`, `title`, `assignee` and `dueAt`. The
 * outcome `unavailable` asks the backup; any other completes the task (an approval: `approved`, `rejected`); nothing means that
 * it was asked. Without them people find their tasks in `engine.tasks`. The one named `taskChanged` hears what became of a task,
 * likewise after the commit and once: `input` has `change` (`reissued`, `reminded`, `overdue`, `completed`, `cancelled`),
 * `taskId`, `kind`, `title`, `assignee`, `dueAt`, and `outcome` and `by` of a completed one.
 */
export interface Handlers {
  readonly [action: string]: ActionHandler;
}
