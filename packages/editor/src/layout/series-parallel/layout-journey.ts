import type { LayoutFunction, LayoutGraph } from '../layout.ts';
import { connect } from './connect.ts';
import { decompose } from './decompose.ts';
import { findDominators } from './dominators.ts';
import type { Hop } from './lines.ts';
import { measureAcross } from './measure-across.ts';
import { measureAlong } from './measure-along.ts';
import { orient } from './orient.ts';
import type { Placed, TracedEdge } from './orient.ts';
import { placeSequences } from './place-sequences.ts';
import { planAround } from './plan-around.ts';
import { planForward } from './plan-forward.ts';
import { sizesFor } from './sizes.ts';
import { hasRoomOnSpread, itemOf, traceRoute } from './trace-route.ts';
import { readGraph } from './vertex.ts';
import type { Arc, Vertex } from './vertex.ts';
import { isForward, walkPart } from './walk.ts';

/**
 * Lays out a journey: synchronous, near-linear in boxes and edges, for any graph.
 *
 * Outlets keep their order, boxes never overlap, no line runs through a box, lines are orthogonal. The main path goes straight on;
 * loops run at the side. Columns follow from how paths part and meet, not from what stands in them: inserting a card moves no other
 * card to another column. Boxes the root does not reach stand beside the rest, in parts of their own.
 *
 * @example
 * ```ts
 * const { positions, routes, bounds } = layoutJourney({ root: 'entry', nodes, edges, flow: 'down' });
 * ```
 */
export const layoutJourney: LayoutFunction = (graph) => {
  const vertices = readGraph(graph);
  const roots = partsOf(graph, vertices);
  const sequences = decompose(roots);
  connect(sequences);
  const paths = new Map<Arc, readonly Hop[]>();
  for (const { out } of vertices.values()) for (const arc of out) paths.set(arc, planPath(arc));
  const sizes = sizesFor(graph.flow, vertices.get(graph.root)?.node);
  for (const sequence of sequences.toReversed()) {
    measureAcross(sequence, sizes);
    measureAlong(sequence, sizes);
  }
  placeSequences(sequences);

  const boxes: Placed[] = [];
  const edges: TracedEdge[] = [];
  for (const vertex of vertices.values()) {
    const { node, sequence, out } = vertex;
    boxes.push({ node, across: sequence?.axis ?? 0, along: (sequence?.start ?? 0) + itemOf(vertex).at.card });
    const hasPillsOnSpread = sizes.hasPillsOnSpread && hasRoomOnSpread(vertex);
    for (const [index, arc] of out.entries()) {
      edges.push({ id: arc.edge.id, back: arc.isBack, ...traceRoute(arc, index, paths.get(arc) ?? [], sizes, hasPillsOnSpread) });
    }
  }
  return orient(boxes, edges, graph);
};

/** The root, then boxes that nothing leads to, then one of each loop that nothing leads to: each with what it reaches first. */
function partsOf(graph: LayoutGraph, vertices: ReadonlyMap<string, Vertex>): readonly Vertex[] {
  const led = new Set<Vertex>();
  for (const { out } of vertices.values()) for (const arc of out) if (arc.target !== arc.source) led.add(arc.target);
  const root = vertices.get(graph.root);
  const all = [...vertices.values()];
  const roots: Vertex[] = [];
  for (const vertex of [...(root === undefined ? [] : [root]), ...all.filter((one) => !led.has(one)), ...all]) {
    if (vertex.part !== -1) continue;
    findDominators(walkPart(vertex, roots.length));
    roots.push(vertex);
  }
  return roots;
}

function planPath(arc: Arc): readonly Hop[] {
  const { source, target, lane } = arc;
  if (lane === undefined) return [];
  const isOnAxis = lane === source.sequence;
  // The first box of its own column.
  if (!isOnAxis && lane.items.length > 0) return [];
  const start = { sequence: lane, gap: isOnAxis ? source.index : -1 };
  return isForward(arc) && target.sequence !== undefined ? planForward(arc, start) : planAround(arc, start);
}
