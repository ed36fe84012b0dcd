import { reachableFrom, rootsOf } from '../graph/reachable.ts';
import { edgesFrom, nodeOf } from '../graph/edges.ts';
import type { Journey } from '../journey.ts';
import type { JourneyNode } from '../nodes/node.ts';

/** Steps that were copied: nodes with the edges among them, and the one to begin with. Plain JSON, fit for a clipboard. */
export interface Fragment {
  readonly fragment: 1;
  readonly start: string;
  readonly nodes: Readonly<Record<string, JourneyNode>>;
}

/**
 * Copies steps. Edges that leave them are left open; nothing else of the journey comes along.
 *
 * @returns `undefined` if the journey has none of the nodes.
 */
export function copyFragment(journey: Journey, nodeIds: Iterable<string>): Fragment | undefined {
  const wanted = new Set(nodeIds);
  const ids = Object.keys(journey.nodes).filter((nodeId) => wanted.has(nodeId));
  const [first] = ids;
  if (first === undefined) return undefined;
  const entries = ids.flatMap((nodeId) => {
    const node = nodeOf(journey, nodeId);
    return node === undefined ? [] : [[nodeId, withInnerEdges(node, wanted)] as const];
  });
  return { fragment: 1, start: firstOnPath(journey, new Set(ids)) ?? first, nodes: Object.fromEntries(entries) };
}

function withInnerEdges(node: JourneyNode, inside: ReadonlySet<string>): JourneyNode {
  const { outlets } = node;
  if (outlets === undefined) return node;
  const inner = Object.entries(outlets).map(([outlet, to]) => [outlet, to !== null && inside.has(to) ? to : null] as const);
  // Only the targets of its outlets differ.
  return { ...node, outlets: Object.fromEntries(inner) } as JourneyNode;
}

/** The member that a contact meets first; where several are first, the one from which most others are reached. */
function firstOnPath(journey: Journey, ids: ReadonlySet<string>): string | undefined {
  const led = new Set([...ids].flatMap((nodeId) => edgesFrom(journey, nodeId).map(({ to }) => to)));
  const heads = [...ids].filter((nodeId) => !led.has(nodeId));
  const order = [...reachableFrom(journey, rootsOf(journey))];
  const reach = (nodeId: string): number => [...reachableFrom(journey, [nodeId])].filter((one) => ids.has(one)).length;
  const candidates = heads.length > 0 ? heads : order.filter((nodeId) => ids.has(nodeId)).slice(0, 1);
  return candidates.toSorted((a, b) => reach(b) - reach(a))[0];
}
