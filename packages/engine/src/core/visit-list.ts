import type { Instant } from '@sojourn/schema';
import type { VisitRecord } from './state.ts';

/**
 * The visits of an enrollment by node, in the order of the first ones. Flat: names in one list, three numbers a node in another,
 * so that an arrival copies nothing.
 */
export class VisitList {
  readonly #nodeIds: string[];
  readonly #numbers: number[] = [];

  constructor(visits: Readonly<Record<string, VisitRecord>>) {
    this.#nodeIds = Object.keys(visits);
    for (const nodeId of this.#nodeIds) {
      const [count, at, arrivals] = visits[nodeId] ?? [0, 0, 0];
      this.#numbers.push(count, at, arrivals);
    }
  }

  of(nodeId: string): VisitRecord | undefined {
    const place = this.#nodeIds.indexOf(nodeId) * 3;
    return place < 0 ? undefined : [this.#numbers[place] ?? 0, this.#numbers[place + 1] ?? 0, this.#numbers[place + 2] ?? 0];
  }

  count(nodeId: string): number {
    const place = this.#nodeIds.indexOf(nodeId);
    return place < 0 ? 0 : (this.#numbers[place * 3] ?? 0);
  }

  note(nodeId: string, at: Instant, arrivals: number): void {
    const place = this.#nodeIds.indexOf(nodeId) * 3;
    if (place < 0) {
      this.#nodeIds.push(nodeId);
      this.#numbers.push(1, at, arrivals);
      return;
    }
    this.#numbers[place] = (this.#numbers[place] ?? 0) + 1;
    this.#numbers[place + 1] = at;
    this.#numbers[place + 2] = arrivals;
  }

  toRecord(): Readonly<Record<string, VisitRecord>> {
    // Not by assignment: a node may be called `__proto__`.
    return Object.fromEntries(this.#nodeIds.map((nodeId) => [nodeId, this.of(nodeId) ?? [0, 0, 0]]));
  }
}
