import type { EnrollmentStatus, Instant, JsonValue } from '@sojourn/schema';
import type { CompiledJourney, CompiledNode } from './compiled.ts';
import type { EffectState, EnrollmentState, EntryState, SuspensionState, VisitRecord, WaitState } from './state.ts';

/**
 * An enrollment while a batch is applied: the fields of its state, changed in place, beside what is looked up once.
 * A class, because every one of them has the same fields in the same order, which keeps the inner loop fast.
 */
export class LiveEnrollment {
  readonly compiled: CompiledJourney;
  readonly rank: number;
  readonly id: string;
  readonly version: number;
  readonly contactId: string;
  readonly key: string | null;
  readonly identity: string;
  readonly ordinal: number;
  readonly age: number;
  readonly control: boolean;
  readonly enteredAt: Instant;
  readonly entry: EntryState;
  status: EnrollmentStatus;
  end: string | undefined;
  nodeId: string | null;
  endedAt: Instant | undefined;
  seq: number;
  visits: Readonly<Record<string, VisitRecord>>;
  results: Readonly<Record<string, JsonValue>>;
  reached: boolean;
  wait: WaitState | undefined;
  effect: EffectState | undefined;
  suspension: SuspensionState | undefined;
  inFlight: readonly string[];
  #timers: Record<string, Instant>;
  /** The record of timers is this batch's own, to be changed in place. */
  #ownsTimers = false;
  /** Whether this batch has to write it. */
  isChanged: boolean;

  constructor(state: EnrollmentState, compiled: CompiledJourney, rank: number, isChanged: boolean) {
    this.compiled = compiled;
    this.rank = rank;
    this.id = state.id;
    this.version = state.version;
    this.contactId = state.contactId;
    this.key = state.key;
    this.identity = state.identity;
    this.ordinal = state.ordinal;
    this.age = state.age;
    this.control = state.control;
    this.enteredAt = state.enteredAt;
    this.entry = state.entry;
    this.status = state.status;
    this.end = state.end;
    this.nodeId = state.nodeId;
    this.endedAt = state.endedAt;
    this.seq = state.seq;
    this.visits = state.visits;
    this.results = state.results;
    this.reached = state.reached === true;
    this.wait = state.wait;
    this.effect = state.effect;
    this.suspension = state.suspension;
    this.inFlight = state.inFlight ?? [];
    this.#timers = state.timers;
    this.isChanged = isChanged;
  }

  /** Names of the timers set, with their instants. */
  get timers(): Readonly<Record<string, Instant>> {
    return this.#timers;
  }

  noteTimer(name: string, due: Instant): void {
    this.#ownTimers();
    // Every name has a kind and a colon in front, so none is `__proto__`.
    this.#timers[name] = due;
  }

  forgetTimer(name: string): void {
    this.#ownTimers();
    delete this.#timers[name];
  }

  #ownTimers(): void {
    this.isChanged = true;
    if (this.#ownsTimers) return;
    this.#timers = { ...this.#timers };
    this.#ownsTimers = true;
  }

  /** The node it is at; `undefined` for a control, or where a version does not have it. */
  get node(): CompiledNode | undefined {
    return this.nodeId === null ? undefined : this.compiled.nodes.get(this.nodeId);
  }

  get hasEnded(): boolean {
    return this.status === 'ended';
  }

  /** How often a node has been visited, the visit under way included. */
  visitsOf(nodeId: string): number {
    return Object.hasOwn(this.visits, nodeId) ? (this.visits[nodeId]?.[0] ?? 0) : 0;
  }

  /** The state to store. */
  toState(): EnrollmentState {
    return {
      v: 1,
      id: this.id,
      journeyId: this.compiled.id,
      version: this.version,
      contactId: this.contactId,
      key: this.key,
      identity: this.identity,
      ordinal: this.ordinal,
      age: this.age,
      control: this.control,
      status: this.status,
      nodeId: this.nodeId,
      enteredAt: this.enteredAt,
      entry: this.entry,
      seq: this.seq,
      visits: this.visits,
      results: this.results,
      timers: this.#timers,
      ...(this.end === undefined ? {} : { end: this.end }),
      ...(this.endedAt === undefined ? {} : { endedAt: this.endedAt }),
      ...(this.reached ? { reached: true as const } : {}),
      ...(this.wait === undefined ? {} : { wait: this.wait }),
      ...(this.effect === undefined ? {} : { effect: this.effect }),
      ...(this.suspension === undefined || this.status === 'ended' ? {} : { suspension: this.suspension }),
      ...(this.inFlight.length === 0 ? {} : { inFlight: this.inFlight }),
    };
  }
}

/** By journey priority, journey id, enrollment age: the order in which enrollments of a contact are judged. */
export function compareEnrollments(one: LiveEnrollment, other: LiveEnrollment): number {
  return one.rank - other.rank || one.age - other.age;
}
