import type { Contact, ContactPatch, InFlight, Instant, Journey, Policy } from '@sojourn/schema';

/** Everything a world does to an engine: drawn from a seed, and small enough to be cut down when it fails. */
export interface WorldPlan {
  /** Decides what is still open: which of several things that are ready is next. */
  readonly seed: string;
  readonly start: Instant;
  readonly journeys: readonly Journey[];
  readonly policy?: Policy;
  readonly contacts: readonly Contact[];
  readonly workers: readonly WorkerPlan[];
  readonly steps: readonly PlannedStep[];
  readonly faults: readonly StoreFault[];
  readonly handling: readonly HandlerFault[];
  /** Whether the provider makes one outcome of all requests with one key. */
  readonly honoursKeys: boolean;
}

/** A worker and its machine. */
export interface WorkerPlan {
  /** How far its clock is ahead of the world's; negative if it is behind. */
  readonly skewMs: number;
  readonly pollMs: number;
  readonly concurrency: number;
  /** Whether the store's hints reach it. */
  readonly isHinted: boolean;
}

/** Something the host does, `after` milliseconds from the start. */
export type PlannedStep = { readonly after: number } & HostStep;

/** What a host does. */
export type HostStep =
  /** `copies`: how long after the first delivery it is delivered again. `lateMs`: how long before it happened. */
  | {
      readonly type: 'event';
      readonly id: string;
      readonly contactId: string;
      readonly name: string;
      readonly key?: string;
      readonly lateMs: number;
      readonly copies: readonly number[];
    }
  | { readonly type: 'patch'; readonly id: string; readonly contactId: string; readonly patch: ContactPatch }
  | { readonly type: 'upsert'; readonly contact: Contact }
  | { readonly type: 'enroll'; readonly id: string; readonly contactId: string; readonly journeyId: string; readonly key: string }
  | { readonly type: 'publish'; readonly journey: Journey; readonly inFlight: InFlight }
  | { readonly type: 'pause' | 'resume' | 'archive'; readonly journeyId: string }
  /** Of the contact's newest enrollment. */
  | { readonly type: 'exit' | 'retry' | 'move'; readonly contactId: string; readonly nodeId: string }
  /** The contact's first open task. */
  | { readonly type: 'decide'; readonly contactId: string; readonly outcome: string }
  /** Reports the outcome of the n-th attempt that reached the provider, by its key. */
  | { readonly type: 'outcome'; readonly nth: number; readonly outcome: string }
  | { readonly type: 'delete'; readonly id: string; readonly contactId: string }
  | { readonly type: 'merge'; readonly id: string; readonly from: string; readonly into: string }
  | { readonly type: 'crash'; readonly worker: number };

/** What goes wrong with the n-th call of a store's method, counted from 1 over all workers. */
export interface StoreFault {
  readonly method: 'append' | 'claim' | 'commit' | 'get' | 'put' | 'take' | 'release';
  readonly nth: number;
  /**
   * `crash_before`, `crash_after`: the process that called is gone. `away`: not done, and says so. `unanswered`: done, and nobody
   * is told. `broken`: not done, with an error the engine does not know. `slow_before`, `slow_after`: takes `slowMs`.
   */
  readonly fault: 'crash_before' | 'crash_after' | 'away' | 'unanswered' | 'broken' | 'slow_before' | 'slow_after';
  readonly slowMs: number;
}

/** What goes wrong with the n-th attempt that a handler is asked for, counted from 1. */
export interface HandlerFault {
  readonly nth: number;
  /**
   * `not_sent`, `refused`: surely nothing happened, and another attempt may help, or not. `throws_before`, `throws_after`: nobody
   * knows; the provider has not, or has, taken it. `hangs`: never answers. `late`: succeeds after its time is over. `slow`: just
   * within its time. Anything else is the outcome.
   */
  readonly does: 'not_sent' | 'refused' | 'throws_before' | 'throws_after' | 'hangs' | 'late' | 'slow' | 'bounced' | 'unavailable';
}
