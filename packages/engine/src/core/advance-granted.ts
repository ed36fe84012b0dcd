import { advance } from './advance.ts';
import type { Advance, AdvanceOptions, Definitions, PlacedInput, Snapshot } from './advance-types.ts';
import type { Ask } from './grant-book.ts';

/**
 * Advances one contact where the counters that contacts share are at hand: takes what is asked for and advances again, until
 * nothing is.
 *
 * @param take - How many of the `n` asked for there are; what it gives is taken.
 */
export function advanceGranted(
  definitions: Definitions,
  snapshot: Snapshot,
  inputs: readonly PlacedInput[],
  options: AdvanceOptions,
  take: (ask: Ask) => number,
): Advance {
  const grants = new Map<string, number>();
  const exhausted: string[] = [];
  for (;;) {
    const done = advance(definitions, snapshot, inputs, { ...options, grants: Object.fromEntries(grants), exhausted });
    if (done.asks.length === 0) return done;
    for (const ask of done.asks) {
      const granted = take(ask);
      grants.set(ask.bucket, (grants.get(ask.bucket) ?? 0) + granted);
      if (granted < ask.n) exhausted.push(ask.bucket);
    }
  }
}

/** Takes from counters in memory. */
export function takeFrom(counters: Map<string, number>, { bucket, n, limit }: Ask): number {
  const used = counters.get(bucket) ?? 0;
  const granted = Math.max(0, Math.min(n, limit - used));
  counters.set(bucket, used + granted);
  return granted;
}
