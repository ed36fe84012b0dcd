import type { Instant } from '@sojourn/schema';

/** What is asked for of a counter that contacts share: `n` more of a bucket that holds `limit`. */
export interface Ask {
  /** Names its fixed window, so that a new window is a new bucket. */
  readonly bucket: string;
  readonly n: number;
  readonly limit: number;
}

/** A ceiling of the breaker that an attempt would have passed: its journey is paused as of that instant. */
export interface Trip {
  readonly journeyId: string;
  readonly at: Instant;
  readonly ceiling: 'contact' | 'node' | 'journey';
  /** The node whose attempt it was. */
  readonly nodeId: string;
  /** Attempts per hour that are allowed. */
  readonly limit: number;
}

/** Counters that contacts share, as the core takes from them. */
export interface Grants {
  /** Whether a bucket that holds `limit` has one more. */
  has(bucket: string, limit: number): boolean;
  /** Takes one of a bucket; false if there is none. */
  take(bucket: string, limit: number): boolean;
  /** What has to be taken from the store before the call can be committed. */
  readonly asks: readonly Ask[];
  /** Buckets that earlier calls had found exhausted and this one has met; what a replay has to be told of them. */
  readonly met?: ReadonlySet<string>;
}

/** What one call was granted of counters that contacts share, what it has used, and what it asks for. */
export class GrantBook implements Grants {
  readonly #granted: ReadonlyMap<string, number>;
  readonly #exhausted: ReadonlySet<string>;
  readonly #full: ReadonlySet<string>;
  readonly #used = new Map<string, number>();
  readonly #asks = new Map<string, Ask>();
  readonly met: Set<string> = new Set();

  /**
   * @param exhausted - Buckets that gave less than was asked of them: more is not to be had.
   * @param full - Likewise, by `fullName`, of earlier calls: what is full stays so.
   */
  constructor(granted: Readonly<Record<string, number>> = {}, exhausted: readonly string[] = [], full: ReadonlySet<string> = new Set()) {
    this.#granted = new Map(Object.entries(granted));
    this.#exhausted = new Set(exhausted);
    this.#full = full;
  }

  /** Whether a bucket has one more. As long as it has not said no, it is taken to have. */
  has(bucket: string, limit: number): boolean {
    const isSpent = this.#exhausted.has(bucket) || (this.#full.size > 0 && this.#isFull(fullName(bucket, limit)));
    return !isSpent || this.#usedOf(bucket) < this.#grantedOf(bucket);
  }

  /**
   * Takes one of a bucket.
   *
   * @returns Whether there was one. If nobody knows yet, it is asked for, and taken as granted: what this call comes to is not
   * committed then.
   */
  take(bucket: string, limit: number): boolean {
    if (!this.has(bucket, limit)) return false;
    const used = this.#usedOf(bucket) + 1;
    this.#used.set(bucket, used);
    const n = used - this.#grantedOf(bucket);
    if (n > 0) this.#asks.set(bucket, { bucket, n, limit });
    return true;
  }

  /** What has to be taken from the store before the call can be committed. */
  get asks(): readonly Ask[] {
    return [...this.#asks.values()];
  }

  #isFull(name: string): boolean {
    if (!this.#full.has(name)) return false;
    this.met.add(name);
    return true;
  }

  #usedOf(bucket: string): number {
    return this.#used.get(bucket) ?? 0;
  }

  #grantedOf(bucket: string): number {
    return this.#granted.get(bucket) ?? 0;
  }
}

/** A bucket that is full at a limit; a higher one may find room in it. */
export function fullName(bucket: string, limit: number): string {
  return `${limit}:${bucket}`;
}
