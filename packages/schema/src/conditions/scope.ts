import type { Instant, JsonObject, JsonValue, TimeZone } from '../values.ts';
import type { Comparison } from './condition.ts';

/** A kept event of the contact. */
export interface HistoryEvent {
  readonly id: string;
  readonly name: string;
  /** When it happened. */
  readonly at: Instant;
  /** When it reached the store. */
  readonly arrived: Instant;
  readonly data?: JsonObject;
  /** The key of the message it answers. */
  readonly effect?: string;
}

/**
 * What a condition may read: an answer for each operand, nothing else.
 * The engine makes one per judgement; checks and the solver make their own.
 */
export interface ConditionScope {
  readonly now: Instant;
  /** The zone that applies: the journey's, or the contact's. Already resolved to an IANA name. */
  readonly zone: TimeZone;
  /**
   * What `attribute` reads from, if that is a plain object: one that inherits from `Object.prototype` or from nothing. Optional;
   * with it, attributes are read several times as fast.
   */
  readonly attributes?: JsonObject | undefined;
  /** `undefined` is missing. */
  attribute(name: string): JsonValue | undefined;
  tag(name: string): boolean;
  /** A segment the host decides (a catalog segment with `when` is judged by its condition, by the evaluator). */
  segment(id: string): boolean;
  /** By `channel` or `channel/category`, as semantics.md section 12 settles it. */
  consent(key: string): string | undefined;
  /** The whole data of the trigger event. */
  readonly entry: JsonValue | undefined;
  readonly trigger: string | undefined;
  /** The data of the event being judged, if there is one. */
  readonly event: JsonValue | undefined;
  /**
   * The trigger event, if it is in the history: `since: "entry"` counts what came after it, not the event itself. Absent where
   * no event triggered; then everything from the instant of `since('entry')` on counts.
   */
  readonly entryEvent?: { readonly id: string; readonly arrived: Instant } | undefined;
  /** What a node gave on its latest visit. */
  result(nodeId: string): JsonValue | undefined;
  /** Kept events of a name, by `at`, then arrival. */
  history(event: string): readonly HistoryEvent[];
  /** The instant behind `since`: `entry` or `node:<id>`; `undefined` if that node was never visited. */
  since(reference: string): Instant | undefined;
  /**
   * Whether an event counts from what `since` names on: by its instant, then by its arrival. For scopes that know the order of
   * arrivals; without it, `since` and `entryEvent` decide.
   */
  isSince?(event: HistoryEvent, reference: string): boolean;
  /** Whether an effect key belongs to the node's message in this enrollment. */
  answers(effect: string | undefined, nodeId: string): boolean;
}

/** A condition, ready to be judged any number of times. Pure and total: no scope makes it throw. */
export interface CompiledCondition {
  test(scope: ConditionScope): boolean;
  /** The answer with every comparison in document order, judged or not. */
  explain(scope: ConditionScope): { readonly holds: boolean; readonly because: readonly Comparison[] };
  /**
   * The next instant after `scope.now` at which a comparison in it can change by time alone; `undefined` if none can.
   * May name an instant at which nothing changes after all, never misses one.
   */
  nextChange(scope: ConditionScope): Instant | undefined;
  /** What it reads, for wake-ups and checks. */
  readonly reads: {
    readonly attributes: ReadonlySet<string>;
    readonly events: ReadonlySet<string>;
    readonly segments: ReadonlySet<string>;
    readonly time: boolean;
  };
}
