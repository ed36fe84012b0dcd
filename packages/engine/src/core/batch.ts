import { formatInstant } from '@sojourn/schema';
import type { Instant, InstantText, TimeZone, TraceEntry } from '@sojourn/schema';
import type { Advance, AdvanceOptions, BegunEffect, Definitions, Queued, Refusal, Sent } from './advance-types.ts';
import type { AgendaItem } from './agenda.ts';
import { indexOf } from './definitions.ts';
import { GrantBook } from './grant-book.ts';
import type { Ask, Grants, Trip } from './grant-book.ts';
import type { DefinitionsIndex } from './definitions.ts';
import type { TimerBody } from './inputs.ts';
import { actsAfter } from './journey-act.ts';
import { JudgingScope } from './judging-scope.ts';
import type { LiveContact } from './live-contact.ts';
import type { CompiledJourney } from './compiled.ts';
import { compareEnrollments, LiveEnrollment } from './live-enrollment.ts';
import type { EnrollmentSeed, LiveTimer } from './live-enrollment.ts';
import type { EnrollmentState } from './state.ts';
import { Sha256 } from './sha256.ts';
import type { Stimulus } from './stimulus.ts';
import type { TimerBook } from './timer-book.ts';
import { NodeVisit } from './visit-of.ts';

/** A trace entry without what the batch adds: its number, its instant and where the enrollment is. */
export type Logged = TraceEntry extends infer Entry
  ? Entry extends TraceEntry
    ? Omit<Entry, 'seq' | 'at' | 'nodeId' | 'visit'>
    : never
  : never;

/** Where something happened; `undefined` where no node is meant. */
export interface LogPlace {
  readonly nodeId: string;
  readonly visit: number | undefined;
}

/** Takes the entries of traces as they are written. */
export type Tracer = (enrollmentId: string, entry: TraceEntry) => void;

/** What is at hand where contacts stay in memory. */
export interface BatchMemory {
  /** Counters that contacts share. */
  readonly grants: Grants;
  /** Plain enrollments that nobody holds on to. */
  readonly spare: LiveEnrollment[];
}

const noTimers: readonly LiveTimer[] = [];

/**
 * A contact with its live enrollments, changed in place while inputs are applied one after the other, and what comes of them.
 * One object serves one call of `advance`, or, in memory, one contact after the other.
 */
export class Batch {
  readonly definitions: Definitions;
  readonly index: DefinitionsIndex;
  readonly options: AdvanceOptions;
  contact: LiveContact;
  readonly scope: JudgingScope;
  /** In the order of judging; ended ones leave with the input that ended them. Replaced, never changed in place. */
  live: readonly LiveEnrollment[] = [];
  /** Ended ones that may still log. */
  open: readonly LiveEnrollment[] = [];
  /** What the inputs applied so far have queued behind the current one. */
  readonly queue: Stimulus[] = [];
  /** The instant of the current input. */
  now: Instant;
  /** How much had been published when the current input came in. */
  known: number | undefined;
  /** Nodes entered on account of the current input. */
  steps = 0;
  readonly begun: BegunEffect[] = [];
  readonly refusals: Refusal[] = [];
  readonly queued: Queued[] = [];
  readonly changes: Advance['changes'][number][] = [];
  readonly trips: Trip[] = [];
  /** Into other contacts' inboxes. */
  readonly sent: Sent[] = [];
  /** Those that were loaded and those that entered since, in that order. */
  readonly touched: LiveEnrollment[] = [];
  readonly #timers: TimerBook;
  readonly #tracer: Tracer | undefined;
  #nowText: InstantText | undefined;
  #grants: Grants | undefined;
  /** Plain enrollments that nobody holds on to, where contacts stay in memory. */
  readonly spare: LiveEnrollment[] | undefined;
  #hasher: Sha256 | undefined;
  #visit: NodeVisit | undefined;

  /**
   * @param tracer - Without one, entries are counted and not written.
   * @param memory - Where contacts stay in memory; without it, counters are those of the options, which ask for more.
   */
  constructor(
    definitions: Definitions,
    contact: LiveContact,
    timers: TimerBook,
    options: AdvanceOptions,
    tracer: Tracer | undefined,
    memory?: BatchMemory,
  ) {
    this.definitions = definitions;
    this.index = indexOf(definitions);
    this.options = options;
    this.contact = contact;
    this.now = contact.lastAt;
    this.scope = new JudgingScope(contact, definitions.tenant, this.index.keepOf);
    this.#timers = timers;
    this.#tracer = tracer;
    this.#grants = memory?.grants;
    this.spare = memory?.spare;
  }

  /** Turns to a contact that is in memory. */
  turnTo(contact: LiveContact, live: readonly LiveEnrollment[], open: readonly LiveEnrollment[]): void {
    this.contact = contact;
    this.scope.turnTo(contact);
    this.live = live;
    this.open = open;
  }

  /** Takes up the enrollments of the contact as they were stored. */
  load(live: readonly EnrollmentState[], open: readonly EnrollmentState[]): void {
    this.live = live.flatMap((one) => this.#load(one)).toSorted(compareEnrollments);
    this.open = open.flatMap((one) => this.#load(one));
  }

  /** Moves on to an input's instant. */
  startInput(at: Instant, known: number | undefined): void {
    this.steps = 0;
    this.known = known;
    this.contact.lastAt = at;
    if (at !== this.now) this.#nowText = undefined;
    this.now = at;
  }

  /**
   * Counts an entry and says whether that is all there is to do, because nobody takes the trace. Asked before what is costly to
   * put together; then `log` is not called.
   */
  skips(enrollment: LiveEnrollment): boolean {
    if (this.#tracer !== undefined) return false;
    enrollment.seq += 1;
    enrollment.isChanged = true;
    return true;
  }

  /** Whether reasons are asked for: they are for the trace alone. */
  get isTraced(): boolean {
    return this.#tracer !== undefined;
  }

  /** Writes an entry that is complete, its number the next one included. */
  put(enrollment: LiveEnrollment, entry: TraceEntry): void {
    enrollment.seq += 1;
    enrollment.isChanged = true;
    this.#tracer?.(enrollment.id, entry);
  }

  /** Writes an entry into an enrollment's trace. `place` is where it is, unless said otherwise. */
  log(enrollment: LiveEnrollment, entry: Logged, place: LogPlace | null | undefined = placeOf(enrollment)): void {
    enrollment.seq += 1;
    enrollment.isChanged = true;
    // Put together from the fields of one kind of entry, which `Logged` has, and those that all have.
    this.#tracer?.(enrollment.id, withPlace(enrollment.seq, this.nowText(), place, entry) as TraceEntry);
  }

  /** Sets a timer of an enrollment, or moves it. Its name begins with the kind of its body and a colon. */
  setTimer(enrollment: LiveEnrollment, name: string, due: Instant, body: TimerBody, lane: 'input' | 'effect' = 'input'): void {
    if (!enrollment.noteTimer(name, due, body)) return;
    this.#timers.setOf(enrollment, name, due, body, lane, this.now, this.known);
  }

  /** Clears a timer of an enrollment, if it is set. */
  clearTimer(enrollment: LiveEnrollment, name: string): void {
    if (enrollment.forgetTimer(name)) this.#timers.clear(name);
  }

  /** Sets a timer of a trigger, or moves it. */
  setTriggerTimer(name: string, due: Instant, body: TimerBody, rank: number, order: number): void {
    this.#timers.set(name, due, body, 'input', { lane: 2, rank, order }, this.now, this.known);
  }

  /** Sets the timer that lets a waiting entry in. */
  setEntryTimer(name: string, due: Instant, body: TimerBody, rank: number, n: number): void {
    this.#timers.set(name, due, body, 'input', { lane: 3, rank, n }, this.now, this.known);
  }

  /** Whether a journey is paused, as of the input that is being applied; the breaker may have done so just now. */
  isPaused(journeyId: string): boolean {
    if (this.trips.length > 0 && this.trips.some((trip) => trip.journeyId === journeyId)) return true;
    const { acts } = this.index;
    return acts.length > 0 && acts[actsAfter(acts, this.contact.caughtUp) - 1]?.paused.has(journeyId) === true;
  }

  /** Clears a timer of a trigger. */
  clearTriggerTimer(name: string): void {
    this.#timers.clear(name);
  }

  /** Notes that an item has had its turn. */
  finish(item: AgendaItem): void {
    this.#timers.finish(item);
  }

  /** Takes a new enrollment into its place in the order. */
  admit(enrollment: LiveEnrollment): void {
    this.live = this.live.length === 0 ? [enrollment] : [...this.live, enrollment].sort(compareEnrollments);
    this.touched.push(enrollment);
  }

  /** An enrollment that begins. In memory, of one that somebody has no use for any more. */
  newEnrollment(seed: EnrollmentSeed, compiled: CompiledJourney, rank: number): LiveEnrollment {
    const spare = seed.key === null && seed.ordinal === 1 && !seed.control ? this.spare?.pop() : undefined;
    if (spare === undefined) return new LiveEnrollment(seed, compiled, rank, true);
    spare.visits.clear();
    spare.become(seed, compiled, rank, noTimers);
    return spare;
  }

  /** What a step is shown of a node of an enrollment, until the next is asked for. */
  visitOf(enrollment: LiveEnrollment, nodeId: string): NodeVisit {
    return (this.#visit ??= new NodeVisit(this, enrollment, nodeId)).aim(enrollment, nodeId);
  }

  /** Names enrollments. */
  get hasher(): Sha256 {
    return (this.#hasher ??= new Sha256());
  }

  /** Counters that contacts share. */
  get grants(): Grants {
    return (this.#grants ??= new GrantBook(this.options.grants, this.options.exhausted, this.options.full));
  }

  /** What is needed of them beyond what was granted. */
  get asks(): readonly Ask[] {
    return this.#grants?.asks ?? noAsks;
  }

  /** Those of the options' `full` that were met. */
  get metFull(): ReadonlySet<string> | undefined {
    return this.#grants?.met;
  }

  /** The current instant as the log writes it. */
  nowText(): InstantText {
    return (this.#nowText ??= formatInstant(this.now));
  }

  /** The zone that applies to an enrollment now. */
  zoneFor(enrollment: LiveEnrollment): TimeZone {
    return this.scope.at(enrollment, this.now).zone;
  }

  #load(state: EnrollmentState): readonly LiveEnrollment[] {
    const rank = this.index.rankOf(state.journeyId);
    const compiled = this.index.versionOf(state.journeyId, state.version)?.compiled;
    // A journey that is gone: its people stay as they are, for an operator.
    if (rank === undefined || compiled === undefined) return [];
    const enrollment = new LiveEnrollment(state, compiled, rank, false);
    this.touched.push(enrollment);
    return [enrollment];
  }
}

const noAsks: readonly Ask[] = [];

function withPlace(seq: number, at: InstantText, place: LogPlace | null | undefined, entry: Logged): object {
  if (place === null || place === undefined) return { seq, at, ...entry };
  const { nodeId, visit } = place;
  return visit === undefined ? { seq, at, nodeId, ...entry } : { seq, at, nodeId, visit, ...entry };
}

/** Where an enrollment is, as its trace says it. */
export function placeOf(enrollment: LiveEnrollment): LogPlace | undefined {
  return enrollment.nodeId === null ? undefined : { nodeId: enrollment.nodeId, visit: enrollment.visitsOf(enrollment.nodeId) || undefined };
}
