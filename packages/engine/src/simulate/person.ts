import type { Instant } from '@sojourn/schema';
import type { AgendaItem, Place } from '../core/agenda.ts';
import type { TimerBody } from '../core/inputs.ts';
import type { LiveContact } from '../core/live-contact.ts';
import type { LiveEnrollment } from '../core/live-enrollment.ts';
import type { TimerBook } from '../core/timer-book.ts';

const none: readonly AgendaItem[] = [];

/** A contact of a population with what it is in, as it is between two inputs. */
export class Person {
  readonly contact: LiveContact;
  live: readonly LiveEnrollment[] = [];
  open: readonly LiveEnrollment[] = [];
  /** Few: nearly always one. Replaced, never changed in place. */
  timers: readonly AgendaItem[] = none;
  /** Where its valid entry in the queue stands. */
  queuedAt: Instant = Number.POSITIVE_INFINITY;
  /** Effects that are being performed. */
  inFlight = 0;

  constructor(contact: LiveContact) {
    this.contact = contact;
  }

  /** When its first timer is due; infinite if it has none. */
  get nextAt(): Instant {
    let first = Number.POSITIVE_INFINITY;
    for (const { at } of this.timers) if (at < first) first = at;
    return first;
  }

  /** Takes a timer out. */
  drop(item: AgendaItem): void {
    this.timers = this.timers.length === 1 ? none : this.timers.filter((one) => one !== item);
  }
}

/** Keeps timers with the person whose turn it is. */
export class PersonTimers implements TimerBook {
  person: Person | undefined = undefined;

  set(name: string, due: Instant, timer: TimerBody, _lane: 'input' | 'effect', place: Place, now: Instant): void {
    if (this.person === undefined) return;
    const item: AgendaItem = {
      at: Math.max(due, now),
      place,
      body: { type: 'timer', timer },
      name,
      seq: undefined,
      isDropped: false,
    };
    this.clear(name);
    const { timers } = this.person;
    this.person.timers = timers.length === 0 ? [item] : [...timers, item];
  }

  clear(name: string): void {
    if (this.person === undefined) return;
    for (const item of this.person.timers) if (item.name === name) return this.person.drop(item);
  }

  finish(): void {
    // A timer is taken out before its turn.
  }
}
