import type {
  Catalog,
  Comparison,
  CompiledCondition,
  Condition,
  ConditionScope,
  Instant,
  Journey,
  JourneyNode,
  JsonObject,
  JsonValue,
  Operand,
  Policy,
  TimeZone,
  UpdatedChange,
  WokeBy,
} from '@sojourn/schema';
import type { EffectSettings } from '../effects/effect-settings.ts';
import type { KeptEvent, TaskState, VisitRecord, WaitState } from '../state.ts';
import type { Stimulus } from '../stimulus.ts';
import type { Met } from './wait/alternative.ts';
import type { TemplateScope } from '../template/compile-template.ts';

/** Reads one operand of a scope. */
export type OperandReader = (scope: ConditionScope) => JsonValue | undefined;

/** What a step may read while it is made ready. */
export interface StepContext {
  readonly nodeId: string;
  readonly seed: string;
  readonly catalog: Catalog;
  readonly policy: Policy | undefined;
  /** When the journey's messages may be sent. */
  readonly sending: Pick<Journey, 'sendWindows' | 'blockedDates'>;
  /** The journey runs in each contact's own zone, which may change. */
  readonly isContactZone: boolean;
  /** Connected outlets only. */
  readonly outlets: ReadonlyMap<string, string>;
  /** @param event - The name of the event that `{ "event": path }` is about, in a `where`. */
  compileCondition(condition: Condition, event?: string): CompiledCondition;
  /** Reads an operand; `undefined` is missing. */
  compileOperand(operand: Operand): OperandReader;
}

/** A point in the contact's life: an instant, and how many events had arrived by then, which tells one millisecond's events apart. */
export interface Point {
  readonly at: Instant;
  readonly arrivals: number;
}

/** What a step may read of one enrollment at one node. Nothing in it changes while the step decides. */
export interface Visit {
  readonly now: Instant;
  readonly zone: TimeZone;
  readonly scope: ConditionScope;
  /** Whether somebody takes the trace; reasons are put together for it alone. */
  readonly isExplained: boolean;
  readonly contactId: string;
  readonly enrollmentId: string;
  readonly attributes: JsonObject;
  readonly tags: readonly string[];
  /** The visit under way. */
  readonly arrival: VisitRecord;
  /** How it is parked; `undefined` on arrival. */
  readonly wait: WaitState | undefined;
  /** The outcome that a simulation forces, if it does. */
  readonly choice: string | boolean | undefined;
  /** What `since` counts from; `undefined` if that node was never visited. */
  point(since: string): Point | undefined;
  /** Whether an event counts from what `since` names on: by its own instant, then by arrival. */
  isSince(event: KeptEvent, since: string): boolean;
  /** Kept events of a name, by `at`, then arrival. */
  kept(event: string): readonly KeptEvent[];
  /** What templates may read. */
  readonly templates: TemplateScope;
  /** The scope with an event's data as `{ "event": path }`. */
  withEvent(data: JsonValue | undefined): ConditionScope;
}

/** The attributes and tags of a contact after an `update`, and what to say of it. */
export interface ContactUpdate {
  readonly attributes: JsonObject;
  readonly tags: readonly string[];
  readonly changes: readonly UpdatedChange[];
}

/** A task to be made, rendered. */
export interface NewTask extends Omit<TaskState, 'id' | 'nodeId' | 'isOverdue'> {
  /** Absent if the reminder would not be after now. */
  readonly remindAt?: Instant;
}

/** A request to let the contact into another journey. */
export interface HandOver {
  readonly journeyId: string;
  readonly key: string | undefined;
  readonly data: JsonObject;
}

/** What a step decides on arrival. */
export type Decision =
  | { readonly type: 'leave'; readonly outlet: string; readonly because?: readonly Comparison[]; readonly result?: JsonValue }
  | { readonly type: 'update'; readonly update: ContactUpdate; readonly outlet: string }
  | { readonly type: 'park'; readonly wait: WaitState; readonly listensFor: readonly string[] }
  | { readonly type: 'request' }
  | { readonly type: 'task'; readonly task: NewTask }
  | { readonly type: 'hand_over'; readonly handOver: HandOver; readonly outlet: string }
  | { readonly type: 'end'; readonly end: string }
  | { readonly type: 'fail'; readonly code: string };

/** What an input does to a parked step: lets it leave, or changes what it waits for. */
export type Awakening =
  | {
      readonly type: 'leave';
      readonly by: WokeBy;
      readonly outlet: string;
      readonly because?: readonly Comparison[];
      readonly result?: JsonValue;
    }
  | { readonly type: 'park'; readonly wait: WaitState };

/** A node's behaviour, made ready for one node: pure functions of what they are shown. */
export interface CompiledStep {
  arrive(visit: Visit): Decision;
  /**
   * Judges one input while parked; `undefined` leaves it parked as it is.
   *
   * @param isOwnTimer - The input is a timer of this very visit.
   */
  wake?(visit: Visit, stimulus: Stimulus, isOwnTimer: boolean): Awakening | undefined;
  /** How a parked step goes on in a new version: with the deadlines it has, or counted anew from the arrival. Only waits. */
  migrate?(visit: Visit, how: 'keep' | 'recompute'): { readonly wait: WaitState; readonly met?: Met };
  /** The next instant at which a condition it waits for can change by time alone. */
  nextChange?(visit: Visit): Instant | undefined;
  /** Only event waits. */
  readonly listensFor?: readonly string[];
  /** Only actions and human steps. */
  readonly effect?: EffectSettings;
}

/** A node type: how a node of it is made ready. Registered once, in `steps/index.ts`. */
export interface Step {
  readonly type: string;
  compile(node: JourneyNode, context: StepContext): CompiledStep;
  /** When those who have not passed a node of this type jump to it. */
  jumpWhen?(node: JourneyNode): Condition | undefined;
}

/**
 * Declares a node type's step.
 *
 * @param type - The discriminant of `N`; the registry gives `compile` only nodes of it.
 */
export function defineStep<N extends { readonly type: string }>(
  type: N['type'],
  compile: (node: N, context: StepContext) => CompiledStep,
): Step {
  // The registry looks steps up by `node.type`, so the node is an N: its data was validated by the parser.
  return { type, compile: (node, context) => compile(node as unknown as N, context) };
}
