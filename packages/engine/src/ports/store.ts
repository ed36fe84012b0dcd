import type { Instant } from '@sojourn/schema';

/** A tenant's name; first argument of every store method, first in every key. */
export type Tenant = string & { readonly tenant: never };

/** Everything that can wake a contact is one row: an event, change, command, result, or a timer (due later, named, replaceable). */
export interface Input {
  readonly contactId: string;
  /** Of a timer, when it fires; of anything else, the engine's clock at intake. */
  readonly due: Instant;
  /** Seen once only within the kept window (at least 30 days). */
  readonly dedupe?: string;
  /** The timer's name; absent on anything that is not a timer. */
  readonly timer?: string;
  /** `effect`: a timer that begins or retries an effect. */
  readonly lane: 'input' | 'effect';
  /** Plain JSON; opaque to the store. */
  readonly body: unknown;
}

/**
 * An input as loaded. `seq` rises per contact. `arrived` of a non-timer is the later of its `due` and the contact's last
 * `arrived`, and it is due then; of a timer it is its `due`.
 */
export interface DueInput extends Input {
  readonly seq: bigint;
  readonly arrived: Instant;
}

/** The right to write one contact, until it expires or is taken over with a higher token. */
export interface Lease {
  readonly tenant: Tenant;
  readonly contactId: string;
  readonly token: bigint;
}

/** An enrollment as the store keeps it. It indexes these columns; `state` is opaque to it. */
export interface EnrollmentRow {
  readonly id: string;
  readonly journeyId: string;
  /** Unique per tenant and journey while live. */
  readonly identity: string;
  readonly live: boolean;
  readonly version: number;
  readonly nodeId: string | null;
  readonly status: string;
  readonly state: Uint8Array;
}

/** A leased contact with all that is needed to advance it. */
export interface Loaded {
  readonly lease: Lease;
  readonly contact: Uint8Array | null;
  /** The live ones. */
  readonly enrollments: readonly EnrollmentRow[];
  /** Due inputs of every lane, by due, then seq. */
  readonly inputs: readonly DueInput[];
}

/** An effect that a worker performs after the commit that began it. */
export interface BegunRow {
  readonly key: string;
  readonly enrollmentId: string;
  readonly nodeId: string;
}

/** What one contact's advance writes, all of it or nothing. */
export interface ContactWrite {
  readonly lease: Lease;
  /** Seqs of the inputs that were applied. */
  readonly consume: readonly bigint[];
  /** Attributes, consent, kept history, caps, open measurements, ordinals. */
  readonly contact?: Uint8Array;
  /**
   * The contact was deleted: drops its timers and, before `log` is written, empties every entry of its logs, those of its
   * enrollments, `refusals:<contact>:…` and `inputs:<contact>`. Other inputs stay: they came later. `contact` is then a tombstone.
   */
  readonly erase?: true;
  /** Inserted or replaced; one that another contact wrote before, which had ceased to be live there, is this contact's from then on. */
  readonly enrollments: readonly EnrollmentRow[];
  /** A timer of the same name is replaced. */
  readonly timers: readonly Input[];
  /** Names of timers to remove. */
  readonly clear: readonly string[];
  readonly begun: readonly BegunRow[];
  /** Into other contacts' inboxes, in the same transaction. */
  readonly send: readonly Input[];
  /** A stream is an enrollment, or a contact and journey (refusals). */
  readonly log: readonly { readonly stream: string; readonly seq: number; readonly entry: Uint8Array }[];
}

/** What became of one contact's write. */
export type CommitResult = 'ok' | 'fenced' | 'duplicate';

/** Which contacts to lease. */
export interface ClaimRequest {
  /** The engine's clock, never the database's. */
  readonly now: Instant;
  readonly worker: string;
  readonly leaseMs: number;
  /** Upper bound; fewer may come. */
  readonly contacts: number;
  readonly lanes: readonly Input['lane'][];
}

/** A page of a store's list. */
export interface StorePage<T> {
  readonly rows: readonly T[];
  readonly next?: string;
}

/** Which enrollments to list, ordered by id; `after` is the previous page's `next`. */
export interface EnrollmentQuery {
  readonly id?: string;
  readonly contactId?: string;
  readonly journeyId?: string;
  readonly nodeId?: string;
  readonly status?: string;
  readonly after?: string;
  readonly limit: number;
}

/** Which contacts to list, ordered by id; `after` is the previous page's `next`. */
export interface ContactQuery {
  readonly id?: string;
  readonly after?: string;
  readonly limit: number;
}

/**
 * The engine's persistence, implemented by the host or by a ready-made package. Small, and batched.
 * Run `storeConformance` (`@sojourn/engine/testing`) on your own.
 */
export interface Store {
  /** Durable before it resolves, in arrival order per contact. `false`: this `dedupe` was seen in the kept window. */
  append(tenant: Tenant, inputs: readonly Input[]): Promise<boolean[]>;
  /**
   * Leases up to `contacts` contacts whose first due input is in `lanes`, fair over tenants, with their due inputs of every
   * lane and live enrollments, in one round trip. A contact under a live lease is never returned twice; an expired lease is
   * taken over with a higher token, so that the former holder's commit is fenced.
   */
  claim(request: ClaimRequest): Promise<Loaded[]>;
  /** One transaction. A contact whose token is stale, or whose identity is taken, is left out whole and reported. Releases the leases of those committed. */
  commit(writes: readonly ContactWrite[]): Promise<CommitResult[]>;
  /**
   * Gives leases back unwritten; a stale one is ignored. With `until` the contacts are not claimed before that instant,
   * whatever arrives: how a contact that cannot be advanced is kept out of the way of others.
   */
  release(leases: readonly Lease[], until?: Instant): Promise<void>;
  /** When `claim` may next find something, of every tenant: the earliest due, or the end of the lease that stands before it. */
  nextDue(): Promise<Instant | null>;
  /** A hint only: polling must suffice. Returns a function that stops it. */
  wake?(listener: () => void): () => void;
  /** Counters across contacts (entry limit, breaker): how many of `n` were granted in this bucket. */
  take(tenant: Tenant, bucket: string, n: number, limit: number): Promise<number>;
  get(tenant: Tenant, kind: string, id: string): Promise<{ revision: number; value: unknown } | null>;
  /** Compare and set: `revision` is the one read (0: none); stored as revision + 1. */
  put(tenant: Tenant, kind: string, id: string, revision: number, value: unknown): Promise<boolean>;
  enrollments(tenant: Tenant, query: EnrollmentQuery): Promise<StorePage<EnrollmentRow & { contactId: string }>>;
  /** Entries of a stream with a seq above `after`, in order; an erased one comes as no bytes. */
  log(tenant: Tenant, stream: string, after: number, limit: number): Promise<Uint8Array[]>;
  list(tenant: Tenant, kind: string): Promise<{ id: string; revision: number; value: unknown }[]>;
  count(
    tenant: Tenant,
    query: { journeyId: string; version?: number },
  ): Promise<{ nodeId: string | null; status: string; count: number }[]>;
  /** Those with a state, by id, or the one of that id; `after` is the previous page's `next`. */
  contacts(tenant: Tenant, query: ContactQuery): Promise<StorePage<{ id: string; value: Uint8Array }>>;
  /** Optional, for `engine.prune`: takes away those of these enrollments that have ended, with their logs. How many there were. */
  forget?(tenant: Tenant, enrollmentIds: readonly string[]): Promise<number>;
  /** Optional, for `engine.health`: what is due at `now` and in nobody's hands: since when, and contacts by the lane of their first input. */
  backlog?(tenant: Tenant, now: Instant): Promise<{ oldest: Instant | null; inputs: number; effects: number }>;
}
