import { formatInstant } from '@sojourn/schema';
import type { Instant, InstantText, TimeZone, TraceEntry } from '@sojourn/schema';
import type { Advance, AdvanceOptions, BegunEffect, Definitions, PlacedInput, Refusal, Snapshot, TimerIntent } from './advance-types.ts';
import { createAgenda } from './agenda.ts';
import type { Agenda, AgendaItem, Place } from './agenda.ts';
import { indexOf } from './definitions.ts';
import type { DefinitionsIndex } from './definitions.ts';
import type { InputBody, TimerBody } from './inputs.ts';
import { JudgingScope } from './judging-scope.ts';
import { LiveContact, unknownContact } from './live-contact.ts';
import { compareEnrollments, LiveEnrollment } from './live-enrollment.ts';
import type { EnrollmentState } from './state.ts';
import type { Stimulus } from './stimulus.ts';

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

/**
 * One call of `advance`: a contact with its live enrollments, changed in place while inputs are applied one after the other,
 * and everything the commit will write.
 */
export class Batch {
  readonly definitions: Definitions;
  readonly index: DefinitionsIndex;
  readonly options: AdvanceOptions;
  readonly contact: LiveContact;
  readonly scope: JudgingScope;
  readonly agenda: Agenda;
  /** In the order of judging; ended ones leave with the input that ended them. */
  live: LiveEnrollment[];
  /** Ended ones that may still log. */
  open: LiveEnrollment[];
  /** What the inputs applied so far have queued behind the current one. */
  readonly queue: Stimulus[] = [];
  /** The instant of the current input. */
  now: Instant;
  /** How much had been published when the current input came in. */
  known: number | undefined;
  /** Nodes entered on account of the current input. */
  steps = 0;
  readonly consumed: bigint[] = [];
  readonly begun: BegunEffect[] = [];
  readonly trace: { readonly enrollmentId: string; readonly entry: TraceEntry }[] = [];
  readonly refusals: Refusal[] = [];
  readonly changes: Advance['changes'][number][] = [];
  readonly #touched = new Map<string, LiveEnrollment>();
  readonly #timers = new Map<string, TimerIntent>();
  readonly #cleared = new Set<string>();
  #nowText: InstantText | undefined;

  constructor(definitions: Definitions, snapshot: Snapshot, inputs: readonly PlacedInput[], options: AdvanceOptions) {
    this.definitions = definitions;
    this.index = indexOf(definitions);
    this.options = options;
    const state = snapshot.contact ?? unknownContact(snapshot.contactId);
    this.contact = new LiveContact(state);
    this.now = state.lastAt;
    this.scope = new JudgingScope(this.contact, definitions.tenant, this.index.keepOf);
    this.live = snapshot.enrollments.flatMap((one) => this.#load(one)).sort(compareEnrollments);
    this.open = state.open.flatMap((one) => this.#load(one));
    this.agenda = createAgenda(inputs.map((input) => this.#place(input)));
  }

  /** Moves on to an input's instant. */
  startInput(at: Instant, known: number | undefined): void {
    this.steps = 0;
    this.known = known;
    this.contact.lastAt = at;
    if (at !== this.now) this.#nowText = undefined;
    this.now = at;
  }

  /** Writes an entry into an enrollment's trace. `place` is where it is, unless said otherwise. */
  log(enrollment: LiveEnrollment, entry: Logged, place: LogPlace | null | undefined = placeOf(enrollment)): void {
    enrollment.seq += 1;
    enrollment.isChanged = true;
    // Put together from the fields of one kind of entry, which `Logged` has, and those that all have.
    this.trace.push({ enrollmentId: enrollment.id, entry: withPlace(enrollment.seq, this.nowText(), place, entry) as TraceEntry });
  }

  /** Sets a timer of an enrollment, or moves it. */
  setTimer(enrollment: LiveEnrollment, name: string, due: Instant, body: TimerBody, lane: 'input' | 'effect' = 'input'): void {
    if (Object.hasOwn(enrollment.timers, name) && enrollment.timers[name] === due) return;
    enrollment.noteTimer(name, due);
    const place: Place = { lane: 1, rank: enrollment.rank, age: enrollment.age, nodeId: enrollment.nodeId ?? '', name };
    this.#schedule(name, due, { type: 'timer', timer: body }, lane, place);
  }

  /** Clears a timer of an enrollment, if it is set. */
  clearTimer(enrollment: LiveEnrollment, name: string): void {
    if (!Object.hasOwn(enrollment.timers, name)) return;
    enrollment.forgetTimer(name);
    this.#unschedule(name);
  }

  /** Sets a timer of a trigger, or moves it. */
  setTriggerTimer(name: string, due: Instant, body: TimerBody, rank: number, order: number): void {
    this.#schedule(name, due, { type: 'timer', timer: body }, 'input', { lane: 2, rank, order });
  }

  /** Clears a timer of a trigger. */
  clearTriggerTimer(name: string): void {
    this.#unschedule(name);
  }

  /** Notes that an item has had its turn. */
  finish(item: AgendaItem): void {
    if (item.seq !== undefined) this.consumed.push(item.seq);
    if (item.name === undefined) return;
    // Set and fired within the batch: what a store may hold under that name is older.
    if (this.#timers.delete(item.name)) this.#cleared.add(item.name);
  }

  /** Takes a new enrollment into its place in the order. */
  admit(enrollment: LiveEnrollment): void {
    this.live = [...this.live, enrollment].sort(compareEnrollments);
    this.#touched.set(enrollment.id, enrollment);
  }

  /** The current instant as the log writes it. */
  nowText(): InstantText {
    return (this.#nowText ??= formatInstant(this.now));
  }

  /** The zone that applies to an enrollment now. */
  zoneFor(enrollment: LiveEnrollment): TimeZone {
    return this.scope.at(enrollment, this.now).zone;
  }

  /** Everything the commit writes. */
  result(): Advance {
    return {
      contact: this.contact.toState(this.open.map((one) => one.toState())),
      enrollments: [...this.#touched.values()].filter((one) => one.isChanged).map((one) => one.toState()),
      consumed: this.consumed,
      timers: [...this.#timers.values()],
      clear: [...this.#cleared],
      begun: this.begun,
      trace: this.trace,
      refusals: this.refusals,
      changes: this.changes,
    };
  }

  #load(state: EnrollmentState): readonly LiveEnrollment[] {
    const rank = this.index.rankOf(state.journeyId);
    const compiled = this.index.versionOf(state.journeyId, state.version)?.compiled;
    // A journey that is gone: its people stay as they are, for an operator.
    if (rank === undefined || compiled === undefined) return [];
    const enrollment = new LiveEnrollment(state, compiled, rank, false);
    this.#touched.set(enrollment.id, enrollment);
    return [enrollment];
  }

  #place(input: PlacedInput): AgendaItem {
    const { seq, body, timer } = input;
    return { at: Math.max(input.at, this.contact.lastAt), place: this.#placeOf(input), body, name: timer, seq, isDropped: false };
  }

  #placeOf({ seq, body, timer }: PlacedInput): Place {
    if (body.type !== 'timer') return { lane: 0, seq };
    if (body.timer.kind === 'trigger') {
      const { journeyId, triggerId, version } = body.timer;
      const order = this.index.versionOf(journeyId, version)?.compiled.triggers.byId.get(triggerId)?.order ?? 0;
      return { lane: 2, rank: this.index.rankOf(journeyId) ?? 0, order };
    }
    const { enrollmentId } = body.timer;
    const enrollment = this.#touched.get(enrollmentId);
    const place = { rank: enrollment?.rank ?? 0, age: enrollment?.age ?? 0, nodeId: enrollment?.nodeId ?? '' };
    return { lane: 1, ...place, name: timer ?? '' };
  }

  #schedule(name: string, due: Instant, body: InputBody, lane: 'input' | 'effect', place: Place): void {
    this.agenda.drop(name);
    this.#cleared.delete(name);
    this.#timers.set(name, { name, due, lane, body });
    if (due > this.options.now) return;
    this.agenda.add({ at: Math.max(due, this.now), place, body, name, seq: undefined, isDropped: false });
  }

  #unschedule(name: string): void {
    this.agenda.drop(name);
    this.#timers.delete(name);
    this.#cleared.add(name);
  }
}

function withPlace(seq: number, at: InstantText, place: LogPlace | null | undefined, entry: Logged): object {
  if (place === null || place === undefined) return { seq, at, ...entry };
  const { nodeId, visit } = place;
  return visit === undefined ? { seq, at, nodeId, ...entry } : { seq, at, nodeId, visit, ...entry };
}

/** Where an enrollment is, as its trace says it. */
export function placeOf(enrollment: LiveEnrollment): LogPlace | undefined {
  return enrollment.nodeId === null ? undefined : { nodeId: enrollment.nodeId, visit: enrollment.visitsOf(enrollment.nodeId) || undefined };
}
