import type { Instant, JsonObject, JsonValue, TimeZone } from '../values.ts';
import type { ConditionScope, HistoryEvent } from './scope.ts';
import { isSince } from './since.ts';

/** A scope in which the event being judged is a row of the history; everything else is as outside. */
export class RowScope implements ConditionScope {
  /** Moves from row to row, so that a long history makes one object only. */
  event: JsonValue | undefined;
  readonly #outer: ConditionScope;

  constructor(outer: ConditionScope) {
    this.#outer = outer;
    this.event = undefined;
  }

  get now(): Instant {
    return this.#outer.now;
  }

  get zone(): TimeZone {
    return this.#outer.zone;
  }

  get entry(): JsonValue | undefined {
    return this.#outer.entry;
  }

  get trigger(): string | undefined {
    return this.#outer.trigger;
  }

  get entryEvent(): ConditionScope['entryEvent'] {
    return this.#outer.entryEvent;
  }

  get attributes(): JsonObject | undefined {
    return this.#outer.attributes;
  }

  attribute(name: string): JsonValue | undefined {
    return this.#outer.attribute(name);
  }

  tag(name: string): boolean {
    return this.#outer.tag(name);
  }

  segment(id: string): boolean {
    return this.#outer.segment(id);
  }

  consent(key: string): string | undefined {
    return this.#outer.consent(key);
  }

  result(nodeId: string): JsonValue | undefined {
    return this.#outer.result(nodeId);
  }

  history(event: string): readonly HistoryEvent[] {
    return this.#outer.history(event);
  }

  since(reference: string): Instant | undefined {
    return this.#outer.since(reference);
  }

  isSince(event: HistoryEvent, reference: string): boolean {
    return isSince(event, reference, this.#outer);
  }

  answers(effect: string | undefined, nodeId: string): boolean {
    return this.#outer.answers(effect, nodeId);
  }
}
