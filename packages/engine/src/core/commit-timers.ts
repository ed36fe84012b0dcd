import type { Instant } from '@sojourn/schema';
import type { Advance, TimerIntent } from './advance-types.ts';
import type { Agenda, AgendaItem, Place } from './agenda.ts';
import type { InputBody, TimerBody } from './inputs.ts';
import type { LiveEnrollment } from './live-enrollment.ts';
import type { TimerBook } from './timer-book.ts';

/** The timers of one call of `advance`: those that fall due within it take their turn, the others are written. */
export class CommitTimers implements TimerBook {
  readonly #agenda: Agenda;
  readonly #until: Instant;
  readonly #timers = new Map<string, TimerIntent>();
  readonly #cleared = new Set<string>();
  readonly #consumed: bigint[] = [];

  /** @param until - Timers due up to here are applied too. */
  constructor(agenda: Agenda, until: Instant) {
    this.#agenda = agenda;
    this.#until = until;
  }

  set(name: string, due: Instant, timer: TimerBody, lane: 'input' | 'effect', place: Place, now: Instant, known?: number): void {
    // One that is over when it is set has its turn before what was published after the input that set it.
    const body: InputBody = known === undefined || due > now ? { type: 'timer', timer } : { type: 'timer', timer, known };
    this.#agenda.drop(name);
    this.#cleared.delete(name);
    this.#timers.set(name, { name, due, lane, body });
    if (due > this.#until) return;
    this.#agenda.add({ at: Math.max(due, now), place, body, name, seq: undefined, isDropped: false });
  }

  setOf(
    enrollment: LiveEnrollment,
    name: string,
    due: Instant,
    body: TimerBody,
    lane: 'input' | 'effect',
    now: Instant,
    known: number | undefined,
  ): void {
    const { rank, age, nodeId } = enrollment;
    this.set(name, due, body, lane, { lane: 1, rank, age, nodeId: nodeId ?? '', name }, now, known);
  }

  clear(name: string): void {
    this.#agenda.drop(name);
    this.#timers.delete(name);
    this.#cleared.add(name);
  }

  finish(item: AgendaItem): void {
    if (item.seq !== undefined) this.#consumed.push(item.seq);
    if (item.name === undefined) return;
    // Set and fired within the batch: what a store may hold under that name is older.
    if (this.#timers.delete(item.name)) this.#cleared.add(item.name);
  }

  /** What the commit writes of them. */
  result(): Pick<Advance, 'consumed' | 'timers' | 'clear'> {
    return { consumed: this.#consumed, timers: [...this.#timers.values()], clear: [...this.#cleared] };
  }
}
