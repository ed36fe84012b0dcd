import type { Comparison } from './conditions/condition.ts';
import type { InstantText, JsonObject } from './values.ts';

/** Why somebody is in a journey, or is not. */
export type EntryCode =
  /** Got in; `params`: `trigger`, `version`, `ordinal`. */
  | 'entered'
  /** Got in as one of the control group, which gets nothing. */
  | 'entered_control'
  /** A trigger matched; `params`: `trigger`, `reason`. */
  | 'refused'
  /** A trigger matched, and the entry waits; `params`: `trigger`, `reason`. */
  | 'queued'
  /** No trigger has ever matched. */
  | 'no_trigger_matched';

/** Where an enrollment is, and what it waits for. */
export type PositionCode =
  /** `params`: `wakeAt?`, `listensFor?`. */
  | 'waiting'
  /** An attempt is under way; `params`: `key`, `attempt`. */
  | 'in_flight'
  /** Requested and not begun; `params`: `key`. */
  | 'requested'
  /** Not allowed to begin yet; `params`: `key`, `reason`, `until`. */
  | 'deferred'
  /** `params`: `key`, `attempt`, `dueAt`. */
  | 'retrying'
  /** A person has to act; `params`: `taskId`, `assignee`, `dueAt?`. */
  | 'with_person'
  /** Nobody knows whether an effect took place; an operator decides. `params`: `key`. */
  | 'held'
  /** A step failed; an operator decides. `params`: `code`. */
  | 'failed'
  /** Held by suppression. */
  | 'suspended'
  /** In the control group until it is over. */
  | 'control'
  /** `params`: `end`. */
  | 'ended';

/** What became of one node. */
export type OutcomeCode =
  /** The effect was completed; `params`: `key`, `outcome`, `attempts`. */
  | 'performed'
  /** Not begun, for a reason; `params`: `key`, `reason`. */
  | 'withheld'
  /** Given up; `params`: `key`, `code`. */
  | 'effect_failed'
  /** Nobody knows; `params`: `key`, `then`. */
  | 'uncertain'
  /** Passed, by an outlet; `params`: `outlet`. */
  | 'passed'
  /** Stands there: see `position`. */
  | 'here'
  /** Not yet: there is a way to it from where the enrollment is. */
  | 'still_ahead'
  /** Another way was taken, after which there was none to it; `nodeId` is where, `params`: `outlet`. */
  | 'went_elsewhere'
  /** A jump led past it; `nodeId` is the milestone. */
  | 'jumped_past'
  /** Moved by an operator, or by a new version, past it; `nodeId` is where to. */
  | 'moved_past'
  /** The enrollment ended first; `params`: `end`. */
  | 'ended_before'
  /** One of the control group, which walks no graph. */
  | 'control'
  /** Not in the journey at all: see `entry`. */
  | 'not_entered'
  /** The version the enrollment runs on has no such node. */
  | 'node_unknown';

/** One answer: a code with parameters, and the comparisons that decided it. Words are in `describeExplanation`. */
export interface Reason<Code extends string = string> {
  readonly code: Code;
  readonly at?: InstantText;
  readonly nodeId?: string;
  readonly params: JsonObject;
  readonly because?: readonly Comparison[];
}

/** Why a contact is where it is in a journey, and why it did or did not get a message. Told from the trace alone. */
export interface Explanation {
  readonly contactId: string;
  readonly journeyId: string;
  /** The latest enrollment; `null` if there is none. */
  readonly enrollmentId: string | null;
  readonly entry: Reason<EntryCode>;
  /** `null` without an enrollment. */
  readonly position: Reason<PositionCode> | null;
  /** About the node that was asked for; `null` if none was. */
  readonly outcome: Reason<OutcomeCode> | null;
  /** Outlets taken, in order, each with its reason. */
  readonly path: readonly {
    readonly at: InstantText;
    readonly nodeId: string;
    readonly visit: number;
    readonly outlet: string;
    readonly because?: readonly Comparison[];
  }[];
}
