import type {
  Catalog,
  Contact,
  ContactEvent,
  ContactPatch,
  EnrollmentRecord,
  EnrollmentStatus,
  Explanation,
  InFlight,
  Instant,
  InstantText,
  JourneyMetrics,
  JsonObject,
  Page,
  Policy,
  PublishPlan,
  TaskRecord,
  TraceEntry,
} from '@sojourn/schema';
import type { Refusal } from '../core/advance-types.ts';
import type { Clock } from '../ports/clock.ts';
import type { ContactReader } from '../ports/contact-reader.ts';
import type { AbortSignalLike, Handlers } from '../ports/handlers.ts';
import type { Logger } from '../ports/logger.ts';
import type { Platform } from '../ports/platform.ts';
import type { Store } from '../ports/store.ts';
import type { OperatorCalls } from './operator-calls.ts';
import type { EnrollmentExport } from './enrollment-export.ts';
import type { JobProgress } from './job-progress.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import type { TasksQuery } from './tasks-query.ts';

/** What a host tells the engine about one tenant. */
export interface TenantSettings {
  readonly catalog: Catalog;
  /** Workspace-wide rules; none if absent. */
  readonly policy?: Policy;
  readonly handlers: Handlers;
}

/** What every engine needs, one tenant or many. */
export interface EngineBase {
  readonly store: Store;
  /** `systemClock()` if absent. */
  readonly clock?: Clock;
  /** Silent if absent. */
  readonly logger?: Logger;
  /** Spans and figures of what is done; none if absent. `openTelemetry()` of `@sojourn/engine/opentelemetry` is one. */
  readonly telemetry?: Telemetry;
  /** Answers "who matches?" from the host's own indexes. */
  readonly contactReader?: ContactReader;
  /** `systemPlatform()` if absent. */
  readonly platform?: Platform;
  /** How long a worker may take to advance a batch, in milliseconds of the clock. 30,000 if absent. */
  readonly leaseMs?: number;
  /**
   * Whether what each contact is given is recorded, in the commit that applies it, so that `replay` can decide it all again. It
   * costs a row of the log for each commit of a contact. Deleting a contact erases its records. `true` if absent.
   */
  readonly recordInputs?: boolean;
  /** Forces outcomes of chance by node id, and `holdout`; only for playing scenarios. */
  readonly choices?: Readonly<Record<string, string | boolean>>;
}

/**
 * Options of `createEngine`: settings for all tenants, or a function that gives each tenant's. The function is asked for
 * every call and every batch, so that a policy is live; let it answer from memory.
 */
export type EngineOptions = (EngineBase & TenantSettings) | (EngineBase & { readonly tenants: (id: string) => Promise<TenantSettings> });

/** Whether an input was taken: false means its id was seen before and it changed nothing. */
export interface Accepted {
  readonly accepted: boolean;
}

/** A published journey. */
export interface PublishedJourney {
  readonly id: string;
  readonly name: string;
  /** `paused`: entries and due timers wait. `archived`: nobody enters any more, those inside go on, unless it is paused as well. */
  readonly state: 'live' | 'paused' | 'archived';
  /** Since when it is paused; absent if it is not. */
  readonly pausedAt?: InstantText;
  /** Who paused it; `breaker` if that was the engine itself. */
  readonly pausedBy?: string;
  /** The version that new enrollments get. */
  readonly version: number;
  readonly publishedAt: InstantText;
  readonly versions: readonly PublishedVersion[];
}

/** One revision of a published journey. */
export interface PublishedVersion {
  readonly version: number;
  readonly publishedAt: InstantText;
  readonly by?: string;
  readonly note?: string;
  /** What became of people in earlier versions; absent if they stayed there. */
  readonly inFlight?: Exclude<InFlight, 'drain'>;
}

/** Which enrollments to list, by id. */
export interface EnrollmentsQuery {
  readonly contactId?: string;
  readonly journeyId?: string;
  readonly nodeId?: string;
  readonly status?: EnrollmentStatus;
  /** `next` of the page before. */
  readonly after?: string;
  /** Rows per page, 1 to 1,000. 100 if absent. */
  readonly limit?: number;
}

/** A contact that cannot be advanced, with its inputs kept; tried again with growing pauses. */
export interface IsolatedContact {
  readonly contactId: string;
  /** Why, such as `advance_failed`, `commit_failed`, `identity_taken`. */
  readonly code: string;
  readonly attempts: number;
  readonly since: InstantText;
  /** When it is tried again. */
  readonly until: InstantText;
}

/**
 * Runs journeys for one tenant of a store.
 *
 * Every method that takes something in resolves when the store has made it durable, not when it has been acted on: workers
 * (`run`) or `settle` do that. All of them throw `JourneyError` `store_unavailable` when the store is away.
 */
export interface Engine extends OperatorCalls {
  /** The same engine for another tenant. @throws JourneyError `tenant_invalid`. */
  forTenant(id: string): Engine;

  /**
   * Publishes a document as the journey's next version; new enrollments get it at once. Those under way stay on theirs
   * (`drain`, the default), or `migrate` with an answer for each node: `keep` their deadlines, `recompute` them from their
   * arrival, `redirect` to another node, or `exit` as `migrated_out`. Each moves before its next input, once an effect in flight has
   * landed; a job moves those whom nothing else wakes. The same content again is a new version, and publishing an earlier one
   * is how it is rolled back.
   *
   * @param document - Unparsed: text, bytes or a plain object.
   * @throws JourneyError `journey_invalid` with `problems`, one at least of severity `error`: of the document, or of the plan, such as
   * `migration_answer_missing` for a node that is gone. `not_supported` for what this release cannot run; `request_invalid` for
   * options that are none; `publish_conflict`.
   */
  publish(
    document: string | Uint8Array | object,
    options?: { readonly inFlight?: InFlight; readonly note?: string; readonly by?: string },
  ): Promise<{
    readonly version: number;
    /** Where the people in flight are not where the plan said; absent while all stay. */ readonly differences?: PublishPlan['nodes'];
  }>;
  /** Says what publishing would do to the people in flight, node by node, and what speaks against it. Changes nothing. */
  planPublish(document: string | Uint8Array | object, options?: { readonly inFlight?: InFlight }): Promise<PublishPlan>;
  /** Lets nobody in any more; those inside go on to their end. Publishing again takes it back. @throws JourneyError `journey_unknown`. */
  archive(journeyId: string, options?: { readonly by?: string }): Promise<void>;
  /**
   * Holds a journey: entries wait to be let in, timers that fall due and effects that become due wait, and nobody is polled for
   * them. Events and changes are still judged. Again while it is paused, it changes nothing. @throws JourneyError `journey_unknown`.
   */
  pause(journeyId: string, options?: { readonly by?: string }): Promise<void>;
  /**
   * Takes a paused journey up again: what fell due meanwhile is done now, in order; then those who wait are let in, if they still
   * may enter. A job gets to those whom nothing else wakes.
   *
   * @param options.skipOlderThan - A duration: entries and effects that have waited for longer are left out. Timers of waits always apply.
   * @throws JourneyError `journey_unknown`, `request_invalid`.
   */
  resume(journeyId: string, options?: { readonly skipOlderThan?: string; readonly by?: string }): Promise<void>;
  /** Published journeys, by id. */
  journeys(): Promise<readonly PublishedJourney[]>;
  /** The document of a version, the latest if none is named. @throws JourneyError `journey_unknown`. */
  journey(id: string, version?: number): Promise<JsonObject>;

  /** Takes contacts over from the host: host-owned attributes, consent and zone are replaced, tags and segments if given. @throws JourneyError `contact_invalid`. */
  upsertContact(contact: Contact | readonly Contact[]): Promise<void>;
  /** Changes some fields. `id` makes it happen once; a `revision` not above the last one is ignored. @throws JourneyError `contact_invalid`. */
  patchContact(id: string, patch: ContactPatch, options?: { readonly id?: string; readonly revision?: number }): Promise<Accepted>;
  /**
   * Merges a contact into another one, which has the history, the enrollments and the caps of both from then on, and of each
   * consent the strictest; its own attributes and zone win. Of two enrollments that must not be live at a time, the older lives
   * and the other ends as `merged`. Whatever `from` is given later goes to `into`. `id` makes it happen once.
   *
   * Merging `into` back into `from` makes `from` the one that holds all. @throws JourneyError `request_invalid`, also for a contact and itself.
   */
  mergeContacts(request: { readonly id: string; readonly from: string; readonly into: string; readonly by?: string }): Promise<Accepted>;
  /**
   * Deletes a contact: ends its enrollments as `withdrawn`, and erases its fields, its history and what its logs say; their numbers
   * stay, and so do its id and those of its enrollments. What is reported of it later is ignored; an event, a contact or an
   * enrollment of that id that arrives later is of a new person. `id` makes it happen once.
   * Contacts that were merged into it, or it into them, are deleted with it.
   *
   * @throws JourneyError `request_invalid`.
   */
  deleteContact(contactId: string, options?: { readonly id?: string; readonly by?: string }): Promise<void>;
  /** The engine's view of a contact, or of the one it was merged into, as of the last input applied; `undefined` if it knows none. */
  contact(id: string): Promise<Contact | undefined>;
  /** Contacts by id; a page may be shorter than asked for, also empty, and still have a `next`. */
  contacts(query?: { readonly after?: string; readonly limit?: number }): Promise<Page<Contact>>;

  /**
   * Takes an event in. `accepted: false`: an event of that id was taken before.
   *
   * A list is taken whole or not at all: one bad event refuses it, and the problems say which.
   *
   * @throws JourneyError `event_invalid` with `problems`; `event_unknown` if the catalog has events and not this one.
   */
  track(event: ContactEvent): Promise<Accepted>;
  track(events: readonly ContactEvent[]): Promise<readonly Accepted[]>;

  /** Enrolls a contact through the journey's `manual` trigger; refusals are in `refusals`. `id` makes it happen once. @throws JourneyError `journey_unknown`, `request_invalid`. */
  enroll(request: {
    readonly journeyId: string;
    readonly contactId: string;
    readonly key?: string;
    readonly data?: JsonObject;
    readonly id?: string;
  }): Promise<Accepted>;
  /** Ends an enrollment: `exited:<reason>`, or `removed` without one. @throws JourneyError `enrollment_unknown`. */
  exit(request: { readonly enrollmentId: string; readonly reason?: string; readonly by?: string }): Promise<void>;
  /** Tries a failed or held step again. @throws JourneyError `enrollment_unknown`. */
  retry(request: { readonly enrollmentId: string; readonly by?: string }): Promise<void>;
  /** Moves an enrollment to a node of its version. @throws JourneyError `enrollment_unknown`, `node_unknown`. */
  move(request: { readonly enrollmentId: string; readonly nodeId: string; readonly by?: string }): Promise<void>;
  /** Reports the outcome of an effect by its key, after its handler was given up on. @throws JourneyError `effect_unknown`, `request_invalid`. */
  completeEffect(request: { readonly key: string; readonly outcome?: string; readonly data?: JsonObject }): Promise<Accepted>;

  /**
   * Tasks and approvals. Open and overdue ones are looked for where people wait for a person, so that asking for a `state` of
   * these is cheap; others go through enrollments, some at a time: a page may be empty and still have a `next`. The latest 100
   * of an enrollment that are over are kept.
   *
   * @throws JourneyError `request_invalid`.
   */
  tasks(query?: TasksQuery): Promise<Page<TaskRecord>>;
  /**
   * Says what became of a task; of an approval `approved` or `rejected`. The first answer counts, also after the task is due.
   * `unavailable` asks the backup. `data` is what `{ "result": "node.path" }` reads.
   *
   * @returns `accepted: false` if the task has been answered or is not needed any more.
   * @throws JourneyError `task_unknown`; `request_invalid`, also for an outcome that an approval does not know.
   */
  completeTask(request: {
    readonly taskId: string;
    readonly outcome: string;
    readonly by: string;
    readonly data?: JsonObject;
  }): Promise<Accepted>;
  /** Gives an open task to somebody else; its handler is not asked again. @throws JourneyError `task_unknown`, `request_invalid`. */
  reassignTask(request: { readonly taskId: string; readonly assignee: string; readonly by: string }): Promise<Accepted>;

  /** Enrollments by id. @throws JourneyError `request_invalid`. */
  enrollments(query?: EnrollmentsQuery): Promise<Page<EnrollmentRecord>>;
  /** The log of an enrollment. @throws JourneyError `enrollment_unknown`. */
  trace(enrollmentId: string): Promise<readonly TraceEntry[]>;
  /** Who was not let in, and why. Without `contactId` it goes through contacts by id, some at a time: a page may be empty and still have a `next`. */
  refusals(query?: {
    readonly contactId?: string;
    readonly journeyId?: string;
    readonly after?: string;
    readonly limit?: number;
  }): Promise<Page<Refusal>>;
  /** An enrollment with its trace and document. `redact` leaves out the contact, and what `replay` needs. @throws JourneyError `enrollment_unknown`. */
  exportEnrollment(id: string, options?: { readonly redact?: boolean }): Promise<EnrollmentExport>;
  /** Contacts that cannot be advanced just now. */
  isolated(): Promise<readonly IsolatedContact[]>;
  /** Work over many contacts: what is under way, and how the last of each kind ended. By id. */
  jobs(): Promise<readonly JobProgress[]>;

  /** Does all that is due at `clock.now()` for every tenant of the store, effects too, and resolves when idle. */
  settle(): Promise<void>;
  /**
   * A worker: does what is due, of every tenant, until `signal` aborts; then it takes nothing new and resolves when its
   * effects in flight have returned. Any number of workers may run on one store. It survives a store that is away.
   *
   * @param options.concurrency - Effects in flight at once, about: it takes no more contacts than it has room for. 100 if absent.
   * @param options.pollMs - How long it may sleep without being woken, in real milliseconds. 500 if absent.
   */
  run(options?: { readonly signal?: AbortSignalLike; readonly concurrency?: number; readonly pollMs?: number }): Promise<void>;
  /**
   * Why a contact is in a journey or not, where it is and what wakes it, and, for a node that is named, why it did or did not get
   * what the node does. Told from the log of its latest enrollment alone, in codes with parameters; words are in schema's
   * `describeExplanation`.
   *
   * @throws JourneyError `journey_unknown`, `request_invalid`.
   */
  explain(request: { readonly contactId: string; readonly journeyId: string; readonly nodeId?: string }): Promise<Explanation>;
  /**
   * Counts and rates of a journey over all its versions: per node and outlet, per message, per version, per arm of a split, and
   * against the control group, each rate with its 95 % interval. Exact: it reads every enrollment's log, so ask for it in the
   * background where there are many.
   *
   * @throws JourneyError `journey_unknown`.
   */
  metrics(journeyId: string): Promise<JourneyMetrics>;
  /** When something is next due in the store; `null` if nothing is. */
  nextDue(): Promise<Instant | null>;
}
