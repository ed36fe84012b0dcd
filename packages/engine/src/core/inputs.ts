import type { Contact, ContactEvent, ContactPatch, Instant, JsonObject } from '@sojourn/schema';
import type { ContactState, EnrollmentState, TaskDecision } from './state.ts';

/** The bodies of a contact's inbox: what can wake it. */
export type InputBody = InputKind & {
  /**
   * How much had been published when it came in: the index's revision. It tells what came before a publishing from what came
   * after it in the same millisecond; absent where time runs, which tells them apart itself.
   */
  readonly known?: number;
  /** When it was given to the contact that it was passed on, or handed over, by. */
  readonly since?: Instant;
};

type InputKind =
  | { readonly type: 'event'; readonly event: ContactEvent }
  | { readonly type: 'upsert'; readonly contact: Contact }
  | { readonly type: 'patch'; readonly patch: ContactPatch; readonly revision?: number }
  | { readonly type: 'result'; readonly key: string; readonly attempt: number; readonly result: EffectResult }
  | { readonly type: 'enroll'; readonly journeyId: string; readonly key?: string; readonly data?: JsonObject }
  | { readonly type: 'exit'; readonly enrollmentId: string; readonly reason?: string; readonly by?: string }
  | { readonly type: 'retry'; readonly enrollmentId: string; readonly by?: string }
  | { readonly type: 'move'; readonly enrollmentId: string; readonly nodeId: string; readonly by?: string }
  | ({ readonly type: 'decide'; readonly enrollmentId: string } & TaskDecision)
  | { readonly type: 'reassign'; readonly enrollmentId: string; readonly taskId: string; readonly assignee: string; readonly by: string }
  /** Nothing in itself: what was done to the journey is followed before it. */
  | { readonly type: 'resume' | 'migrate' | 'launch'; readonly journeyId: string }
  /** `of`: only as what was merged into that contact, which was deleted; with the enrollments that were not taken over any more. */
  | { readonly type: 'delete'; readonly by?: string; readonly of?: string; readonly enrollments?: readonly EnrollmentState[] }
  | { readonly type: 'merge'; readonly into: string }
  | MergedInput
  | { readonly type: 'timer'; readonly timer: TimerBody };

/** What a contact hands over when it is merged into another: all it is. */
export interface MergedInput {
  readonly type: 'merged';
  readonly from: string;
  readonly turn: number;
  /** The aliases it was passed on by. */
  readonly via?: readonly { readonly id: string; readonly turn: number }[];
  /** `null` if nobody knew it. */
  readonly contact: ContactState | null;
  /** The live ones. */
  readonly enrollments: readonly EnrollmentState[];
}

/** How an attempt of an effect ended. */
export type EffectResult =
  | {
      readonly status: 'done';
      readonly outcome?: string;
      readonly data?: JsonObject;
      /** Reported by key, not returned by the handler. */ readonly late?: boolean;
    }
  /** `retryable: false` is a sure failure that no attempt can mend, such as an action without a handler. */
  | { readonly status: 'not_sent'; readonly code: string; readonly retryable: boolean }
  | { readonly status: 'uncertain'; readonly code: string };

/** What a timer means to the core. Its name, unique per contact, is what replaces and clears it. */
export type TimerBody =
  | { readonly kind: 'wait'; readonly enrollmentId: string; readonly nodeId: string; readonly visit: number; readonly outlet: string }
  | { readonly kind: 'watch'; readonly enrollmentId: string }
  | { readonly kind: 'begin'; readonly enrollmentId: string; readonly key: string }
  | { readonly kind: 'lost'; readonly enrollmentId: string; readonly key: string; readonly attempt: number }
  | { readonly kind: 'control'; readonly enrollmentId: string }
  | { readonly kind: 'task'; readonly enrollmentId: string; readonly taskId: string; readonly moment: 'ahead' | 'due' }
  /** Lets in the waiting entry of that number. */
  | { readonly kind: 'entry'; readonly journeyId: string; readonly n: number }
  | {
      readonly kind: 'trigger';
      readonly journeyId: string;
      readonly triggerId: string;
      readonly version: number;
      /** The occurrence of a schedule. */
      readonly at?: Instant;
    };
