import type { Catalog, CompiledCondition, Condition, ConditionScope, Instant, JsonValue, TimeZone, Trigger } from '@sojourn/schema';
import type { Occurrences } from '../schedules/occurrences.ts';
import type { AbsenceRecord, KeptEvent, WatchRecord } from '../state.ts';
import type { Stimulus } from '../stimulus.ts';

/** What a trigger may read while it is made ready. */
export interface TriggerContext {
  readonly journeyId: string;
  readonly catalog: Catalog;
  /** The journey's zone, or the one it falls back on: the zone of what comes round for everybody at once. */
  readonly fixedZone: TimeZone;
  /** @param event - The name of the event that `{ "event": path }` is about. */
  compileCondition(condition: Condition, event?: string): CompiledCondition;
}

/** What a trigger may read of the contact. */
export interface TriggerVisit {
  readonly now: Instant;
  readonly zone: TimeZone;
  /** Events of the contact so far. */
  readonly arrivals: number;
  /** What it last kept, if it keeps anything. */
  readonly absence: AbsenceRecord | undefined;
  readonly watched: WatchRecord | undefined;
  kept(event: string): readonly KeptEvent[];
  /** A scope without an enrollment, with an event's data as `{ "event": path }`. */
  withEvent(data: JsonValue | undefined): ConditionScope;
}

/** An entry that a trigger offers; criteria and the other rules have still to let it in. */
export interface Offer {
  readonly type: 'offer';
  /** What `{ "entry": path }` reads. */
  readonly data: JsonValue;
  /** The event that `since: "entry"` counts from, or now. */
  readonly at: Instant;
  readonly arrivals: number;
  /** The trigger event, if it is one. */
  readonly event?: { readonly id: string; readonly arrived: Instant };
  /** A key given outright, instead of a path into the data. */
  readonly key?: string;
  /** What the trigger keeps from now on. */
  readonly absence?: AbsenceRecord;
}

/** What a trigger makes of an input. */
export type TriggerVerdict =
  | Offer
  | { readonly type: 'await'; readonly absence: AbsenceRecord; readonly due: Instant }
  | { readonly type: 'cancel'; readonly absence: AbsenceRecord }
  | Watch;

/** What a trigger that watches contacts keeps from now on, its timer too, and the entry that it offers. */
export interface Watch {
  readonly type: 'watch';
  readonly record: WatchRecord;
  readonly offer?: Offer;
}

/** A trigger, made ready. */
export interface CompiledTrigger {
  readonly id: string;
  /** Its place in the document, from 0. */
  readonly order: number;
  readonly timer: string;
  /** Names of events that it has to see. */
  readonly events: readonly string[];
  /** Attributes whose changes it has to see. */
  readonly attributes: readonly string[];
  /** Fired by `engine.enroll`. */
  readonly isManual: boolean;
  /** Fired by an `enroll` node. */
  readonly isHandOver: boolean;
  /** Judged on every input. */
  readonly isWatching: boolean;
  /** Whether a contact whom no input reaches has to be told of a launch. */
  readonly needsWaking: boolean;
  /** Comes round for ever. */
  readonly isRecurring: boolean;
  /** `existing`. */
  readonly asksExisting: boolean;
  /** Whom alone a launch has to wake; absent where time may concern anybody. */
  readonly existing?: Condition;
  /** When it comes round, and for whom. */
  readonly schedule: Schedule | undefined;
  judge(visit: TriggerVisit, stimulus: Stimulus): TriggerVerdict | undefined;
  /**
   * Takes the state of a contact that is known when the journey is launched, or gets a new version.
   *
   * @param isAsking - Whether those who are there already are to be let in.
   */
  launch?(visit: TriggerVisit, isAsking: boolean): Watch;
  /** What is awaited of a contact that another one was merged into, whose absence and history are the united ones. */
  unite?(visit: TriggerVisit): TriggerVerdict | undefined;
}

/** A schedule, made ready. */
export interface Schedule {
  readonly occurrences: Occurrences;
  readonly when: CompiledCondition;
  /** The same as it is written. */
  readonly condition: Condition;
}

/** The part of a trigger that its type decides. */
export type TriggerBehaviour = Pick<CompiledTrigger, 'judge'> & Partial<Omit<CompiledTrigger, 'id' | 'order' | 'timer' | 'judge'>>;

/** A trigger type: how one of it is made ready. Registered once, in `triggers/index.ts`. */
export interface TriggerType {
  readonly type: string;
  compile(trigger: Trigger, context: TriggerContext): TriggerBehaviour;
}

/** Declares a trigger type. */
export function defineTrigger<T extends Trigger>(
  type: T['type'],
  compile: (trigger: T, context: TriggerContext) => TriggerBehaviour,
): TriggerType {
  // The registry looks trigger types up by `trigger.type`, so the trigger is a T.
  return { type, compile: (trigger, context) => compile(trigger as T, context) };
}
