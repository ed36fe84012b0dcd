import type { Instant } from '@sojourn/schema';

/** What a clock that is moved by hand settles on the way: an engine, seen from its clock. */
export interface Sleeper {
  /** When it would next do something; `null` if nothing is planned. */
  nextDue(): Promise<Instant | null>;
  /** Does all that is due now, and resolves when idle. */
  settle(): Promise<void>;
}

/** Where the engine takes time from, and how it sleeps. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): Instant;
  /** Calls once at or after an instant; returns a function that cancels it. */
  wakeAt(at: Instant, wake: () => void): () => void;
  /** Called by an engine when it is made. A clock that is moved by hand keeps it, to settle it at every wake-up on the way. */
  attach?(sleeper: Sleeper): void;
}
