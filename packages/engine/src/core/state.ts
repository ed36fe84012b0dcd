import type { Contact, EnrollmentStatus, Instant, JsonObject, JsonValue, TimeZone } from '@sojourn/schema';
import type { EffectResult, TimerBody } from './inputs.ts';

/** An event of the contact's history. */
export interface KeptEvent {
  readonly id: string;
  readonly name: string;
  /** When it happened, never later than its arrival. */
  readonly at: Instant;
  /** Its instant as an input. */
  readonly arrived: Instant;
  /** Counts the contact's events by arrival, from 1: tells events of one millisecond apart. */
  readonly n: number;
  readonly data?: JsonObject;
  /** The key of the message it answers. */
  readonly effect?: string;
}

/** What re-entry rules and ordinals need to know of one entry key of one journey. */
export interface KeyRecord {
  /** The last ordinal given. */
  readonly ordinal: number;
  /** When the last of them ended; absent while none has. */
  readonly endedAt?: Instant;
}

/** What re-entry rules need to know of one journey. */
export interface JourneyRecord {
  /** By entry key; without a key, the empty text. */
  readonly keys: Readonly<Record<string, KeyRecord>>;
  /** When the last enrollment under any key ended. */
  readonly endedAt?: Instant;
}

/** The last first-event of an absence trigger, and whether its absence is still awaited. */
export interface AbsenceRecord {
  readonly id: string;
  readonly at: Instant;
  readonly arrived: Instant;
  readonly n: number;
  readonly data?: JsonObject;
  /** Awaited: the timer is set. */
  readonly open: boolean;
}

/** All the engine keeps of one contact. Plain JSON: what is stored is what runs. */
export interface ContactState {
  readonly v: 1;
  readonly id: string;
  readonly timezone?: TimeZone;
  readonly attributes: JsonObject;
  readonly consent: Readonly<Record<string, string>>;
  readonly tags: readonly string[];
  /** Segments the host decides. */
  readonly segments: readonly string[];
  /** The highest revision of a patch. */
  readonly revision?: number;
  /** The instant of the last input: no later one is earlier. */
  readonly lastAt: Instant;
  /** By event name, each list by `at`, then arrival. */
  readonly history: Readonly<Record<string, readonly KeptEvent[]>>;
  /** Events so far. */
  readonly arrivals: number;
  /** Enrollments so far; gives each its age. */
  readonly entries: number;
  /** By journey id. */
  readonly journeys: Readonly<Record<string, JourneyRecord>>;
  /** By timer name, `trigger:<journey>:<trigger>`. */
  readonly absences: Readonly<Record<string, AbsenceRecord>>;
  /** The last seq of the refusals logged, by journey id. */
  readonly refusals: Readonly<Record<string, number>>;
  /** Ended enrollments that may still log: an effect in flight, or a goal measured after the end. */
  readonly open: readonly EnrollmentState[];
}

/** What is known of the visits of one node: how many, when the latest began, and how many events had arrived by then. */
export type VisitRecord = readonly [count: number, at: Instant, arrivals: number];

/** A wait that is parked. */
export interface WaitState {
  /** Instants at which an alternative is due, by alternative id. */
  readonly due: Readonly<Record<string, Instant>>;
  /** Whether a condition alternative held when it was last judged, by alternative id; kept for those with `edge`. */
  readonly held: Readonly<Record<string, boolean>>;
}

/**
 * An action that is under way. `due`: to be begun at the end of this input; `begun`: in flight; `retry`: waiting for its next
 * attempt; `held`: uncertain, an operator decides; `failed`: given up, an operator decides.
 */
export interface EffectState {
  readonly key: string;
  readonly phase: 'due' | 'begun' | 'retry' | 'held' | 'failed';
  /** The last attempt begun; 0 before the first. */
  readonly attempt: number;
  /** Attempts that an operator's retry has written off. */
  readonly forgiven: number;
}

/** What a suspended enrollment will take up again. */
export interface SuspensionState {
  readonly before: 'live' | 'held' | 'failed';
  readonly results: readonly { readonly key: string; readonly attempt: number; readonly result: EffectResult }[];
  /** Timers that fell due meanwhile, in their order. */
  readonly timers: readonly { readonly due: Instant; readonly body: TimerBody }[];
}

/** How an enrollment began. */
export interface EntryState {
  /** The trigger's id. */
  readonly trigger: string;
  /** What `since: "entry"` counts from, exclusive: an event's own instant and its place among the arrivals. */
  readonly at: Instant;
  readonly arrivals: number;
  readonly data: JsonValue;
  /** The trigger event, if it was one. */
  readonly event?: { readonly id: string; readonly arrived: Instant };
}

/** All the engine keeps of one enrollment. Plain JSON: what is stored is what runs. */
export interface EnrollmentState {
  readonly v: 1;
  readonly id: string;
  readonly journeyId: string;
  readonly version: number;
  readonly contactId: string;
  readonly key: string | null;
  /** Unique per journey and contact among the live ones; see `identityOf`. */
  readonly identity: string;
  readonly ordinal: number;
  /** The contact's enrollments in the order they began: lower is older. */
  readonly age: number;
  readonly control: boolean;
  readonly status: EnrollmentStatus;
  readonly end?: string;
  readonly nodeId: string | null;
  readonly enteredAt: Instant;
  readonly endedAt?: Instant;
  readonly entry: EntryState;
  /** The seq of the last trace entry. */
  readonly seq: number;
  readonly visits: Readonly<Record<string, VisitRecord>>;
  /** What nodes gave on their latest visit. */
  readonly results: JsonObject;
  /** The goal has been logged. */
  readonly reached?: true;
  readonly wait?: WaitState;
  readonly effect?: EffectState;
  readonly suspension?: SuspensionState;
  /** Keys of effects whose attempt nobody has reported on yet. */
  readonly inFlight?: readonly string[];
  /** Names of the timers set, with their instants. */
  readonly timers: Readonly<Record<string, Instant>>;
}

/** The fields of a contact that hosts see. */
export type ContactFields = Pick<ContactState, 'id' | 'attributes' | 'consent' | 'tags' | 'segments'> & {
  readonly timezone?: TimeZone | undefined;
};

/** The contact as hosts, handlers and templates see it. */
export function contactOf(state: ContactFields): Contact {
  return {
    id: state.id,
    ...(state.timezone === undefined ? {} : { timezone: state.timezone }),
    attributes: state.attributes,
    consent: state.consent,
    tags: state.tags,
    segments: state.segments,
  };
}
