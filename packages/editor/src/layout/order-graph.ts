import type { LayoutEdge, LayoutGraph } from './layout.ts';

/** What is known of the part of a graph that one root reaches, its loops cut open. */
export interface OrderedGraph {
  /** Each card after all that lead to it, loops aside. */
  readonly order: readonly string[];
  readonly outOf: ReadonlyMap<string, readonly LayoutEdge[]>;
  /** Edges that close a loop. */
  readonly back: ReadonlySet<LayoutEdge>;
  /** How many edges lead to a card, those that close loops aside. */
  readonly incoming: ReadonlyMap<string, number>;
  /** Meeting points by the card at which their paths parted. */
  readonly joinsOf: ReadonlyMap<string, readonly string[]>;
  /** The card every path to this one passes last. */
  readonly dominator: ReadonlyMap<string, string>;
}

/** Groups edges by their source, in order. */
export function edgesBySource(graph: LayoutGraph): ReadonlyMap<string, readonly LayoutEdge[]> {
  const outOf = new Map<string, LayoutEdge[]>(graph.nodes.map((node) => [node.id, []]));
  for (const edge of graph.edges) outOf.get(edge.source)?.push(edge);
  return outOf;
}

/**
 * Walks what `root` reaches, depth first in outlet order. Linear in cards and edges, but for climbing dominators.
 *
 * @param outOf - Edges by source; targets that are no key of it are left out.
 */
export function orderGraph(root: string, outOf: ReadonlyMap<string, readonly LayoutEdge[]>): OrderedGraph {
  const { order, back } = walk(root, outOf);
  const place = new Map(order.map((id, index) => [id, index]));
  const incoming = new Map<string, number>();
  const dominator = new Map<string, string>();
  for (const id of order) {
    for (const edge of outOf.get(id) ?? []) {
      const { target } = edge;
      if (back.has(edge) || !place.has(target)) continue;
      incoming.set(target, (incoming.get(target) ?? 0) + 1);
      const known = dominator.get(target);
      dominator.set(target, known === undefined ? id : commonDominator(known, id, dominator, place));
    }
  }
  const joinsOf = new Map<string, string[]>();
  for (const id of order) {
    const above = dominator.get(id);
    if (above === undefined || (incoming.get(id) ?? 0) < 2) continue;
    const joins = joinsOf.get(above);
    if (joins === undefined) joinsOf.set(above, [id]);
    else joins.push(id);
  }
  return { order, outOf, back, incoming, joinsOf, dominator };
}

function walk(root: string, outOf: ReadonlyMap<string, readonly LayoutEdge[]>): { order: string[]; back: Set<LayoutEdge> } {
  const back = new Set<LayoutEdge>();
  const state = new Map<string, 'open' | 'done'>([[root, 'open']]);
  const finished: string[] = [];
  const stack: { readonly id: string; next: number }[] = [{ id: root, next: 0 }];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const edge = outOf.get(top.id)?.[top.next];
    top.next += 1;
    if (edge === undefined) {
      state.set(top.id, 'done');
      finished.push(top.id);
      stack.pop();
    } else if (outOf.has(edge.target)) {
      const seen = state.get(edge.target);
      if (seen === 'open') back.add(edge);
      if (seen !== undefined) continue;
      state.set(edge.target, 'open');
      stack.push({ id: edge.target, next: 0 });
    }
  }
  return { order: finished.toReversed(), back };
}

function commonDominator(a: string, b: string, dominator: ReadonlyMap<string, string>, place: ReadonlyMap<string, number>): string {
  const at = (id: string): number => place.get(id) ?? 0;
  let [one, other] = [a, b];
  while (one !== other) {
    if (at(one) > at(other)) one = dominator.get(one) ?? other;
    else other = dominator.get(other) ?? one;
  }
  return one;
}
