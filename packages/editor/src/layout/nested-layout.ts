import { decompose } from './decompose.ts';
import type { Box, LayoutEdge, LayoutFunction, LayoutGraph, LayoutNode, Route } from './layout.ts';
import { measure } from './measure.ts';
import { edgesBySource, orderGraph } from './order-graph.ts';
import { orient, orientedGraph } from './orient.ts';
import type { Down } from './orient.ts';
import { place } from './place.ts';
import { planTree } from './plan.ts';
import { spacing } from './spacing.ts';

/**
 * Lays out a journey from top to bottom as nested sequences, synchronously and in time that grows with cards and edges.
 *
 * Outlets keep their order from left to right, cards never overlap, and no edge runs through a card. Cards that the start
 * does not reach stand to the right, in parts of their own. Any graph has a layout; loops run at the side of what they repeat.
 */
export const layoutJourney: LayoutFunction = (graph) => orient(layoutDown(orientedGraph(graph)), graph);

function layoutDown(graph: LayoutGraph): Down {
  const nodes = new Map<string, LayoutNode>(graph.nodes.map((node) => [node.id, node]));
  const outOf = edgesBySource(graph);
  const cards = new Map<string, Box>();
  const routes = new Map<string, Route>();
  let right = 0;
  for (const root of rootsOf(graph, outOf)) {
    if (cards.has(root)) continue;
    const known = new Set(cards.keys());
    const free = known.size === 0 ? outOf : new Map([...outOf].filter(([id]) => !known.has(id)));
    const { plan, streams } = planTree(decompose(root, orderGraph(root, free), nodes, (id) => known.has(id)));
    measure(plan);
    place(plan, known.size === 0 ? 0 : right + spacing.apart + plan.left, 0, streams, { cards, routes });
    right = Math.max(right, plan.axis + plan.right);
  }
  return { cards, routes };
}

/** The start, then cards that nothing leads to, then one of each loop that nothing leads to. */
function rootsOf(graph: LayoutGraph, outOf: ReadonlyMap<string, readonly LayoutEdge[]>): readonly string[] {
  const led = new Set(graph.edges.flatMap((edge) => (edge.target === edge.source ? [] : [edge.target])));
  const ids = [...outOf.keys()];
  return [graph.root, ...ids.filter((id) => !led.has(id)), ...ids].filter((id) => outOf.has(id));
}
