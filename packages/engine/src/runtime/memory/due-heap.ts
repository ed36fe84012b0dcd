import type { Instant } from '@sojourn/schema';

interface Entry<T> {
  readonly at: Instant;
  /** Equal instants leave in the order they came. */
  readonly order: number;
  readonly item: T;
}

/** A binary heap by instant. */
export interface DueHeap<T> {
  push(at: Instant, item: T): void;
  /** The earliest entry. */
  first(): { readonly at: Instant; readonly item: T } | undefined;
  /** Takes the earliest entry off. */
  drop(): void;
}

/** An empty heap. */
export function createDueHeap<T>(): DueHeap<T> {
  const entries: Entry<T>[] = [];
  let order = 0;

  return {
    push(at, item) {
      order += 1;
      rise(entries, { at, order, item });
    },
    first: () => entries[0],
    drop() {
      const last = entries.pop();
      if (last !== undefined && entries.length > 0) sink(entries, last);
    },
  };
}

function isBefore<T>(one: Entry<T>, other: Entry<T>): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}

function rise<T>(entries: Entry<T>[], entry: Entry<T>): void {
  let index = entries.length;
  while (index > 0) {
    const above = (index - 1) >> 1;
    const parent = entries[above];
    if (parent === undefined || isBefore(parent, entry)) break;
    entries[index] = parent;
    index = above;
  }
  entries[index] = entry;
}

function sink<T>(entries: Entry<T>[], entry: Entry<T>): void {
  let index = 0;
  for (;;) {
    const left = entries[2 * index + 1];
    const right = entries[2 * index + 2];
    const isRight = right !== undefined && left !== undefined && isBefore(right, left);
    const child = isRight ? right : left;
    if (child === undefined || isBefore(entry, child)) break;
    entries[index] = child;
    index = 2 * index + (isRight ? 2 : 1);
  }
  entries[index] = entry;
}
