import type { Duration, JsonValue } from '../values.ts';

/** All must hold; an empty list is true. */
export interface AllCondition {
  readonly all: readonly Condition[];
}

/** One must hold; an empty list is false. */
export interface AnyCondition {
  readonly any: readonly Condition[];
}

/** The opposite of the condition inside. */
export interface NotCondition {
  readonly not: Condition;
}

/**
 * One comparison. With a missing value it is false (`missing` aside), also for `neq` and `notIn`,
 * unless `orMissing` is true.
 */
export interface ComparisonCondition {
  readonly left: Operand;
  readonly op: ComparisonOp;
  readonly right?: Operand | JsonValue;
  readonly orMissing?: boolean;
}

/** A condition of the closed language: no code, total, bounded by a step budget. */
export type Condition = AllCondition | AnyCondition | NotCondition | ComparisonCondition;

/** Every comparison operator. `between` is inclusive at both ends and takes a list of two. */
export type ComparisonOp =
  | 'eq'
  | 'neq'
  | 'gt'
  | 'gte'
  | 'lt'
  | 'lte'
  | 'between'
  | 'in'
  | 'notIn'
  | 'contains'
  | 'notContains'
  | 'startsWith'
  | 'endsWith'
  | 'matches'
  | 'exists'
  | 'missing'
  | 'before'
  | 'after'
  | 'on'
  | 'includesAny'
  | 'includesAll'
  | 'includesNone';

/** Which past events a `count` or `sum` looks at. */
export interface HistoryQuery {
  readonly event: string;
  readonly where?: Condition;
  /** Counts while now < at + within, in the journey's zone. */
  readonly within?: Duration;
  /** `entry` or `node:<id>`. */
  readonly since?: string;
  /** Only events that answer the message of this node. */
  readonly of?: string;
}

/** The value of a contact's attribute. */
export interface AttributeOperand {
  readonly attribute: string;
}
/** A path into the trigger event's data. */
export interface EntryOperand {
  readonly entry: string;
}
/** The id of the trigger that fired. */
export interface TriggerOperand {
  readonly trigger: true;
}
/** A path into the data of the event being judged. */
export interface EventOperand {
  readonly event: string;
}
/** `node.path` into what a node gave on its latest visit. */
export interface ResultOperand {
  readonly result: string;
}
/** Whether the contact has a tag; never missing. */
export interface TagOperand {
  readonly tag: string;
}
/** Whether the contact is in a segment; never missing. */
export interface SegmentOperand {
  readonly segment: string;
}
/** The contact's consent on a channel, or on `channel/category`. */
export interface ConsentOperand {
  readonly consent: string;
}
/** Today's date, the wall clock time, or the weekday, in the zone that applies. */
export interface NowOperand {
  readonly now: 'date' | 'time' | 'weekday';
}
/** How many events of the history match. */
export interface CountOperand {
  readonly count: HistoryQuery;
}
/** The sum of a numeric path over the events that match. */
export interface SumOperand {
  readonly sum: HistoryQuery & { readonly path: string };
}
/** The instant of the last event that matches. */
export interface LastOperand {
  readonly last: { readonly event: string; readonly where?: Condition };
}
/** The instant this long before now. */
export interface AgoOperand {
  readonly ago: Duration;
}
/** The instant this long after now. */
export interface InOperand {
  readonly in: Duration;
}

/** Where a comparison takes a value from. */
export type Operand =
  | AttributeOperand
  | EntryOperand
  | TriggerOperand
  | EventOperand
  | ResultOperand
  | TagOperand
  | SegmentOperand
  | ConsentOperand
  | NowOperand
  | CountOperand
  | SumOperand
  | LastOperand
  | AgoOperand
  | InOperand;

/** A goal or an exit may also be an event, instead of a condition. */
export interface EventMatch {
  readonly event: string;
  readonly where?: Condition;
  /** Only events that answer the message of this node. */
  readonly of?: string;
}

/** One comparison as it was judged: operands as written, the value seen, and whether it held. */
export interface Comparison {
  readonly left: Operand;
  readonly op: ComparisonOp;
  readonly right?: Operand | JsonValue;
  /** The left value, `null` if missing. */
  readonly saw: JsonValue;
  readonly holds: boolean;
}
