import type { Condition, EventMatch } from './conditions/condition.ts';
import type { JourneyNode } from './nodes/node.ts';
import type { Trigger } from './triggers/trigger.ts';
import type { Duration, JsonObject, LocalDate, LocalTime, TimeZone, Weekday } from './values.ts';

/** Whether a contact may come again. `after` counts from the last end; absent it is zero for `afterExit` and never for `perKey`. */
export interface Reentry {
  readonly mode: 'never' | 'afterExit' | 'perKey' | 'always';
  readonly after?: Duration;
}

/** How a contact gets in. */
export interface Entry {
  readonly triggers: readonly Trigger[];
  readonly criteria?: Condition;
  readonly reentry: Reentry;
  /** A path into the trigger event's data. */
  readonly key?: string;
  /** Per cent held out as a control group; needs the goal's `within`. */
  readonly holdout?: number;
  /** Per cent let in; 100 if absent. */
  readonly rollout?: number;
  readonly limit?: { readonly count: number; readonly per: Duration };
  /** Id of the first node; `null` in a draft without one. */
  readonly start: string | null;
}

/** The primary conversion. */
export interface Goal {
  readonly name: string;
  readonly when: Condition | EventMatch;
  /** Later than entry plus this it still ends, but is not counted. */
  readonly within?: Duration;
  readonly onReached: 'exit' | 'continue';
  /** A path into the event's data. */
  readonly value?: string;
}

/** Another reason to stop. */
export interface ExitCriterion {
  readonly id: string;
  readonly name?: string;
  readonly when: Condition | EventMatch;
}

/** A reason to hold or to leave. */
export interface Suppression {
  readonly when: Condition;
  readonly then: 'exit' | 'hold';
}

/** When messages may be sent, in the contact's zone. */
export interface SendWindow {
  readonly weekdays?: readonly Weekday[];
  readonly from: LocalTime;
  readonly to: LocalTime;
}

/** Where cards are shown; never read by the engine. */
export interface JourneyLayout {
  readonly flow?: 'down' | 'right';
  readonly pins?: Readonly<Record<string, { readonly x: number; readonly y: number }>>;
}

/** A journey: one JSON document that the editor writes and the engine runs. See docs/language. */
export interface Journey {
  /** Where the JSON Schema is; for text editors, never read here. */
  readonly $schema?: string;
  readonly schemaVersion: 1;
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly owner?: string;
  readonly folder?: string;
  readonly tags?: readonly string[];
  readonly expiresOn?: LocalDate;
  /** An IANA zone, or `contact` with `fallbackTimezone`. There is no default. */
  readonly timezone: TimeZone | 'contact';
  readonly fallbackTimezone?: TimeZone;
  /** Higher first; 0 if absent. */
  readonly priority?: number;
  /** Salt of split, holdout and rollout; the id if absent. */
  readonly seed?: string;
  readonly sendWindows?: readonly SendWindow[];
  /** `MM-DD` or `YYYY-MM-DD`. */
  readonly blockedDates?: readonly string[];
  readonly entry: Entry;
  readonly goal?: Goal;
  readonly exits?: readonly ExitCriterion[];
  readonly suppression?: Suppression;
  readonly nodes: Readonly<Record<string, JourneyNode>>;
  readonly layout?: JourneyLayout;
  readonly meta?: JsonObject;
}
