import type { Catalog, Contact, Instant, Journey, JsonObject, Policy, RefusalReason, TraceEntry } from '@sojourn/schema';
import type { CompiledJourney, RunnableVersion } from './compiled.ts';
import type { DefinitionsIndex } from './definitions.ts';
import type { Ask, Trip } from './grant-book.ts';
import type { ContactState, EnrollmentState } from './state.ts';
import type { InputBody } from './inputs.ts';
import type { JourneyAct } from './journey-act.ts';

export type { RunnableVersion } from './compiled.ts';

/** A journey with every version that may have people in it, oldest first. */
export interface JourneyDefinition {
  readonly id: string;
  readonly versions: readonly RunnableVersion[];
  /** From then on its triggers let nobody in; those inside go on. */
  readonly archivedAt?: Instant;
  /** The index's revision that says so first; for inputs of its own instant. */
  readonly archivedRevision?: number;
  /** Pauses, resumptions, and publishings with people in flight, oldest first. */
  readonly acts?: readonly JourneyAct[];
}

/** All that the contact's host has published: definitions are data, loaded by the runtime. */
export interface Definitions {
  readonly tenant: string;
  readonly policy?: Policy;
  /** The tenant's: who owns an attribute, how long an event is kept. Absent: that of each journey's newest version. */
  readonly catalog?: Catalog;
  /** By journey priority (higher first), then journey id; `prepareDefinitions` puts them in order. */
  readonly journeys: readonly JourneyDefinition[];
  /** Where they are from, for the record of inputs: the index's revision, and the digest that policy and catalog are stored under. */
  readonly source?: { readonly revision: number; readonly settings: string };
  /** Made by `prepareDefinitions`; without it, each call of `advance` makes its own. */
  readonly index?: DefinitionsIndex;
}

/** One input with its place: `at` is its instant before clamping. Timers carry their name. */
export interface PlacedInput {
  readonly seq: bigint;
  readonly at: Instant;
  readonly timer?: string;
  readonly body: InputBody;
}

/** A contact as loaded: its state (`null` if unknown) and its live enrollments. */
export interface Snapshot {
  readonly contactId: string;
  readonly contact: ContactState | null;
  readonly enrollments: readonly EnrollmentState[];
}

/** A timer to store; one of the same name is replaced. */
export interface TimerIntent {
  readonly name: string;
  readonly due: Instant;
  readonly lane: 'input' | 'effect';
  readonly body: InputBody;
}

/** An attempt of an effect to perform after the commit. */
export interface BegunEffect {
  readonly key: string;
  readonly attempt: number;
  readonly enrollmentId: string;
  readonly nodeId: string;
  readonly visit: number;
  readonly journeyId: string;
  readonly version: number;
  readonly action: string;
  /** Rendered. */
  readonly input: JsonObject;
  readonly contact: Contact;
  readonly channel?: string;
  readonly category?: string;
  readonly timeoutMs: number;
  /** Of the request of a human step only. */
  readonly taskId?: string;
}

/** A refusal, logged per contact and journey in the stream `refusals:<contactId>:<journeyId>`. */
export interface Refusal {
  readonly seq: number;
  readonly at: string;
  readonly kind: 'refused';
  readonly journeyId: string;
  readonly contactId: string;
  readonly trigger: string;
  readonly reason: RefusalReason;
}

/** An entry that waits, logged in the stream of refusals: `paused`, `limit`, or `stale` where it is given up. */
export interface Queued extends Omit<Refusal, 'kind' | 'reason'> {
  readonly kind: 'queued';
  readonly reason: 'paused' | 'limit' | 'stale';
}

/** An input that one contact gives another. */
export interface Sent {
  readonly contactId: string;
  readonly at: Instant;
  readonly body: InputBody;
}

/** What advancing one contact by a batch of inputs gives: everything one commit writes. */
export interface Advance {
  readonly contact: ContactState;
  /** Changed or new ones only; ended ones included. */
  readonly enrollments: readonly EnrollmentState[];
  /** Seqs of the inputs applied. */
  readonly consumed: readonly bigint[];
  /** Net of what was set, fired and cleared within the batch. */
  readonly timers: readonly TimerIntent[];
  readonly clear: readonly string[];
  readonly begun: readonly BegunEffect[];
  readonly trace: readonly { readonly enrollmentId: string; readonly entry: TraceEntry }[];
  readonly refusals: readonly Refusal[];
  /** Entries that wait; numbered together with refusals. */
  readonly queued: readonly Queued[];
  /** What the engine changed of the contact, for the host's `contactChanged` handler. */
  readonly changes: readonly {
    readonly op: string;
    readonly attribute?: string;
    readonly tag?: string;
    readonly from: unknown;
    readonly to: unknown;
  }[];
  /** If any: not to be committed. Take these from the store, and call again with what was granted on top of the last call's grants. */
  readonly asks: readonly Ask[];
  /** Ceilings that were reached, at most one for each journey. The journeys are paused before the commit; what came after was applied as under that pause. */
  readonly trips: readonly Trip[];
  /** Which of `AdvanceOptions.full` it came to; absent if none. A replay is given these. */
  readonly metFull?: readonly string[];
  /** Into other contacts' inboxes, in the same commit. */
  readonly sent?: readonly Sent[];
  /** The contact was merged into another, to which its live enrollments, as they are here, go over with what was sent. */
  readonly handedOver?: true;
  /** The contact was deleted, after so many entries of each kind were written. All that is stored of it is erased, these too. */
  readonly erased?: { readonly at: Instant; readonly trace: number; readonly refusals: number; readonly queued: number };
}

/** Settings of one call of `advance`. */
export interface AdvanceOptions {
  /** Timers due up to here are applied too, also ones that this very batch sets. */
  readonly now: Instant;
  /** Forces outcomes of chance by node id (`holdout` for the control group); simulator only. */
  readonly choices?: Readonly<Record<string, string | boolean>>;
  /** How many this call may use of counters that contacts share, by bucket; see `Advance.asks`. */
  readonly grants?: Readonly<Record<string, number>>;
  /** Buckets that gave less than was asked of them: nothing more is asked of those. */
  readonly exhausted?: readonly string[];
  /** Buckets that earlier calls have found exhausted, by `fullName`: they stay so. */
  readonly full?: ReadonlySet<string>;
}

/** Pure: the same definitions, snapshot and inputs give the same answer, bytes included. */
export type AdvanceFunction = (
  definitions: Definitions,
  snapshot: Snapshot,
  inputs: readonly PlacedInput[],
  options: AdvanceOptions,
) => Advance;

/** Compiles a parsed journey against the catalog it is published with. */
export type CompileFunction = (journey: Journey, options: { readonly catalog: Catalog; readonly policy?: Policy }) => CompiledJourney;
