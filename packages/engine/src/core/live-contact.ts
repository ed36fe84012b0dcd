import { addDuration } from '@sojourn/schema';
import type { Contact, DurationParts, Instant, JsonObject, TimeZone } from '@sojourn/schema';
import { own, withOwn } from './own.ts';
import { contactOf } from './state.ts';
import type {
  AbsenceRecord,
  BreakerRecord,
  ContactState,
  EnrollmentState,
  JourneyRecord,
  KeptEvent,
  SendRecord,
  WaitingEntry,
} from './state.ts';

const noEntries: readonly WaitingEntry[] = [];
const noSends: readonly SendRecord[] = [];

/** A contact while a batch is applied: the fields of its state, changed in place; their values are replaced, never changed. */
export class LiveContact {
  readonly id: string;
  timezone: TimeZone | undefined;
  attributes: JsonObject;
  consent: Readonly<Record<string, string>>;
  tags: readonly string[];
  segments: readonly string[];
  revision: number | undefined;
  lastAt: Instant;
  arrivals: number;
  entries: number;
  journeys: Readonly<Record<string, JourneyRecord>>;
  absences: Readonly<Record<string, AbsenceRecord>>;
  refusals: Readonly<Record<string, number>>;
  caughtUp: number | undefined;
  waiting: readonly WaitingEntry[];
  queued: number;
  sends: readonly SendRecord[];
  breaker: BreakerRecord | undefined;
  #history: Record<string, readonly KeptEvent[]>;
  /** Lists made in this batch, which may grow in place. */
  readonly #grown = new Map<string, KeptEvent[]>();

  constructor(state: ContactState) {
    this.id = state.id;
    this.timezone = state.timezone;
    this.attributes = state.attributes;
    this.consent = state.consent;
    this.tags = state.tags;
    this.segments = state.segments;
    this.revision = state.revision;
    this.lastAt = state.lastAt;
    this.arrivals = state.arrivals;
    this.entries = state.entries;
    this.journeys = state.journeys;
    this.absences = state.absences;
    this.refusals = state.refusals;
    this.caughtUp = state.caughtUp;
    this.waiting = state.waiting ?? noEntries;
    this.queued = state.queued ?? 0;
    this.sends = state.sends ?? noSends;
    this.breaker = state.breaker;
    this.#history = state.history;
  }

  /** Kept events of a name, by `at`, then arrival. */
  history(name: string): readonly KeptEvent[] {
    return this.#grown.get(name) ?? own(this.#history, name) ?? [];
  }

  /** Puts an event in its place and drops those of its name whose time is over. */
  keep(name: string, event: KeptEvent, keep: DurationParts, now: Instant): void {
    let list = this.#grown.get(name);
    if (list === undefined) {
      list = [...(own(this.#history, name) ?? [])];
      this.#grown.set(name, list);
      this.#history = withOwn<readonly KeptEvent[]>(this.#history, name, list);
    }
    const place = list.findLastIndex((kept) => kept.at <= event.at) + 1;
    list.splice(place, 0, event);
    let over = 0;
    while (over < list.length && isOver(list[over], keep, now)) over += 1;
    if (over > 0) list.splice(0, over);
  }

  /** The contact as hosts, handlers and templates see it. */
  toContact(): Contact {
    return contactOf(this);
  }

  /** The state to store. */
  toState(open: readonly EnrollmentState[]): ContactState {
    return {
      v: 1,
      id: this.id,
      ...(this.timezone === undefined ? {} : { timezone: this.timezone }),
      attributes: this.attributes,
      consent: this.consent,
      tags: this.tags,
      segments: this.segments,
      ...(this.revision === undefined ? {} : { revision: this.revision }),
      lastAt: this.lastAt,
      history: this.#history,
      arrivals: this.arrivals,
      entries: this.entries,
      journeys: this.journeys,
      absences: this.absences,
      refusals: this.refusals,
      ...(this.caughtUp === undefined ? {} : { caughtUp: this.caughtUp }),
      ...(this.waiting.length === 0 ? {} : { waiting: this.waiting }),
      ...(this.queued === 0 ? {} : { queued: this.queued }),
      ...(this.sends.length === 0 ? {} : { sends: this.sends }),
      ...(this.breaker === undefined ? {} : { breaker: this.breaker }),
      open,
    };
  }
}

/** An event counts while now is before its instant plus its keep, reckoned in UTC. */
export function isOver(event: KeptEvent | undefined, keep: DurationParts, now: Instant): boolean {
  return event === undefined || addDuration(event.at, keep, 'UTC') <= now;
}

/** A contact nobody has told of: no attributes, and without consent. */
export function unknownContact(id: string): ContactState {
  return {
    v: 1,
    id,
    attributes: {},
    consent: {},
    tags: [],
    segments: [],
    // Earlier than any instant, and JSON, which an infinity is not.
    lastAt: Number.MIN_SAFE_INTEGER,
    history: {},
    arrivals: 0,
    entries: 0,
    journeys: {},
    absences: {},
    refusals: {},
    open: [],
  };
}
