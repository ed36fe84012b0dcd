import type { Instant } from '@sojourn/schema';
import type { VisitRecord } from './state.ts';

/**
 * The visits of an enrollment by node, in the order of the first ones. Flat: names in one list, three numbers a node in another,
 * so that an arrival copies nothing, and one list can serve one enrollment after the other.
 */
export class VisitList {
  readonly #nodeIds: string[] = [];
  /** Count, instant of the latest arrival, and how many events had arrived by then. */
  readonly #numbers: number[] = [];
  #length = 0;

  /** The list of visits that were stored. */
  static from(visits: Readonly<Record<string, VisitRecord>>): VisitList {
    const list = new VisitList();
    for (const nodeId of Object.keys(visits)) {
      const visit = visits[nodeId];
      if (visit !== undefined) list.add(nodeId, visit[0], visit[1], visit[2]);
    }
    return list;
  }

  /** How many nodes have been visited. */
  get length(): number {
    return this.#length;
  }

  clear(): void {
    this.#length = 0;
  }

  /** Adds a node that is not in the list. */
  add(nodeId: string, count: number, at: Instant, arrivals: number): void {
    const place = this.#length;
    this.#nodeIds[place] = nodeId;
    this.#numbers[place * 3] = count;
    this.#numbers[place * 3 + 1] = at;
    this.#numbers[place * 3 + 2] = arrivals;
    this.#length = place + 1;
  }

  nodeIdAt(place: number): string {
    return place < 0 || place >= this.#length ? '' : (this.#nodeIds[place] ?? '');
  }

  countAt(place: number): number {
    return this.#numbers[place * 3] ?? 0;
  }

  instantAt(place: number): Instant {
    return this.#numbers[place * 3 + 1] ?? 0;
  }

  arrivalsAt(place: number): number {
    return this.#numbers[place * 3 + 2] ?? 0;
  }

  of(nodeId: string): VisitRecord | undefined {
    const place = this.placeOf(nodeId);
    return place < 0 ? undefined : [this.countAt(place), this.instantAt(place), this.arrivalsAt(place)];
  }

  count(nodeId: string): number {
    const place = this.placeOf(nodeId);
    return place < 0 ? 0 : this.countAt(place);
  }

  note(nodeId: string, at: Instant, arrivals: number): void {
    const place = this.placeOf(nodeId);
    if (place < 0) return this.add(nodeId, 1, at, arrivals);
    this.#numbers[place * 3] = this.countAt(place) + 1;
    this.#numbers[place * 3 + 1] = at;
    this.#numbers[place * 3 + 2] = arrivals;
  }

  toRecord(): Readonly<Record<string, VisitRecord>> {
    const visits: [string, VisitRecord][] = [];
    for (let place = 0; place < this.#length; place += 1) {
      visits.push([this.nodeIdAt(place), [this.countAt(place), this.instantAt(place), this.arrivalsAt(place)]]);
    }
    // Not by assignment: a node may be called `__proto__`.
    return Object.fromEntries(visits);
  }

  /** A node's place in the list; -1 if it was not visited. Looked for from the end: it is nearly always the latest. */
  placeOf(nodeId: string): number {
    for (let place = this.#length - 1; place >= 0; place -= 1) if (this.#nodeIds[place] === nodeId) return place;
    return -1;
  }
}
