import type { Contact, EnrollmentStatus, Instant, JsonObject, JsonValue, TaskRecord, TimeZone } from '@sojourn/schema';
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

/** An attempt of a message that was begun and has not surely failed: what caps count. */
export interface SendRecord {
  /** Of the effect: however many attempts, a cap counts it once. */
  readonly key: string;
  readonly attempt: number;
  /** When it was begun. */
  readonly at: Instant;
  readonly channel: string;
  readonly category?: string;
}

/** Attempts begun for a contact in one window of the breaker. */
export interface BreakerRecord {
  /** The window's first instant. */
  readonly window: Instant;
  readonly count: number;
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

/** A contact's entry into a journey that waits to be let in. */
export interface WaitingEntry {
  readonly n: number;
  readonly journeyId: string;
  /** Given outright; else the version that lets it in reads it from the data. */
  readonly key?: string;
  readonly entry: EntryState;
  /** When it was queued. */
  readonly since: Instant;
  /** `paused`: until the journey is resumed. `limit`: until the window in which it has a place. */
  readonly reason: 'paused' | 'limit';
}

/** What a trigger that watches a contact keeps of it. */
export interface WatchRecord {
  /** The last judgement of a segment or of inactivity; absent: it did not match. */
  readonly matches?: true;
  /** Its timer. */
  readonly due?: Instant;
  /** The day that a date trigger's timer is for. */
  readonly day?: string;
  /** The last day that has had its turn, and the instant at which it had; for a schedule, the last occurrence. */
  readonly had?: string;
  readonly hadAt?: Instant;
}

/** Where a contact went that was merged into another. */
export interface AliasRecord {
  readonly of: string;
  /** How many merges those concerned had seen, this one included: in a circle of them the latest holds. */
  readonly turn: number;
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
  /** By timer name; of segment, date, inactivity and schedule triggers. */
  readonly watches?: Readonly<Record<string, WatchRecord>>;
  /** The version whose launch the contact has seen, by journey id; of journeys that watch contacts. */
  readonly launched?: Readonly<Record<string, number>>;
  /** The last seq of the refusals logged, by journey id. */
  readonly refusals: Readonly<Record<string, number>>;
  /** What caps count, as far back as any of them may look. */
  readonly sends?: readonly SendRecord[];
  readonly breaker?: BreakerRecord;
  /** The revision of the last act on a journey that the contact has followed. */
  readonly caughtUp?: number;
  /** In the order of queueing. */
  readonly waiting?: readonly WaitingEntry[];
  /** Entries queued so far; gives each its number. */
  readonly queued?: number;
  /** Deleted, and nothing has arrived since. */
  readonly deleted?: true;
  /** When it was deleted last: what was given to others before that, and reaches it later, is of the one who was deleted. */
  readonly deletedAt?: Instant;
  /** The last ordinals given before the contact was deleted, by `pastKey`: later ones go on from them. */
  readonly past?: Readonly<Record<string, number>>;
  /** Merged into another: whatever it is given goes there. */
  readonly alias?: AliasRecord;
  /** The contacts that were merged into it, by way of others too. */
  readonly merged?: readonly string[];
  /** The latest merge it has seen; see `AliasRecord`. */
  readonly turn?: number;
  /** Batches of inputs recorded for replay so far; `gap` if some were not. Kept by the runtime. */
  readonly recorded?: { readonly n: number; readonly gap?: true };
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
  /** Dates kept by a migration: what the new version made of them then. Another value is a change, and recomputed. */
  readonly based?: Readonly<Record<string, Instant>>;
}

/**
 * An action that is under way. `due`: to be begun at the end of this input; `deferred`: held by a rule of time or a cap until its
 * timer; `begun`: in flight; `retry`: waiting for its next attempt; `held`: uncertain, an operator decides; `failed`: given up, an
 * operator decides.
 */
export interface EffectState {
  readonly key: string;
  readonly phase: 'due' | 'deferred' | 'begun' | 'retry' | 'held' | 'failed';
  /** The last attempt begun; 0 before the first. */
  readonly attempt: number;
  /** Attempts that an operator's retry has written off. */
  readonly forgiven: number;
  /** Since when it is due and waits for its journey to be resumed. */
  readonly waitsSince?: Instant;
  /** Why it is, or was last, deferred; absent once an attempt has begun. */
  readonly reason?: string;
}

/** A task or an approval that nobody has completed yet. */
export interface TaskState {
  /** The key of its request. */
  readonly id: string;
  readonly kind: TaskRecord['kind'];
  readonly nodeId: string;
  readonly title: string;
  readonly assignee: string;
  /** Who is asked when the assignee is unavailable; absent once asked. */
  readonly backup?: string;
  /** Rendered. */
  readonly input: JsonObject;
  readonly dueAt?: Instant;
  readonly isOverdue?: true;
}

/** A task or an approval that is over. */
export interface ClosedTask {
  readonly id: string;
  readonly kind: TaskRecord['kind'];
  readonly nodeId: string;
  readonly title: string;
  readonly assignee: string;
  readonly dueAt?: Instant;
  readonly state: 'completed' | 'cancelled';
}

/** What somebody has decided of a task. */
export interface TaskDecision {
  readonly taskId: string;
  readonly outcome: string;
  readonly by: string;
  readonly data?: JsonObject;
}

/** What a suspended enrollment will take up again. */
export interface SuspensionState {
  readonly before: 'live' | 'held' | 'failed';
  /** Outcomes and decisions, in the order of their arrival. */
  readonly results: readonly (TaskDecision | { readonly key: string; readonly attempt: number; readonly result: EffectResult })[];
  /** Timers that fell due meanwhile, in their order. */
  readonly timers: readonly { readonly name?: string; readonly due: Instant; readonly body: TimerBody }[];
}

/** A timer that fell due under a pause. */
export interface HeldTimer {
  readonly name: string;
  readonly body: TimerBody;
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
  /** The one it is parked at. */
  readonly task?: TaskState;
  /** The latest that are over, oldest first. */
  readonly closedTasks?: readonly ClosedTask[];
  readonly suspension?: SuspensionState;
  /** Keys of effects whose attempt nobody has reported on yet. */
  readonly inFlight?: readonly string[];
  /** Timers that fell due while the journey was paused. */
  readonly held?: readonly HeldTimer[];
  /** Names of the timers set, with their instants. */
  readonly timers: Readonly<Record<string, Instant>>;
}

/** The fields of a contact that hosts see. */
export type ContactFields = Pick<ContactState, 'id' | 'attributes' | 'consent' | 'tags' | 'segments'> & {
  readonly timezone?: TimeZone | undefined;
};

/** The contact as hosts, handlers and templates see it. */
export function contactOf(state: ContactFields): Contact {
  const { id, timezone, attributes, consent, tags, segments } = state;
  if (timezone === undefined) return { id, attributes, consent, tags, segments };
  return { id, timezone, attributes, consent, tags, segments };
}
