import type { Instant } from '@sojourn/schema';
import type { AgendaItem, Place } from './agenda.ts';
import type { TimerBody } from './inputs.ts';
import type { LiveEnrollment } from './live-enrollment.ts';

/** Where the timers go that are set and cleared while inputs are applied: into what a commit writes, or into a queue in memory. */
export interface TimerBook {
  /**
   * Sets a timer, or moves the one of that name.
   *
   * @param known - How much had been published at the input that sets it; see `InputBody`.
   */
  set(name: string, due: Instant, body: TimerBody, lane: 'input' | 'effect', place: Place, now: Instant, known?: number): void;
  /** Sets a timer of an enrollment, which remembers it too. */
  setOf(
    enrollment: LiveEnrollment,
    name: string,
    due: Instant,
    body: TimerBody,
    lane: 'input' | 'effect',
    now: Instant,
    known: number | undefined,
  ): void;
  clear(name: string): void;
  /** An item has had its turn. */
  finish(item: AgendaItem): void;
}
