import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextRoom } from './entry-limit.ts';
import { fullName, GrantBook } from './grant-book.ts';
import type { Ask } from './grant-book.ts';

const perMs = 3_600_000;

/** Counters that know a limit, and what an engine remembers of full ones. */
class Counters {
  readonly used = new Map<string, number>();
  readonly full = new Set<string>();
  asked = 0;

  take({ bucket, n, limit }: Ask): number {
    this.asked += 1;
    const used = this.used.get(bucket) ?? 0;
    const granted = Math.max(0, Math.min(n, limit - used));
    this.used.set(bucket, used + granted);
    if (granted < n) this.full.add(fullName(bucket, limit));
    return granted;
  }

  /** The window that one entry gets, as the runtime gets it: asking until nothing is asked for. */
  roomAt(now: number, count: number): number {
    const granted: Record<string, number> = {};
    const exhausted: string[] = [];
    for (;;) {
      const grants = new GrantBook(granted, exhausted, this.full);
      const room = nextRoom({ grants, now }, { id: 'a:b', limit: { count, perMs } });
      if (grants.asks.length === 0) return room ?? Math.floor(now / perMs) * perMs;
      for (const ask of grants.asks) {
        const more = this.take(ask);
        granted[ask.bucket] = (granted[ask.bucket] ?? 0) + more;
        if (more < ask.n) exhausted.push(ask.bucket);
      }
    }
  }
}

describe('a place under a limit', () => {
  it('is in the first window that has one, whoever came before and when', () => {
    const entries = fc.array(fc.nat({ max: 5 * perMs }), { maxLength: 80 }).map((ats) => ats.toSorted((one, other) => one - other));
    fc.assert(
      fc.property(entries, fc.integer({ min: 1, max: 4 }), (ats, count) => {
        const counters = new Counters();
        const taken = new Map<number, number>();
        for (const now of ats) {
          let expected = Math.floor(now / perMs) * perMs;
          while ((taken.get(expected) ?? 0) >= count) expected += perMs;
          taken.set(expected, (taken.get(expected) ?? 0) + 1);
          expect(counters.roomAt(now, count)).toBe(expected);
        }
      }),
      { numRuns: 300, seed: 20_260_302 },
    );
  });

  it('is found without asking for each window that is full', () => {
    const counters = new Counters();
    for (let entry = 0; entry < 2_000; entry += 1) counters.roomAt(0, 1);
    expect(counters.roomAt(0, 1)).toBe(2_000 * perMs);
    expect(counters.asked).toBeLessThan(2 * 2_001 + 1);
  });

  it('is there at once in a window that was full at a lower limit', () => {
    const counters = new Counters();
    for (let entry = 0; entry < 3; entry += 1) counters.roomAt(0, 1);
    expect(counters.roomAt(0, 2)).toBe(0);
    expect(counters.roomAt(0, 1)).toBe(3 * perMs);
  });
});
