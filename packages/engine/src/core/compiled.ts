import type { Catalog, CompiledCondition, DurationParts, Instant, Journey, JsonValue, Policy, TimeZone } from '@sojourn/schema';
import type { CompiledStep } from './steps/step.ts';
import type { CompiledTrigger } from './triggers/compiled-trigger.ts';

/** A node, ready to be visited. */
export interface CompiledNode {
  readonly id: string;
  readonly step: CompiledStep;
  /** Connected outlets only. */
  readonly outlets: ReadonlyMap<string, string>;
}

/** Reads a value at a path; `undefined` where there is none. */
export type PathReader = (value: JsonValue | undefined) => JsonValue | undefined;

/** What a goal or an exit criterion waits for: a condition, or an event. */
export type Matcher =
  | { readonly kind: 'condition'; readonly when: CompiledCondition }
  | { readonly kind: 'event'; readonly event: string; readonly where: CompiledCondition | undefined; readonly of: string | undefined };

/** The goal, ready to be judged. */
export interface CompiledGoal {
  readonly matcher: Matcher;
  readonly within: DurationParts | undefined;
  readonly isContinued: boolean;
  readonly value: PathReader | undefined;
}

/** How a contact may come again. */
export interface CompiledReentry {
  readonly mode: 'never' | 'afterExit' | 'perKey' | 'always';
  readonly after: DurationParts | undefined;
}

/** Triggers by what they listen to, each list in document order. */
export interface TriggerIndex {
  readonly all: readonly CompiledTrigger[];
  readonly byId: ReadonlyMap<string, CompiledTrigger>;
  readonly byEvent: ReadonlyMap<string, readonly CompiledTrigger[]>;
  readonly byAttribute: ReadonlyMap<string, readonly CompiledTrigger[]>;
  /** Those that a call of `enroll` fires. */
  readonly byEnroll: readonly CompiledTrigger[];
  /** Those that an `enroll` node fires. */
  readonly byHandOver: readonly CompiledTrigger[];
  /** Those that are judged on every input. */
  readonly watching: readonly CompiledTrigger[];
}

/** A journey with everything parsed and looked up once: texts to closures, durations to parts, edges to tables. */
export interface CompiledJourney {
  readonly id: string;
  readonly journey: Journey;
  readonly catalog: Catalog;
  readonly policy: Policy | undefined;
  /** Salt of every draw. */
  readonly seed: string;
  /** `undefined`: the contact's own zone, else `fallbackZone`. */
  readonly zone: TimeZone | undefined;
  readonly fallbackZone: TimeZone;
  readonly nodes: ReadonlyMap<string, CompiledNode>;
  readonly start: string | null;
  readonly triggers: TriggerIndex;
  readonly criteria: CompiledCondition | undefined;
  readonly reentry: CompiledReentry;
  /** Reads the entry key from the trigger event's data. */
  readonly readKey: PathReader | undefined;
  /** Shares from 0 to 1. */
  readonly holdout: number;
  readonly rollout: number;
  /** How many are let in per window. */
  readonly limit: { readonly count: number; readonly perMs: number } | undefined;
  readonly goal: CompiledGoal | undefined;
  readonly exits: readonly { readonly id: string; readonly matcher: Matcher }[];
  readonly suppression: { readonly when: CompiledCondition; readonly then: 'exit' | 'hold' } | undefined;
  /** Milestones with `jumpWhen`, by node id. */
  readonly jumps: readonly { readonly nodeId: string; readonly when: CompiledCondition }[];
  /** Conditions that can change by time alone, for `watch` timers. */
  readonly watched: {
    /** There is one, those of milestones included. */
    readonly isAny: boolean;
    readonly goal: CompiledCondition | undefined;
    /** Of exits and suppression. */
    readonly others: readonly CompiledCondition[];
  };
}

/** One published revision, ready to run. */
export interface RunnableVersion {
  readonly version: number;
  /** Inputs with an earlier instant are not judged by its triggers. */
  readonly publishedAt: Instant;
  /** The index's revision that names it first; for inputs of its own instant. */
  readonly revision?: number;
  /** Nobody entered from then until the next version took it back. */
  readonly archivedAt?: Instant;
  readonly archivedRevision?: number;
  readonly compiled: CompiledJourney;
}
