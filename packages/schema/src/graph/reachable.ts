import type { Journey } from '../journey.ts';
import { isKnownNode } from '../nodes/outlets-of.ts';
import { createEdgesFrom, nodeOf } from './edges.ts';
import type { EdgesFrom } from './edges.ts';

/** Where a contact can stand first: the start, and each milestone that contacts jump to. Only nodes that exist. */
export function rootsOf(journey: Journey): readonly string[] {
  const { start } = journey.entry;
  const jumps = Object.keys(journey.nodes).filter((nodeId) => {
    const node = nodeOf(journey, nodeId);
    return node !== undefined && isKnownNode(node) && node.type === 'milestone' && node.jumpWhen !== undefined;
  });
  const roots = start === null ? jumps : [start, ...jumps];
  return [...new Set(roots)].filter((nodeId) => nodeOf(journey, nodeId) !== undefined);
}

/** Every node on some path from these nodes, themselves included. Only nodes that exist. */
export function reachableFrom(journey: Journey, roots: Iterable<string>, edges: EdgesFrom = createEdgesFrom(journey)): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [...roots];
  for (let nodeId = open.pop(); nodeId !== undefined; nodeId = open.pop()) {
    if (seen.has(nodeId) || nodeOf(journey, nodeId) === undefined) continue;
    seen.add(nodeId);
    for (const { to } of edges(nodeId)) open.push(to);
  }
  return seen;
}
