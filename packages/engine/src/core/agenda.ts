import type { Instant } from '@sojourn/schema';
import type { InputBody } from './inputs.ts';

/** Where an input stands among those of its own instant. */
export type Place =
  /** An event, a change, a result or a command: by arrival. */
  | { readonly lane: 0; readonly seq: bigint }
  /** A timer of an enrollment: by journey, age and node. */
  | { readonly lane: 1; readonly rank: number; readonly age: number; readonly nodeId: string; readonly name: string }
  /** A timer of a trigger: by journey and the trigger's place in the document. */
  | { readonly lane: 2; readonly rank: number; readonly order: number }
  /** A waiting entry that is let in: by journey, then first come first let in. */
  | { readonly lane: 3; readonly rank: number; readonly n: number };

/** An input that waits for its turn. */
export interface AgendaItem {
  readonly at: Instant;
  readonly place: Place;
  readonly body: InputBody;
  /** A timer's name. */
  readonly name: string | undefined;
  /** Absent on a timer that this batch has set itself. */
  readonly seq: bigint | undefined;
  /** A timer that has been cleared or replaced. */
  isDropped: boolean;
}

/** A contact's inputs in the order in which they are applied. */
export interface Agenda {
  add(item: AgendaItem): void;
  /** Forgets a timer that has not had its turn. */
  drop(name: string): void;
  next(): AgendaItem | undefined;
  /** The one that `next` would give. */
  peek(): AgendaItem | undefined;
}

/**
 * Orders inputs by instant, then inputs by arrival, then timers of enrollments, then timers of triggers, then waiting entries.
 *
 * Instants have to be clamped already: none earlier than the last input applied. As later ones are never earlier, an item's
 * place does not change while it waits.
 */
export function createAgenda(items: readonly AgendaItem[]): Agenda {
  const waiting = items.toSorted(compareItems);
  const named = new Map<string, AgendaItem>();
  for (const item of items) if (item.name !== undefined) named.set(item.name, item);
  let head = 0;
  return {
    add(item) {
      let low = head;
      let high = waiting.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        const other = waiting[middle];
        if (other !== undefined && compareItems(other, item) <= 0) low = middle + 1;
        else high = middle;
      }
      waiting.splice(low, 0, item);
      if (item.name !== undefined) named.set(item.name, item);
    },
    drop(name) {
      const item = named.get(name);
      if (item === undefined) return;
      item.isDropped = true;
      named.delete(name);
    },
    peek() {
      while (waiting[head]?.isDropped === true) head += 1;
      return waiting[head];
    },
    next() {
      while (head < waiting.length) {
        const item = waiting[head];
        head += 1;
        if (item === undefined || item.isDropped) continue;
        if (item.name !== undefined) named.delete(item.name);
        return item;
      }
      return undefined;
    },
  };
}

/** By instant, then by place. */
export function compareItems(one: Pick<AgendaItem, 'at' | 'place'>, other: Pick<AgendaItem, 'at' | 'place'>): number {
  return one.at - other.at || one.place.lane - other.place.lane || comparePlaces(one.place, other.place);
}

function comparePlaces(one: Place, other: Place): number {
  if (one.lane === 0 && other.lane === 0) return one.seq < other.seq ? -1 : one.seq > other.seq ? 1 : 0;
  if (one.lane === 1 && other.lane === 1) {
    return one.rank - other.rank || one.age - other.age || compareText(one.nodeId, other.nodeId) || compareText(one.name, other.name);
  }
  if (one.lane === 2 && other.lane === 2) return one.rank - other.rank || one.order - other.order;
  if (one.lane === 3 && other.lane === 3) return one.rank - other.rank || one.n - other.n;
  return 0;
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
