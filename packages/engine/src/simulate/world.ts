import type { Contact, ContactPatch, Instant, JsonObject, Scenario, ScriptedResult, TraceEntry } from '@sojourn/schema';
import type { BegunEffect, Definitions, Refusal } from '../core/advance-types.ts';
import type { EffectResult, InputBody, TimerBody } from '../core/inputs.ts';
import type { ContactState, EnrollmentState } from '../core/state.ts';
import type { TimedStep } from './script.ts';

/** What a simulation never changes. */
export interface Setting {
  readonly definitions: Definitions;
  readonly scenario: Scenario;
  readonly script: readonly TimedStep[];
  /** Timers of triggers that come round for ever: they alone do not keep time running after the script. */
  readonly recurring: ReadonlySet<string>;
  /** Time does not run on beyond it. */
  readonly until: Instant;
}

/** What one step of a simulation was. */
export type SimulationStepKind =
  | { readonly kind: 'start' }
  | { readonly kind: 'event'; readonly event: string }
  | { readonly kind: 'contact' }
  | { readonly kind: 'result'; readonly nodeId: string; readonly attempt: number }
  | { readonly kind: 'decide'; readonly nodeId: string; readonly outcome: string }
  | { readonly kind: 'enroll'; readonly journeyId: string }
  | { readonly kind: 'timer'; readonly timer: TimerBody['kind']; readonly nodeId: string | null }
  | { readonly kind: 'time' };

/** One step of a simulation, for a timeline. Words for it are the host's. */
export type SimulationStep = SimulationStepKind & { readonly at: Instant };

/** An attempt that was begun in a simulation; nothing was sent. */
export interface SimulatedEffect extends BegunEffect {
  /** When it was begun. */
  readonly at: Instant;
}

/** An entry of a trace with the enrollment it belongs to. */
export interface SimulatedEntry {
  readonly enrollmentId: string;
  readonly entry: TraceEntry;
}

/** A list that grows by chunks, so that each world holds all of it and shares what came before. */
export interface Chunk<T> {
  readonly before: Chunk<T> | undefined;
  readonly items: readonly T[];
}

/** An input that waits in the inbox. */
export interface InboxInput {
  readonly seq: bigint;
  readonly at: Instant;
  readonly body: InputBody;
  readonly label: SimulationStepKind;
}

/** Everything that a simulated contact is at one moment. Never changed: a step makes the next one. */
export interface World {
  readonly now: Instant;
  readonly seq: bigint;
  readonly contact: ContactState | null;
  /** All of them, ended ones too, in the order they began. */
  readonly enrollments: readonly EnrollmentState[];
  readonly inbox: readonly InboxInput[];
  /** Attempts begun whose result has not been given. */
  readonly inFlight: readonly SimulatedEffect[];
  /** What is used of counters that contacts share: here, all of them are this one contact's. */
  readonly counters: ReadonlyMap<string, number>;
  /** The journeys as they are by now: the breaker may have paused some. */
  readonly definitions: Definitions;
  readonly timers: ReadonlyMap<string, { readonly due: Instant; readonly body: TimerBody }>;
  /** The next step of the script. */
  readonly cursor: number;
  /** Events injected so far. */
  readonly injected: number;
  /** Outcomes and decisions that have been reported: a second report of one is no input, as at an engine's intake. */
  readonly reported: readonly string[];
  readonly choices: Readonly<Record<string, string | boolean>>;
  readonly results: Readonly<Record<string, ScriptedResult | ChosenResult>>;
  readonly trace: Chunk<SimulatedEntry> | undefined;
  readonly refusals: readonly Refusal[];
  readonly effects: readonly SimulatedEffect[];
  readonly steps: Chunk<SimulationStep> | undefined;
}

/** What `choose` gives an action. */
export interface ChosenResult {
  readonly chosen: EffectResult;
}

/** What is put into the inbox by hand. */
export type Injected =
  | { readonly event: string; readonly data?: JsonObject; readonly of?: string }
  | { readonly contact: ContactPatch }
  | { readonly upsert: Contact };

/** All items of a chunked list, oldest first. */
export function itemsOf<T>(chunk: Chunk<T> | undefined): readonly T[] {
  const chunks: (readonly T[])[] = [];
  for (let at = chunk; at !== undefined; at = at.before) chunks.push(at.items);
  return chunks.toReversed().flat();
}

/** A chunked list with some items more. */
export function append<T>(before: Chunk<T> | undefined, items: readonly T[]): Chunk<T> | undefined {
  return items.length === 0 ? before : { before, items };
}
