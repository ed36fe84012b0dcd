import type { Instant } from '@sojourn/schema';
import { createDueHeap } from './due-heap.ts';

/** What waits in a queue. `queuedAt` belongs to the queue. */
export interface Waiting {
  /** When its first input is due; `null` if it has none, or is leased. */
  wakeAt: Instant | null;
  /** Where its valid entry stands in the heap. */
  queuedAt: Instant | null;
}

/** Contacts of one tenant by when they are due. */
export interface ContactQueue<T extends Waiting> {
  /** To be called when `wakeAt` of an item has changed. */
  update(item: T): void;
  /** The first by due. */
  first(): T | undefined;
  /** Takes the first off; `update` puts it back. */
  drop(): void;
}

/**
 * A queue that holds about one heap entry per contact: an entry may stand too early, never too late, and is put where it
 * belongs when it comes up.
 */
export function createContactQueue<T extends Waiting>(): ContactQueue<T> {
  const heap = createDueHeap<T>();
  const place = (item: T): void => {
    item.queuedAt = item.wakeAt;
    if (item.wakeAt !== null) heap.push(item.wakeAt, item);
  };
  return {
    update(item) {
      if (item.wakeAt !== null && (item.queuedAt === null || item.wakeAt < item.queuedAt)) place(item);
    },
    first() {
      for (let entry = heap.first(); entry !== undefined; entry = heap.first()) {
        const { at, item } = entry;
        if (at === item.queuedAt && at === item.wakeAt) return item;
        heap.drop();
        // An entry elsewhere in the heap is the valid one unless this was it.
        if (at === item.queuedAt) place(item);
      }
      return undefined;
    },
    drop() {
      const entry = heap.first();
      heap.drop();
      if (entry !== undefined) entry.item.queuedAt = null;
    },
  };
}
