import type { Connection, JourneyGraph } from '../canvas/journey-graph.ts';
import { ENTRY_CARD } from '../store/editor.ts';

/** A line of the list: a step, or a word about where a path goes on. */
export type OutlineRow =
  | { readonly kind: 'card'; readonly id: string; readonly depth: number }
  /** A way out that has several beside it. */
  | { readonly kind: 'path'; readonly connection: Connection; readonly depth: number }
  /** The path goes on at a step that stands elsewhere in the list. */
  | { readonly kind: 'jump'; readonly connection: Connection; readonly to: string; readonly depth: number }
  | { readonly kind: 'end'; readonly connection: Connection; readonly depth: number };

/**
 * A journey as a list in reading order: each step once, the ways out of a decision indented below it, and what they share
 * after them. Steps that nothing leads to come last.
 */
export function outlineRows(graph: JourneyGraph): readonly OutlineRow[] {
  const outOf = new Map<string, Connection[]>();
  const incoming = new Map<string, number>();
  for (const connection of graph.connections) {
    const list = outOf.get(connection.source);
    if (list === undefined) outOf.set(connection.source, [connection]);
    else list.push(connection);
  }
  const loops = loopsOf(outOf);
  for (const { target, id } of graph.connections) {
    if (target !== undefined && !loops.has(id)) incoming.set(target, (incoming.get(target) ?? 0) + 1);
  }
  const rows: OutlineRow[] = [];
  const listed = new Set<string>();
  // What several paths share waits until the last of them has been told.
  const met = new Map<string, number>();

  const tell = (first: string, depth: number): void => {
    let next: string | undefined = first;
    while (next !== undefined && !listed.has(next)) {
      const id: string = next;
      listed.add(id);
      rows.push({ kind: 'card', id, depth });
      next = follow(outOf.get(id) ?? [], depth);
    }
  };
  const follow = (ways: readonly Connection[], depth: number): string | undefined => {
    const [only, ...others] = ways;
    if (only === undefined) return undefined;
    if (others.length === 0) return step(only, depth);
    const later: string[] = [];
    for (const way of ways) {
      rows.push({ kind: 'path', connection: way, depth: depth + 1 });
      const inner = step(way, depth + 1);
      if (inner !== undefined) tell(inner, depth + 2);
      for (const [id, count] of met) if (count >= (incoming.get(id) ?? 0) && !listed.has(id) && !later.includes(id)) later.push(id);
    }
    const [shared, ...rest] = later.filter((id) => !listed.has(id));
    for (const id of rest) if (!listed.has(id)) tell(id, depth);
    return shared;
  };
  const step = (way: Connection, depth: number): string | undefined => {
    const to = way.target;
    if (to === undefined) {
      rows.push({ kind: 'end', connection: way, depth: depth + 1 });
      return undefined;
    }
    const seen = (met.get(to) ?? 0) + 1;
    met.set(to, seen);
    if (listed.has(to) || (incoming.get(to) ?? 0) > 1) {
      rows.push({ kind: 'jump', connection: way, to, depth: depth + 1 });
      return undefined;
    }
    return to;
  };

  tell(ENTRY_CARD, 0);
  for (const id of [...met.keys(), ...graph.cards.keys()]) if (!listed.has(id) && graph.cards.has(id)) tell(id, 0);
  return rows;
}

/** Ids of the connections that lead back to a step the path has passed. */
function loopsOf(outOf: ReadonlyMap<string, readonly Connection[]>): ReadonlySet<string> {
  const loops = new Set<string>();
  const state = new Map<string, 'open' | 'done'>();
  for (const root of [ENTRY_CARD, ...outOf.keys()]) {
    if (state.has(root)) continue;
    const stack = [{ id: root, next: 0 }];
    state.set(root, 'open');
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const way: Connection | undefined = outOf.get(top.id)?.[top.next];
      top.next += 1;
      if (way === undefined) {
        state.set(top.id, 'done');
        stack.pop();
      } else if (way.target !== undefined) {
        if (state.get(way.target) === 'open') loops.add(way.id);
        if (state.has(way.target)) continue;
        state.set(way.target, 'open');
        stack.push({ id: way.target, next: 0 });
      }
    }
  }
  return loops;
}
