import type { Instant } from '@sojourn/schema';

/** Where the engine takes time from, and how it sleeps. */
export interface Clock {
  now(): Instant;
  /** Calls once at or after an instant; returns a function that cancels it. */
  wakeAt(at: Instant, wake: () => void): () => void;
}
