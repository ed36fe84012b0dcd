import type { Item, Lane, Sequence } from './block-tree.ts';
import type { LayoutEdge, LayoutNode } from './layout.ts';
import type { OrderedGraph } from './order-graph.ts';

interface Built {
  readonly sequence: Sequence;
  readonly feeds: ReadonlySet<string>;
}

/**
 * Turns a graph into nested sequences. Each card has one place: below the card that all paths to it pass last.
 *
 * A path that does not fit the nesting (a loop, or a jump past a meeting point) leaves its sequence as a `leave` edge,
 * which the router brings around. So every graph has a layout, and a series-parallel one has no such edge.
 *
 * @param isPlaced - Whether a card is drawn in another part already; edges to it become jumps.
 */
export function decompose(
  root: string,
  graph: OrderedGraph,
  nodes: ReadonlyMap<string, LayoutNode>,
  isPlaced: (id: string) => boolean,
): Sequence {
  const isOwnStep = (edge: LayoutEdge): boolean => !graph.back.has(edge) && graph.incoming.get(edge.target) === 1;
  const tailKind = (edge: LayoutEdge): 'jump' | 'leave' => (isPlaced(edge.target) ? 'jump' : 'leave');

  /** A loop back feeds nothing: what it leads to stands further up already. */
  const fedBy = (edge: LayoutEdge): readonly string[] =>
    tailKind(edge) === 'leave' && !graph.back.has(edge) ? [edge.target] : [];

  function sequenceFrom(first: string): Built {
    const items: Item[] = [];
    const feeds = new Set<string>();
    let waiting: string[] = [first];
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      feeds.delete(id);
      const card = nodes.get(id);
      const edges = graph.outOf.get(id) ?? [];
      const only = edges.length === 1 ? edges[0] : undefined;
      if (only !== undefined) {
        const isStep = tailKind(only) === 'leave' && isOwnStep(only);
        items.push({ card, out: { edge: only, kind: isStep ? 'flow' : tailKind(only) }, lanes: [] });
        if (isStep) waiting = [only.target, ...waiting];
        else for (const target of fedBy(only)) feeds.add(target);
        continue;
      }
      const { lanes, trunk } = gather(edges.map(laneOf), graph.joinsOf.get(id) ?? []);
      items.push({ card, out: undefined, lanes });
      for (const lane of lanes) for (const target of lane.feeds) feeds.add(target);
      waiting = [...trunk, ...waiting];
    }
    for (const item of items) if (item.card !== undefined) feeds.delete(item.card.id);
    return { sequence: { items, tail: undefined }, feeds };
  }

  function laneOf(edge: LayoutEdge): Lane {
    const kind = tailKind(edge);
    if (kind === 'leave' && isOwnStep(edge)) {
      const built = sequenceFrom(edge.target);
      return { edge, sequence: built.sequence, feeds: built.feeds };
    }
    return { edge, sequence: { items: [], tail: { edge, kind } }, feeds: new Set(fedBy(edge)) };
  }

  /** Puts lanes that meet before the others into a group of their own; what is left of the meeting points follows below the split. */
  function gather(lanes: readonly Lane[], joins: readonly string[]): { readonly lanes: readonly Lane[]; readonly trunk: readonly string[] } {
    let now = lanes;
    for (const [index, join] of joins.entries()) {
      const feeders = now.flatMap((lane, at) => (lane.feeds.has(join) ? [at] : []));
      const [from, to] = [feeders[0], feeders.at(-1)];
      if (from === undefined || to === undefined || feeders.length === 1) return { lanes: now, trunk: joins.slice(index) };
      const between = now.slice(from, to + 1);
      const outside = [...now.slice(0, from), ...now.slice(to + 1)];
      const isTogether = between.every((lane) => lane.feeds.has(join) || lane.feeds.size === 0);
      if (!isTogether || outside.every((lane) => lane.feeds.size === 0)) return { lanes: now, trunk: joins.slice(index) };
      now = [...now.slice(0, from), groupOf(between, join), ...now.slice(to + 1)];
    }
    return { lanes: now, trunk: [] };
  }

  function groupOf(lanes: readonly Lane[], join: string): Lane {
    const below = sequenceFrom(join);
    const feeds = new Set([...lanes.flatMap((lane) => [...lane.feeds]), ...below.feeds]);
    feeds.delete(join);
    const opening: Item = { card: undefined, out: undefined, lanes };
    return { edge: undefined, sequence: { items: [opening, ...below.sequence.items], tail: undefined }, feeds };
  }

  return sequenceFrom(root).sequence;
}
