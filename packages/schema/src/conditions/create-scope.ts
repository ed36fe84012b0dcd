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
  return new DataScope(data);
}

/** A scope of plain data; a class, so that making one costs next to nothing. */
export class DataScope implements ConditionScope {
  readonly now: Instant;
  readonly zone: TimeZone;
  readonly attributes: JsonObject | undefined;
  readonly entry: JsonValue | undefined;
  readonly trigger: string | undefined;
  readonly entryEvent: ConditionScope['entryEvent'];
  readonly event: JsonValue | undefined;
  readonly #data: ConditionData;

  constructor(data: ConditionData) {
    this.now = data.now;
    this.zone = data.zone;
    this.attributes = isPlain(data.attributes) ? data.attributes : undefined;
    this.entry = data.entry;
    this.trigger = data.trigger;
    this.entryEvent = data.entryEvent;
    this.event = data.event;
    this.#data = data;
  }

  attribute(name: string): JsonValue | undefined {
    return ownField(this.#data.attributes, name);
  }

  tag(name: string): boolean {
    return this.#data.tags?.includes(name) === true;
  }

  segment(id: string): boolean {
    return this.#data.segments?.includes(id) === true;
  }

  consent(key: string): string | undefined {
    return consentOn(this.#data.consent, key);
  }

  result(nodeId: string): JsonValue | undefined {
    return ownField(this.#data.results, nodeId);
  }

  history(event: string): readonly HistoryEvent[] {
    return this.#data.history?.filter(({ name }) => name === event) ?? [];
  }

  since(reference: string): Instant | undefined {
    return ownField(this.#data.since, reference);
  }

  answers(effect: string | undefined, nodeId: string): boolean {
    return effect !== undefined && ownField(this.#data.answers, effect) === nodeId;
  }
}

function isPlain(value: JsonObject | undefined): boolean {
  if (value === undefined) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Compiles and judges a condition once. To judge one often, keep what `compileCondition` gives. */
export function evaluateCondition(condition: Condition, data: ConditionData, options: CompileConditionOptions): boolean {
  return compileCondition(condition, options).test(createScope(data));
}
