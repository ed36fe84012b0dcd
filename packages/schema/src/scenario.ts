import type { Contact, ContactPatch } from './records.ts';
import type { Duration, InstantText, JsonObject } from './values.ts';

/** When a step of the script happens: after the previous one, or at an instant; at once if neither. */
export interface ScriptTiming {
  readonly after?: Duration;
  readonly at?: InstantText;
}

/** One step of a scenario's script. */
export type ScriptStep = ScriptTiming &
  (
    | { readonly event: string; readonly data?: JsonObject; /** Node whose message it answers. */ readonly of?: string }
    | { readonly contact: ContactPatch }
    | { readonly result: { readonly node: string; readonly outcome: string; readonly data?: JsonObject } }
    | { readonly decide: { readonly node: string; readonly outcome: string } }
    | { readonly enroll: { readonly journey?: string; readonly key?: string; readonly data?: JsonObject } }
  );

/** What an action gives in a scenario; `not_sent` is a sure failure, any other error uncertain, on every attempt. */
export type ScriptedResult = { readonly outcome?: string; readonly data?: JsonObject } | { readonly error: string };

/** What must have happened when the scenario is over. */
export interface Expectations {
  /** Every `decided` and `woke` outlet, `node:outlet`, exactly. */
  readonly path?: readonly string[];
  readonly effects?: readonly { readonly node: string; readonly at?: InstantText }[];
  readonly notEffects?: readonly string[];
  readonly end?: string;
  readonly refused?: string;
}

/** A journey test as data. */
export interface Scenario {
  /** Where the JSON Schema is; for text editors, never read here. */
  readonly $schema?: string;
  readonly name: string;
  readonly start: InstantText;
  /** Ids of other journeys that are live beside it. Those that it hands over to are there by themselves. */
  readonly journeys?: readonly string[];
  readonly contact: Contact;
  readonly script: readonly ScriptStep[];
  /** A split's arm by node id; `holdout` forces the control group. */
  readonly choices?: Readonly<Record<string, string | boolean>>;
  readonly results?: Readonly<Record<string, ScriptedResult>>;
  readonly expect?: Expectations;
}
