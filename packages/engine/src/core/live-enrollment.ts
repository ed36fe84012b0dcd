import type { EnrollmentStatus, Instant, JsonValue, Reentry } from '@sojourn/schema';
import type { CompiledJourney, CompiledNode } from './compiled.ts';
import { identityOf } from './identity.ts';
import type { TimerBody } from './inputs.ts';
import type {
  ClosedTask,
  EffectState,
  EnrollmentState,
  EntryState,
  HeldTimer,
  SuspensionState,
  TaskState,
  VisitRecord,
  WaitState,
} from './state.ts';
import { isEmpty } from './own.ts';
import { VisitList } from './visit-list.ts';

/** A timer of an enrollment that is set. */
export interface LiveTimer {
  readonly name: string;
  readonly due: Instant;
  /** The kind of its body. */
  readonly kind: string;
  /** What it means; unknown of one that was stored, which comes with it when it falls due. */
  readonly body?: TimerBody;
}

/** What tells plain enrollments from each other. */
export type PlainState = Pick<EnrollmentState, 'id' | 'version' | 'contactId' | 'age' | 'nodeId' | 'enteredAt' | 'entry' | 'seq' | 'wait'>;

/** What an enrollment is made from: its state, or, of one that begins, all but the identity, which follows from the rest. */
export type EnrollmentSeed = Omit<EnrollmentState, 'identity'> & { readonly identity?: string };

/**
 * An enrollment while a batch is applied: the fields of its state, changed in place, beside what is looked up once.
 * A class, because every one of them has the same fields in the same order, which keeps the inner loop fast.
 */
export class LiveEnrollment {
  compiled: CompiledJourney;
  rank: number;
  id: string;
  version: number;
  contactId: string;
  readonly key: string | null;
  #identity: string | undefined;
  /** The re-entry rule it came in by. */
  #mode: Reentry['mode'];
  readonly ordinal: number;
  age: number;
  readonly control: boolean;
  enteredAt: Instant;
  entry: EntryState;
  status: EnrollmentStatus;
  end: string | undefined;
  nodeId: string | null;
  endedAt: Instant | undefined;
  seq: number;
  results: Readonly<Record<string, JsonValue>>;
  reached: boolean;
  wait: WaitState | undefined;
  effect: EffectState | undefined;
  task: TaskState | undefined;
  closedTasks: readonly ClosedTask[] | undefined;
  suspension: SuspensionState | undefined;
  inFlight: readonly string[];
  /** Timers that fell due while the journey was paused; they stay set. */
  held: readonly HeldTimer[];
  readonly #visits: VisitList;
  /** What was looked up last, and in which version. */
  #node: CompiledNode | undefined = undefined;
  #nodeOf: CompiledJourney | undefined = undefined;
  #timers: readonly LiveTimer[];
  /** Whether this batch has to write it. */
  isChanged: boolean;

  constructor(state: EnrollmentSeed, compiled: CompiledJourney, rank: number, isChanged: boolean) {
    this.compiled = compiled;
    this.rank = rank;
    this.id = state.id;
    this.version = state.version;
    this.contactId = state.contactId;
    this.key = state.key;
    this.#identity = state.identity;
    this.#mode = compiled.reentry.mode;
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
    this.#visits = VisitList.from(state.visits);
    this.results = state.results;
    this.reached = state.reached === true;
    this.wait = state.wait;
    this.effect = state.effect;
    this.task = state.task;
    this.closedTasks = state.closedTasks;
    this.suspension = state.suspension;
    this.inFlight = state.inFlight ?? noKeys;
    this.held = state.held ?? noHeld;
    this.#timers = timersOf(state.timers);
    this.isChanged = isChanged;
  }

  /**
   * Whether it waits and has nothing else to remember, as nearly all do: entered without a key, for the first time. Every field of
   * its state is then in `PlainState`, in the visits, or the same for all: one that is added has to be asked for here (a test says so).
   */
  get isPlain(): boolean {
    return this.status === 'live' && this.end === undefined && this.endedAt === undefined && this.#hasNothingElse;
  }

  get #hasNothingElse(): boolean {
    return (
      !this.control &&
      !this.reached &&
      this.key === null &&
      this.ordinal === 1 &&
      this.effect === undefined &&
      this.task === undefined &&
      this.closedTasks === undefined &&
      this.suspension === undefined &&
      this.inFlight.length === 0 &&
      this.held.length === 0 &&
      isEmpty(this.results)
    );
  }

  /** Whether it has ended and was plain until then: `become` can make another of it, too. */
  get isSpent(): boolean {
    return this.status === 'ended' && this.#hasNothingElse;
  }

  /** Makes of one plain or spent enrollment another, whose visits are written by the caller. */
  become(state: PlainState, compiled: CompiledJourney, rank: number, timers: readonly LiveTimer[]): void {
    this.compiled = compiled;
    this.rank = rank;
    this.id = state.id;
    this.version = state.version;
    this.contactId = state.contactId;
    this.#identity = undefined;
    this.#mode = compiled.reentry.mode;
    this.age = state.age;
    this.enteredAt = state.enteredAt;
    this.entry = state.entry;
    this.nodeId = state.nodeId;
    this.seq = state.seq;
    this.wait = state.wait;
    this.status = 'live';
    this.end = undefined;
    this.endedAt = undefined;
    this.#timers = timers;
    this.isChanged = true;
  }

  /** The timers set. */
  get timers(): readonly LiveTimer[] {
    return this.#timers;
  }

  hasTimer(name: string): boolean {
    for (const timer of this.#timers) if (timer.name === name) return true;
    return false;
  }

  /**
   * Notes a timer of the kind that its body has.
   *
   * @returns Whether anything has changed.
   */
  noteTimer(name: string, due: Instant, body: TimerBody): boolean {
    const timer: LiveTimer = { name, due, kind: body.kind, body };
    const place = this.#timers.length === 0 ? -1 : this.#timers.findIndex((one) => one.name === name);
    if (place >= 0 && this.#timers[place]?.due === due) return false;
    this.#letGo(name);
    this.#timers = place < 0 ? (this.#timers.length === 0 ? [timer] : [...this.#timers, timer]) : this.#timers.with(place, timer);
    this.isChanged = true;
    return true;
  }

  /** @returns Whether there was one of that name. */
  forgetTimer(name: string): boolean {
    if (!this.hasTimer(name)) return false;
    this.#letGo(name);
    this.#timers = this.#timers.length === 1 ? noTimers : this.#timers.filter((one) => one.name !== name);
    this.isChanged = true;
    return true;
  }

  /** When a timer is due; `undefined` if it is not set. */
  dueOf(name: string): Instant | undefined {
    return this.#timers.find((one) => one.name === name)?.due;
  }

  #letGo(name: string): void {
    if (this.held.length > 0) this.held = this.held.filter((one) => one.name !== name);
  }

  /** All visits, by node. */
  get visits(): VisitList {
    return this.#visits;
  }

  /** The visits of a node; `undefined` if there was none. */
  visitOf(nodeId: string): VisitRecord | undefined {
    return this.#visits.of(nodeId);
  }

  /** Counts a visit that begins. */
  noteArrival(nodeId: string, at: Instant, arrivals: number): void {
    this.#visits.note(nodeId, at, arrivals);
    this.isChanged = true;
  }

  /** The node it is at; `undefined` for a control, or where a version does not have it. */
  get node(): CompiledNode | undefined {
    const { nodeId, compiled } = this;
    if (nodeId === null) return undefined;
    // Asked for many times an input.
    if (this.#node === undefined || this.#node.id !== nodeId || this.#nodeOf !== compiled) {
      this.#node = compiled.nodes.get(nodeId);
      this.#nodeOf = compiled;
    }
    return this.#node;
  }

  get hasEnded(): boolean {
    return this.status === 'ended';
  }

  /** How often a node has been visited, the visit under way included. */
  visitsOf(nodeId: string): number {
    return this.#visits.count(nodeId);
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
      identity: this.#identity ?? identityOf(this.#mode, this.contactId, this.key, this.id),
      ordinal: this.ordinal,
      age: this.age,
      control: this.control,
      status: this.status,
      nodeId: this.nodeId,
      enteredAt: this.enteredAt,
      entry: this.entry,
      seq: this.seq,
      visits: this.#visits.toRecord(),
      results: this.results,
      timers: Object.fromEntries(this.#timers.map(({ name, due }) => [name, due])),
      ...(this.end === undefined ? {} : { end: this.end }),
      ...(this.endedAt === undefined ? {} : { endedAt: this.endedAt }),
      ...(this.reached ? { reached: true as const } : {}),
      ...(this.wait === undefined ? {} : { wait: this.wait }),
      ...(this.effect === undefined ? {} : { effect: this.effect }),
      ...(this.task === undefined ? {} : { task: this.task }),
      ...(this.closedTasks === undefined ? {} : { closedTasks: this.closedTasks }),
      ...(this.suspension === undefined || this.status === 'ended' ? {} : { suspension: this.suspension }),
      ...(this.inFlight.length === 0 ? {} : { inFlight: this.inFlight }),
      ...(this.held.length === 0 ? {} : { held: this.held }),
    };
  }
}

const noKeys: readonly string[] = [];
const noHeld: readonly HeldTimer[] = [];
const noTimers: readonly LiveTimer[] = [];

/** A timer's name begins with its kind. */
function timersOf(state: EnrollmentState['timers']): readonly LiveTimer[] {
  const names = Object.keys(state);
  return names.length === 0 ? noTimers : names.map((name) => ({ name, due: state[name] ?? 0, kind: name.slice(0, name.indexOf(':')) }));
}

/** By journey priority, journey id, enrollment age: the order in which enrollments of a contact are judged. */
export function compareEnrollments(one: LiveEnrollment, other: LiveEnrollment): number {
  return one.rank - other.rank || one.age - other.age;
}
