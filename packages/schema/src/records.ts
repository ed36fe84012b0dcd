import type { Consent, InstantText, JsonObject, TimeZone } from './values.ts';
import type { Problem } from './problem.ts';

/** A contact as the host gives it and the engine shows it. */
export interface Contact {
  readonly id: string;
  readonly timezone?: TimeZone;
  readonly attributes?: JsonObject;
  /** By channel or `channel/category`. */
  readonly consent?: Readonly<Record<string, Consent>>;
  readonly tags?: readonly string[];
  readonly segments?: readonly string[];
}

/** Changes of some fields of a contact. */
export interface ContactPatch {
  readonly set?: JsonObject;
  readonly unset?: readonly string[];
  readonly increment?: Readonly<Record<string, number>>;
  /** Values to put into list attributes. */
  readonly add?: JsonObject;
  /** Values to take out of list attributes. */
  readonly remove?: JsonObject;
  readonly consent?: Readonly<Record<string, Consent>>;
  readonly timezone?: TimeZone;
  readonly tags?: readonly string[];
  readonly segments?: readonly string[];
}

/** Something that happened to a contact. */
export interface ContactEvent {
  readonly id: string;
  readonly contactId: string;
  readonly name: string;
  /** When it happened; its arrival if absent. Never later than its arrival. */
  readonly at?: InstantText;
  readonly data?: JsonObject;
  /** The key of the message it answers. */
  readonly effect?: string;
}

/** `failed` and `held` are parked states; `end` is there only when ended. */
export type EnrollmentStatus = 'live' | 'suspended' | 'held' | 'failed' | 'ended';

/** One run of one contact through a journey, as the engine lists it. */
export interface EnrollmentRecord {
  readonly id: string;
  readonly journeyId: string;
  readonly version: number;
  readonly contactId: string;
  readonly key: string | null;
  readonly ordinal: number;
  readonly control: boolean;
  readonly status: EnrollmentStatus;
  readonly end?: string;
  readonly nodeId: string | null;
  readonly enteredAt: InstantText;
  readonly endedAt?: InstantText;
}

/** Why a trigger that matched let nobody in; the first that applies, in this order. */
export type RefusalReason = 'no_trigger' | 'criteria' | 'goal' | 'exit' | 'reentry' | 'suppressed' | 'rollout' | 'duplicate';

/** A request for a person, as the engine lists it. */
export interface TaskRecord {
  readonly id: string;
  readonly enrollmentId: string;
  readonly journeyId: string;
  readonly nodeId: string;
  readonly contactId: string;
  readonly kind: 'task' | 'approval';
  readonly title: string;
  readonly assignee: string;
  readonly dueAt?: InstantText;
  readonly state: 'open' | 'completed' | 'overdue' | 'cancelled';
}

/** What becomes of people in flight: `drain`, or an answer per node. */
export type InFlight =
  | 'drain'
  | {
      readonly migrate: 'keep' | 'recompute' | 'exit';
      readonly nodes?: Readonly<Record<string, 'keep' | 'recompute' | 'exit' | { readonly redirect: string }>>;
    };

/** What publishing would do, node by node. */
export interface PublishPlan {
  readonly journeyId: string;
  readonly from: number;
  readonly to: number;
  readonly nodes: readonly {
    readonly nodeId: string;
    readonly here: number;
    readonly answer: string;
    readonly to: string | null;
    readonly dueNow: number;
  }[];
  readonly problems: readonly Problem[];
}

/** A page of a list. */
export interface Page<T> {
  readonly rows: readonly T[];
  readonly next?: string;
}
