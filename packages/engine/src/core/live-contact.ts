import { addDuration } from '@sojourn/schema';
import type { Contact, DurationParts, Instant, JsonObject, TimeZone } from '@sojourn/schema';
import { isEmpty, own, withOwn } from './own.ts';
import { contactOf } from './state.ts';
import type {
  AbsenceRecord,
  AliasRecord,
  BreakerRecord,
  ContactState,
  EnrollmentState,
  JourneyRecord,
  KeptEvent,
  SendRecord,
  WaitingEntry,
  WatchRecord,
} from './state.ts';

const nothing: Readonly<Record<string, never>> = {};
const noStates: readonly EnrollmentState[] = [];
const noNames: readonly string[] = [];
const noWatches: Readonly<Record<string, WatchRecord>> = {};
const noLaunches: Readonly<Record<string, number>> = {};
const noOrdinals: Readonly<Record<string, number>> = {};
const noEvents: readonly KeptEvent[] = [];
const noEntries: readonly WaitingEntry[] = [];
const noSends: readonly SendRecord[] = [];

/** What tells plain contacts from each other. */
export type PlainContact = Pick<
  ContactState,
  'id' | 'attributes' | 'consent' | 'tags' | 'segments' | 'lastAt' | 'arrivals' | 'entries' | 'journeys' | 'history'
> & { readonly timezone: TimeZone | undefined };

/** A contact while a batch is applied: the fields of its state, changed in place; their values are replaced, never changed. */
export class LiveContact {
  id: string;
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
  watches: Readonly<Record<string, WatchRecord>>;
  launched: Readonly<Record<string, number>>;
  refusals: Readonly<Record<string, number>>;
  caughtUp: number | undefined;
  waiting: readonly WaitingEntry[];
  queued: number;
  sends: readonly SendRecord[];
  breaker: BreakerRecord | undefined;
  isDeleted: boolean;
  deletedAt: Instant | undefined;
  past: Readonly<Record<string, number>>;
  alias: AliasRecord | undefined;
  merged: readonly string[];
  turn: number;
  readonly recorded: ContactState['recorded'];
  #history: Record<string, KeptEvent[]>;
  /** Names of the lists made in this batch, which may grow in place. */
  #grown: readonly string[] = noNames;

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
    this.watches = state.watches ?? noWatches;
    this.launched = state.launched ?? noLaunches;
    this.refusals = state.refusals;
    this.caughtUp = state.caughtUp;
    this.waiting = state.waiting ?? noEntries;
    this.queued = state.queued ?? 0;
    this.sends = state.sends ?? noSends;
    this.breaker = state.breaker;
    this.isDeleted = state.deleted === true;
    this.deletedAt = state.deletedAt;
    this.past = state.past ?? noOrdinals;
    this.alias = state.alias;
    this.merged = state.merged ?? noNames;
    this.turn = state.turn ?? 0;
    this.recorded = state.recorded;
    // Lists of the state are copied before they grow.
    this.#history = state.history as Record<string, KeptEvent[]>;
  }

  /** Kept events of a name, by `at`, then arrival. */
  history(name: string): readonly KeptEvent[] {
    return own(this.#history, name) ?? noEvents;
  }

  /** Puts an event in its place and drops those of its name whose time is over. */
  keep(name: string, event: KeptEvent, keep: DurationParts, now: Instant): void {
    let list = own(this.#history, name);
    if (list === undefined || !this.#grown.includes(name)) {
      // Small lists are the rule: they are made as long as they are.
      list = list === undefined ? [event] : [...list, event];
      this.#grown = this.#grown.length === 0 ? [name] : [...this.#grown, name];
      this.#history = isEmpty(this.#history) ? { [name]: list } : withOwn(this.#history, name, list);
    } else list.push(event);
    const before = list.at(-2);
    if (before !== undefined && before.at > event.at) {
      list.pop();
      list.splice(list.findLastIndex((kept) => kept.at <= event.at) + 1, 0, event);
    }
    let over = 0;
    while (over < list.length && isOver(list[over], keep, now)) over += 1;
    if (over > 0) list.splice(0, over);
  }

  /** Puts other events in the place of all. */
  replaceHistory(history: ContactState['history']): void {
    // Lists are copied before they grow.
    this.#history = history as Record<string, KeptEvent[]>;
    this.#grown = noNames;
  }

  /** All kept events by name; lists in it may grow. */
  get allHistory(): Readonly<Record<string, readonly KeptEvent[]>> {
    return this.#history;
  }

  /** Whether it has nothing but what is in `PlainContact`. A field that is added to the state has to be asked for here (a test says so). */
  get isPlain(): boolean {
    return (
      this.revision === undefined &&
      this.breaker === undefined &&
      this.caughtUp === undefined &&
      this.queued === 0 &&
      this.waiting.length === 0 &&
      this.sends.length === 0 &&
      this.watches === noWatches &&
      this.launched === noLaunches &&
      !this.isDeleted &&
      this.deletedAt === undefined &&
      this.past === noOrdinals &&
      this.alias === undefined &&
      this.merged.length === 0 &&
      this.turn === 0 &&
      this.recorded === undefined &&
      isEmpty(this.absences) &&
      isEmpty(this.refusals)
    );
  }

  /** Makes of one plain contact another. */
  become(state: PlainContact): void {
    this.id = state.id;
    this.timezone = state.timezone;
    this.attributes = state.attributes;
    this.consent = state.consent;
    this.tags = state.tags;
    this.segments = state.segments;
    this.lastAt = state.lastAt;
    this.arrivals = state.arrivals;
    this.entries = state.entries;
    this.journeys = state.journeys;
    // Lists of the state are copied before they grow.
    this.#history = state.history as Record<string, KeptEvent[]>;
    this.#grown = noNames;
  }

  /** Whether anything has arrived of it, or has since it was deleted, and it is nobody else. */
  get isKnown(): boolean {
    return this.lastAt > Number.MIN_SAFE_INTEGER && !this.isDeleted && this.alias === undefined;
  }

  /** Forgets everything but how far its numbers have come: what is logged or begins later is numbered on. */
  erase(past: Readonly<Record<string, number>>): void {
    const { attributes, consent, tags, segments, history, journeys, absences } = unknownContact(this.id);
    this.timezone = undefined;
    this.attributes = attributes;
    this.consent = consent;
    this.tags = tags;
    this.segments = segments;
    this.revision = undefined;
    this.arrivals = 0;
    this.journeys = journeys;
    this.absences = absences;
    this.watches = noWatches;
    this.launched = noLaunches;
    this.waiting = noEntries;
    this.sends = noSends;
    this.breaker = undefined;
    // An empty record of lists, which is replaced before anything is put into it.
    this.#history = history as Record<string, KeptEvent[]>;
    this.#grown = noNames;
    this.alias = undefined;
    this.merged = noNames;
    this.isDeleted = true;
    this.past = past;
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
      ...(this.watches === noWatches ? {} : { watches: this.watches }),
      ...(this.launched === noLaunches ? {} : { launched: this.launched }),
      refusals: this.refusals,
      ...(this.caughtUp === undefined ? {} : { caughtUp: this.caughtUp }),
      ...(this.waiting.length === 0 ? {} : { waiting: this.waiting }),
      ...(this.queued === 0 ? {} : { queued: this.queued }),
      ...(this.sends.length === 0 ? {} : { sends: this.sends }),
      ...(this.breaker === undefined ? {} : { breaker: this.breaker }),
      ...(this.isDeleted ? { deleted: true as const } : {}),
      ...(this.deletedAt === undefined ? {} : { deletedAt: this.deletedAt }),
      ...(this.past === noOrdinals ? {} : { past: this.past }),
      ...(this.alias === undefined ? {} : { alias: this.alias }),
      ...(this.merged.length === 0 ? {} : { merged: this.merged }),
      ...(this.turn === 0 ? {} : { turn: this.turn }),
      ...(this.recorded === undefined ? {} : { recorded: this.recorded }),
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
    attributes: nothing,
    consent: nothing,
    tags: noNames,
    segments: noNames,
    // Earlier than any instant, and JSON, which an infinity is not.
    lastAt: Number.MIN_SAFE_INTEGER,
    history: nothing,
    arrivals: 0,
    entries: 0,
    journeys: nothing,
    absences: nothing,
    refusals: nothing,
    open: noStates,
  };
}
