import type { Condition } from './conditions/condition.ts';
import type { OnUncertain } from './nodes/action.ts';
import type { Duration, JsonObject, JsonValue, LocalDate } from './values.ts';

/** The type of a value of the catalog. */
export type ValueType = 'number' | 'text' | 'boolean' | 'date' | 'datetime' | 'list';

/** A typed field: an attribute, a field of an event's data, or of an action's output. */
export interface Field {
  readonly type: ValueType;
  readonly label?: string;
  readonly description?: string;
  /** The closed list of values, where there is one. */
  readonly values?: readonly JsonValue[];
  readonly min?: number;
  readonly max?: number;
  readonly integer?: boolean;
  /** The type of a list's items; text if absent. */
  readonly of?: Exclude<ValueType, 'list'>;
  /** True means never missing. */
  readonly required?: boolean;
}

/** An attribute of a contact. One that the engine owns is never overwritten by the host. */
export interface Attribute extends Field {
  readonly owner?: 'host' | 'engine';
}

/** An event the host sends. */
export interface EventType {
  readonly label?: string;
  /** How long history keeps it; `P90D` if absent. */
  readonly keep?: Duration;
  readonly data?: Readonly<Record<string, Field>>;
}

/** Something a handler of the host does. */
export interface ActionType {
  readonly label?: string;
  /** A line for the card, with `{field}` of the input. */
  readonly summary?: string;
  readonly icon?: string;
  readonly channel?: string;
  readonly message?: boolean;
  readonly category?: string;
  /** JSON Schema (2020-12) of the input; fields may carry `x-sojourn`. */
  readonly input?: JsonObject;
  readonly outcomes?: readonly string[];
  readonly output?: Readonly<Record<string, Field>>;
  /** Events that answer this message. */
  readonly emits?: readonly string[];
  readonly idempotent?: boolean;
  /** At most this long in flight; `PT30S` if absent. */
  readonly timeout?: Duration;
  readonly onUncertain?: OnUncertain;
  readonly callToAction?: boolean;
  readonly deprecated?: { readonly use?: string };
}

/** A named group of contacts; without `when` the host says who is in it. */
export interface Segment {
  readonly label?: string;
  readonly when?: Condition;
}

/** A channel; with `consent`, only contacts who subscribed get its messages. */
export interface Channel {
  readonly label?: string;
  readonly consent?: boolean;
}

/** The host's typed contract. Serialisable; sections are optional. */
export interface Catalog {
  /** Where the JSON Schema is; for text editors, never read here. */
  readonly $schema?: string;
  readonly catalogVersion: 1;
  readonly attributes?: Readonly<Record<string, Attribute>>;
  readonly events?: Readonly<Record<string, EventType>>;
  readonly actions?: Readonly<Record<string, ActionType>>;
  readonly segments?: Readonly<Record<string, Segment>>;
  readonly channels?: Readonly<Record<string, Channel>>;
  readonly calendar?: { readonly holidays?: readonly LocalDate[] };
  readonly journeys?: Readonly<Record<string, { readonly state?: 'draft' | 'live' | 'paused' | 'archived' }>>;
}
