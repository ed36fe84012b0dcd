import { consentOn, isTimeZone } from '@sojourn/schema';
import type { ConditionScope, DurationParts, Instant, JsonValue, TimeZone } from '@sojourn/schema';
import type { CompiledJourney } from './compiled.ts';
import { isOver } from './live-contact.ts';
import type { LiveContact } from './live-contact.ts';
import type { LiveEnrollment } from './live-enrollment.ts';
import { own } from './own.ts';
import type { EntryState, KeptEvent } from './state.ts';

/**
 * What conditions read during a batch. One object for all judgements of a contact, aimed at one enrollment (or at one entry
 * that is being considered) after the other.
 */
export class JudgingScope implements ConditionScope {
  now: Instant = 0;
  zone: TimeZone = 'UTC';
  /** The data of the event being judged. */
  event: JsonValue | undefined = undefined;
  #contact: LiveContact;
  readonly #tenant: string;
  readonly #keepOf: (event: string) => DurationParts;
  #enrollment: LiveEnrollment | undefined = undefined;
  #entry: EntryState | undefined = undefined;

  constructor(contact: LiveContact, tenant: string, keepOf: (event: string) => DurationParts) {
    this.#contact = contact;
    this.#tenant = tenant;
    this.#keepOf = keepOf;
  }

  /** Turns to another contact. */
  turnTo(contact: LiveContact): void {
    this.#contact = contact;
    this.#enrollment = undefined;
    this.#entry = undefined;
    this.event = undefined;
  }

  /** Aims at an enrollment. */
  at(enrollment: LiveEnrollment, now: Instant): this {
    return this.#aim(enrollment.compiled, now, enrollment, enrollment.entry);
  }

  /** Aims at an entry that is being considered; without one, at the contact alone. */
  atEntry(compiled: CompiledJourney, now: Instant, entry: EntryState | undefined): this {
    return this.#aim(compiled, now, undefined, entry);
  }

  get entry(): JsonValue | undefined {
    return this.#entry?.data;
  }

  get trigger(): string | undefined {
    return this.#entry?.trigger;
  }

  get entryEvent(): { readonly id: string; readonly arrived: Instant } | undefined {
    return this.#entry?.event;
  }

  attribute(name: string): JsonValue | undefined {
    return own(this.#contact.attributes, name);
  }

  tag(name: string): boolean {
    return this.#contact.tags.includes(name);
  }

  segment(id: string): boolean {
    return this.#contact.segments.includes(id);
  }

  consent(key: string): string | undefined {
    return consentOn(this.#contact.consent, key);
  }

  result(nodeId: string): JsonValue | undefined {
    return this.#enrollment === undefined ? undefined : own(this.#enrollment.results, nodeId);
  }

  history(event: string): readonly KeptEvent[] {
    const list = this.#contact.history(event);
    if (list.length === 0) return list;
    const keep = this.#keepOf(event);
    const first = list.findIndex((kept) => !isOver(kept, keep, this.now));
    return first === 0 ? list : first < 0 ? [] : list.slice(first);
  }

  since(reference: string): Instant | undefined {
    return this.point(reference)?.at;
  }

  /** What `since` counts from, with its place among the arrivals. */
  point(reference: string): { readonly at: Instant; readonly arrivals: number } | undefined {
    if (reference === 'entry') return this.#entry;
    if (!reference.startsWith('node:') || this.#enrollment === undefined) return undefined;
    const visit = this.#enrollment.visitOf(reference.slice('node:'.length));
    return visit === undefined ? undefined : { at: visit[1], arrivals: visit[2] };
  }

  /** By the event's own instant, then by its place among the arrivals: what instants alone cannot tell. */
  isSince(event: KeptEvent, reference: string): boolean {
    const point = this.point(reference);
    return point !== undefined && (event.at > point.at || (event.at === point.at && event.n > point.arrivals));
  }

  answers(effect: string | undefined, nodeId: string): boolean {
    if (effect === undefined || this.#enrollment === undefined) return false;
    const prefix = effectPrefix(this.#tenant, this.#enrollment.id, nodeId);
    return effect.startsWith(prefix) && /^\d+$/.test(effect.slice(prefix.length));
  }

  #aim(compiled: CompiledJourney, now: Instant, enrollment: LiveEnrollment | undefined, entry: EntryState | undefined): this {
    this.now = now;
    this.zone = zoneOf(compiled, this.#contact.timezone);
    this.#enrollment = enrollment;
    this.#entry = entry;
    return this;
  }
}

/** The zone that applies to a contact in a journey. A zone nobody knows counts as none. */
export function zoneOf(compiled: CompiledJourney, timezone: TimeZone | undefined): TimeZone {
  if (compiled.zone !== undefined) return compiled.zone;
  return timezone !== undefined && isTimeZone(timezone) ? timezone : compiled.fallbackZone;
}

/** What the keys of a node's effects begin with; the visit follows. */
export function effectPrefix(tenant: string, enrollmentId: string, nodeId: string): string {
  return `${tenant}:${enrollmentId}:${nodeId}:`;
}
