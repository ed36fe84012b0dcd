import type { Instant } from '@sojourn/schema';
import type { VisitRecord } from './state.ts';

/**
 * The visits of an enrollment by node, in the order of the first ones. Flat: names in one list, three numbers a node in another,
 * so that an arrival copies nothing.
 */
export class VisitList {
  readonly #nodeIds: string[];
  /** Count, instant of the latest arrival, and how many events had arrived by then. */
  readonly #numbers: number[];

  /** @param numbers - Three for each node. Both lists become the new one's own. */
  constructor(nodeIds: string[], numbers: number[]) {
    this.#nodeIds = nodeIds;
    this.#numbers = numbers;
  }

  /** The list of visits that were stored. */
  static from(visits: Readonly<Record<string, VisitRecord>>): VisitList {
    const nodeIds = Object.keys(visits);
    const numbers: number[] = [];
    for (const nodeId of nodeIds) {
      const [count, at, arrivals] = visits[nodeId] ?? [0, 0, 0];
      numbers.push(count, at, arrivals);
    }
    return new VisitList(nodeIds, numbers);
  }

  get nodeIds(): readonly string[] {
    return this.#nodeIds;
  }

  get numbers(): readonly number[] {
    return this.#numbers;
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
