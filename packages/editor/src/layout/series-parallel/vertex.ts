import type { LayoutEdge, LayoutGraph, LayoutNode } from '../layout.ts';
import type { Row } from './row.ts';
import type { Sequence } from './sequence.ts';

/** An edge with its two ends at hand. */
export interface Arc {
  readonly edge: LayoutEdge;
  readonly source: Vertex;
  readonly target: Vertex;
  /** Closes a loop. */
  isBack: boolean;
  /** The column it runs down first. */
  lane: Sequence | undefined;
}

/** A box and what the passes of the layout find out about it. Lives for one layout. */
export interface Vertex {
  readonly node: LayoutNode;
  readonly out: Arc[];
  /** The part of the graph it is in, by the root that reached it first; -1 before. */
  part: number;
  /** Arcs from its own part, those that close loops aside. */
  readonly into: Arc[];
  /** The last box that every path from the root of its part passes before it. */
  dominator: Vertex | undefined;
  /** Count of dominators above it. */
  depth: number;
  /** A dominator far above, so that a climb takes logarithmic time. */
  jump: Vertex | undefined;
  /** Boxes at which paths meet that parted here, each after those that lead to it. */
  readonly joins: Vertex[];
  /** Count of decisions it dominates, itself included. */
  decisions: number;
  /** Least depth of a dominator of what the boxes it dominates lead to; tells whether something leads out of its reach. */
  reach: number;
  sequence: Sequence | undefined;
  /** Its place in the sequence. */
  index: number;
  /** The line on which forward paths from aside arrive. */
  forwardRow: Row | undefined;
  /** The line on which loops arrive. */
  backRow: Row | undefined;
}

/** Boxes by id and their arcs in outlet order. Edges that name no box are left out. */
export function readGraph(graph: LayoutGraph): ReadonlyMap<string, Vertex> {
  const vertices = new Map<string, Vertex>();
  for (const node of graph.nodes) if (!vertices.has(node.id)) vertices.set(node.id, newVertex(node));
  for (const edge of graph.edges) {
    const source = vertices.get(edge.source);
    const target = vertices.get(edge.target);
    if (source !== undefined && target !== undefined) source.out.push({ edge, source, target, isBack: false, lane: undefined });
  }
  return vertices;
}

function newVertex(node: LayoutNode): Vertex {
  return {
    node,
    out: [],
    part: -1,
    into: [],
    dominator: undefined,
    depth: 0,
    jump: undefined,
    joins: [],
    decisions: 0,
    reach: Number.POSITIVE_INFINITY,
    sequence: undefined,
    index: -1,
    forwardRow: undefined,
    backRow: undefined,
  };
}
