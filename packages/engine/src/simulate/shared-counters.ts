import type { Ask, Grants } from '../core/grant-book.ts';

const none: readonly Ask[] = [];

/** The counters that the contacts of a population share: at hand, so that nothing is asked for. */
export class SharedCounters implements Grants {
  readonly #used = new Map<string, number>();
  readonly #full = new Set<string>();
  readonly asks: readonly Ask[] = none;

  has(bucket: string): boolean {
    return !this.#full.has(bucket);
  }

  take(bucket: string, limit: number): boolean {
    const used = this.#used.get(bucket) ?? 0;
    if (used >= limit) return false;
    this.#used.set(bucket, used + 1);
    if (used + 1 >= limit) this.#full.add(bucket);
    return true;
  }
}
