import type { Journey } from '../journey.ts';
import type { JourneyNode } from '../nodes/node.ts';

/** One edge: an outlet that leads to a node. The node it leads to may not exist. */
export interface Edge {
  readonly from: string;
  readonly outlet: string;
  readonly to: string;
}

/** A node by id; own entries only, so that no id reaches a prototype. */
export function nodeOf(journey: Journey, nodeId: string): JourneyNode | undefined {
  return Object.hasOwn(journey.nodes, nodeId) ? journey.nodes[nodeId] : undefined;
}

/** Where an outlet of a node leads; `null` if it is open. */
export function targetOf(node: JourneyNode, outlet: string): string | null {
  const { outlets } = node;
  return outlets !== undefined && Object.hasOwn(outlets, outlet) ? (outlets[outlet] ?? null) : null;
}

/** The connected outlets of one node, in document order, also those that its type does not have. */
export function edgesFrom(journey: Journey, nodeId: string): readonly Edge[] {
  const outlets = nodeOf(journey, nodeId)?.outlets;
  const edges: Edge[] = [];
  if (outlets === undefined) return edges;
  for (const outlet of Object.keys(outlets)) {
    const to = outlets[outlet];
    if (to !== null && to !== undefined) edges.push({ from: nodeId, outlet, to });
  }
  return edges;
}

/** `edgesFrom` of one journey, which looks at each node once: for walks that come by again and again. */
export type EdgesFrom = (nodeId: string) => readonly Edge[];

/** Makes an `EdgesFrom`. The journey must not change while it is used. */
export function createEdgesFrom(journey: Journey): EdgesFrom {
  const known = new Map<string, readonly Edge[]>();
  return (nodeId) => {
    const found = known.get(nodeId);
    if (found !== undefined) return found;
    const edges = edgesFrom(journey, nodeId);
    known.set(nodeId, edges);
    return edges;
  };
}

/** Every connected outlet, in document order. `entry.start` is not among them. */
export function edgesOf(journey: Journey): readonly Edge[] {
  return Object.keys(journey.nodes).flatMap((nodeId) => edgesFrom(journey, nodeId));
}

/** The edges into each node, by node id; a node without any is absent. */
export function edgesInto(journey: Journey): ReadonlyMap<string, readonly Edge[]> {
  const into = new Map<string, Edge[]>();
  for (const edge of edgesOf(journey)) {
    const list = into.get(edge.to);
    if (list === undefined) into.set(edge.to, [edge]);
    else list.push(edge);
  }
  return into;
}
