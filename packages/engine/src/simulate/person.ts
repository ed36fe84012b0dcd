import type { Instant, JsonObject, TimeZone } from '@sojourn/schema';
import type { AgendaItem } from '../core/agenda.ts';
import type { LiveContact } from '../core/live-contact.ts';
import type { LiveEnrollment } from '../core/live-enrollment.ts';
import type { EntryState, KeptEvent } from '../core/state.ts';

/** A contact with what it is in, as the core changes it. */
export interface Awake {
  readonly contact: LiveContact;
  live: readonly LiveEnrollment[];
  open: readonly LiveEnrollment[];
  /** Of triggers and waiting entries; those of enrollments are with them. Replaced, never changed in place. */
  timers: readonly AgendaItem[];
  /** It is among those to be put to sleep again. */
  isUp: boolean;
  /** Effects that are being performed. */
  inFlight: number;
  /** Where its valid entry in the queue stands. */
  queuedAt: Instant;
}

/** What only some contacts have; never changed. */
export interface Particulars {
  readonly timezone: TimeZone | undefined;
  readonly tags: readonly string[];
  readonly segments: readonly string[];
  readonly history: Readonly<Record<string, readonly KeptEvent[]>>;
  readonly data: EntryState['data'];
  readonly event: EntryState['event'];
}

/**
 * A contact of a population. Awake it is what the core works on; asleep it is as little as can be: these references, and numbers
 * in cells.
 */
export class Person {
  readonly id: string;
  /** Awake: what the core works on. Asleep: the first of its cells. One field for both, because there are so many of them. */
  at: Awake | number | undefined = undefined;
  attributes: JsonObject | undefined = undefined;
  consent: Readonly<Record<string, string>> | undefined = undefined;
  more: Particulars | undefined = undefined;
  /** Of the enrollment that it waits in. Kept, because it takes longer to make than all the rest. */
  enrollmentId = '';

  constructor(id: string) {
    this.id = id;
  }

  get awake(): Awake | undefined {
    return typeof this.at === 'object' ? this.at : undefined;
  }

  get cell(): number {
    return typeof this.at === 'number' ? this.at : 0;
  }
}
