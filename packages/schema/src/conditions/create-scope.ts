import type { Consent, Instant, JsonObject, JsonValue, TimeZone } from '../values.ts';
import { compileCondition } from './compile-condition.ts';
import type { CompileConditionOptions } from './compile-condition.ts';
import type { Condition } from './condition.ts';
import { consentOn } from './consent.ts';
import { ownField } from './operand.ts';
import type { ConditionScope, HistoryEvent } from './scope.ts';

/** What a condition may read, as plain data. All but the instant and the zone may be absent. */
export interface ConditionData {
  readonly now: Instant;
  readonly zone: TimeZone;
  readonly attributes?: JsonObject | undefined;
  readonly consent?: Readonly<Record<string, Consent>> | undefined;
  readonly tags?: readonly string[] | undefined;
  /** Those the host decides. */
  readonly segments?: readonly string[] | undefined;
  readonly entry?: JsonValue | undefined;
  readonly trigger?: string | undefined;
  readonly entryEvent?: ConditionScope['entryEvent'];
  readonly event?: JsonValue | undefined;
  /** By node id. */
  readonly results?: JsonObject | undefined;
  /** By `at`, then arrival. */
  readonly history?: readonly HistoryEvent[] | undefined;
  /** By `entry` or `node:<id>`. */
  readonly since?: Readonly<Record<string, Instant>> | undefined;
  /** Node ids by the effect keys of their messages. */
  readonly answers?: Readonly<Record<string, string>> | undefined;
}

/** Makes a scope of plain data, for tests, checks and whoever has no engine at hand. The data is read when asked, never copied. */
export function createScope(data: ConditionData): ConditionScope {
  return {
    now: data.now,
    zone: data.zone,
    attribute: (name) => ownField(data.attributes, name),
    tag: (name) => data.tags?.includes(name) === true,
    segment: (id) => data.segments?.includes(id) === true,
    consent: (key) => consentOn(data.consent, key),
    entry: data.entry,
    trigger: data.trigger,
    entryEvent: data.entryEvent,
    event: data.event,
    result: (nodeId) => ownField(data.results, nodeId),
    history: (event) => data.history?.filter(({ name }) => name === event) ?? [],
    since: (reference) => ownField(data.since, reference),
    answers: (effect, nodeId) => effect !== undefined && ownField(data.answers, effect) === nodeId,
  };
}

/** Compiles and judges a condition once. To judge one often, keep what `compileCondition` gives. */
export function evaluateCondition(condition: Condition, data: ConditionData, options: CompileConditionOptions): boolean {
  return compileCondition(condition, options).test(createScope(data));
}
