import type { Condition, Operand } from '../conditions/condition.ts';
import type { Duration, LocalTime, Weekday } from '../values.ts';
import type { NodeBase } from './node-base.ts';

/** Until a length of time has passed; with `at`, the first such local time after it. */
export interface DurationAlternative {
  readonly id: string;
  readonly type: 'duration';
  readonly duration: Duration;
  readonly at?: LocalTime;
  readonly weekdays?: readonly Weekday[];
}

/** Until one date. A date in the past leaves by `past`, a missing one by `missing`. At most one in a wait. */
export interface DateAlternative {
  readonly id: string;
  readonly type: 'date';
  readonly on: Operand;
  readonly offset?: Duration;
  readonly at?: LocalTime;
}

/** Until a local time (`at`), or while a window is open. */
export interface TimeAlternative {
  readonly id: string;
  readonly type: 'time';
  readonly at?: LocalTime;
  readonly window?: { readonly from: LocalTime; readonly to: LocalTime };
  readonly weekdays?: readonly Weekday[];
}

/** Until an event. `since` (`entry` or `node:<id>`) also counts events from then on. */
export interface EventAlternative {
  readonly id: string;
  readonly type: 'event';
  readonly event: string;
  readonly where?: Condition;
  readonly since?: string;
  /** Only events that answer the message of this node. */
  readonly of?: string;
}

/** Until a condition holds; one that already holds passes at once, unless `edge`. */
export interface ConditionAlternative {
  readonly id: string;
  readonly type: 'condition';
  readonly when: Condition;
  readonly edge?: boolean;
}

/** One of the things a wait waits for; its id is its outlet. */
export type WaitAlternative = DurationAlternative | DateAlternative | TimeAlternative | EventAlternative | ConditionAlternative;

/** Parks until the first of its alternatives. Outlets: one per alternative, with a date also `past` and `missing`. */
export interface WaitNode extends NodeBase {
  readonly type: 'wait';
  readonly until: readonly WaitAlternative[];
}
