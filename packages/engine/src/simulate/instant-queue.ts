import type { Instant } from '@sojourn/schema';

/** Things by instant. Those of one instant come in the order they were put in, and cost no more than one heap entry together. */
export class InstantQueue<T> {
  readonly #groups = new Map<Instant, T[]>();
  /** A binary heap of the instants that have a group. */
  readonly #instants: Instant[] = [];

  /** The earliest instant; infinite if there is none. */
  get nextAt(): Instant {
    return this.#instants[0] ?? Number.POSITIVE_INFINITY;
  }

  push(at: Instant, item: T): void {
    const group = this.#groups.get(at);
    if (group !== undefined) {
      group.push(item);
      return;
    }
    this.#groups.set(at, [item]);
    this.#rise(at);
  }

  /** Takes all of the earliest instant. */
  take(): readonly T[] {
    const [first] = this.#instants;
    if (first === undefined) return [];
    const group = this.#groups.get(first) ?? [];
    this.#groups.delete(first);
    this.#sink();
    return group;
  }

  #rise(at: Instant): void {
    const heap = this.#instants;
    let place = heap.length;
    heap.push(at);
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = heap[above] ?? at;
      if (parent <= at) break;
      heap[place] = parent;
      place = above;
    }
    heap[place] = at;
  }

  #sink(): void {
    const heap = this.#instants;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let place = 0;
    for (;;) {
      const left = 2 * place + 1;
      if (left >= heap.length) break;
      const right = left + 1;
      const below = right < heap.length && (heap[right] ?? last) < (heap[left] ?? last) ? right : left;
      const child = heap[below] ?? last;
      if (child >= last) break;
      heap[place] = child;
      place = below;
    }
    heap[place] = last;
  }
}
