import type { Catalog, Field, ValueType } from '../catalog.ts';
import type { Journey } from '../journey.ts';
import type { Instant, JsonValue } from '../values.ts';
import type { Comparison, Condition } from './condition.ts';
import type { Point } from './point.ts';
import type { ConditionScope } from './scope.ts';

/**
 * Steps left: each row of the history and each comparison inside `where` or a segment takes one. A comparison that runs out
 * is false, so that no condition can hold a worker, whatever the contact's data.
 */
export interface Meter {
  left: number;
}

/** Judges a part of a condition. */
export type Test = (scope: ConditionScope, meter: Meter) => boolean;

/** The next instant after `scope.now` at which something can change by time alone. */
export type Change = (scope: ConditionScope, meter: Meter) => Instant | undefined;

/** What is known of a value's type while compiling. */
export type Kind = ValueType | 'unknown';

/** Now plus a duration, which an `ago` negates. */
export interface ShiftMotion {
  readonly type: 'shift';
  readonly shift: (now: Instant, scope: ConditionScope) => Instant;
  /** Least and most of what it adds, in milliseconds. */
  readonly bounds: readonly [number, number];
}

/** How an operand moves with time. */
export type Motion = { readonly type: 'date' } | { readonly type: 'time' } | { readonly type: 'weekday' } | ShiftMotion;

/** One side of a comparison, ready to be read. */
export interface CompiledOperand {
  readonly kind: Kind;
  /** The type of a list's items. */
  readonly itemKind: Kind;
  /** `undefined` is missing: absent, `null`, or not of the declared type. */
  read(scope: ConditionScope, meter: Meter): JsonValue | undefined;
  /** The same as a date or an instant, where it is computed and need not be read from text. */
  readonly point?: (scope: ConditionScope, meter: Meter) => Point | undefined;
  readonly motion?: Motion;
  /** When the value itself changes by time alone. */
  readonly change?: Change;
  /** Whether reading it takes steps. */
  readonly isMetered: boolean;
}

/** One comparison of a condition, ready to be judged. */
export interface CompiledComparison {
  readonly test: Test;
  readonly explain: (scope: ConditionScope, meter: Meter) => Comparison;
  readonly change?: Change;
  readonly isMetered: boolean;
}

/** A condition inside another: a `where`, or a segment's. */
export interface NestedCondition {
  readonly test: Test;
  readonly change?: Change;
}

/** What the condition reads, while it is being compiled. */
export interface ReadsInProgress {
  readonly attributes: Set<string>;
  readonly events: Set<string>;
  readonly segments: Set<string>;
  time: boolean;
}

/** What the parts of a condition are compiled with. */
export interface CompileContext {
  readonly catalog: Catalog;
  readonly journey: Pick<Journey, 'entry' | 'nodes'> | undefined;
  /** The name of the event being judged, where it is known. */
  readonly event: string | undefined;
  readonly reads: ReadsInProgress;
  /** How deep the comparison stands that is being compiled. */
  readonly depth: number;
  /** Compiles a condition inside this one, about an event of that name. Handed in, because conditions and operands hold each other. */
  nest(condition: Condition, event: string | undefined, depth: number): NestedCondition;
  /** Compiles a segment's condition; `undefined` if the host says who is in it. */
  segment(id: string): NestedCondition | undefined;
}

/** A field that says nothing. */
export type MaybeField = Field | 'unknown';
