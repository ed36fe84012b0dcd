import { edgesFrom, nodeOf } from '../graph/edges.ts';
import type { Edge } from '../graph/edges.ts';
import type { Journey } from '../journey.ts';

/** The edges of a journey without those that close a circle, and an order in which each edge leads onward. */
export interface ForwardGraph {
  isForward(edge: Edge): boolean;
  /** Lower comes earlier on every path. */
  rankOf(nodeId: string): number;
  /** The step and all that comes after it. */
  reach(nodeId: string): ReadonlySet<string>;
}

/** Walks once, without recursion. */
export function forwardGraph(journey: Journey, roots: readonly string[]): ForwardGraph {
  const back = new Set<string>();
  const ranks = new Map<string, number>();
  const state = new Map<string, 'open' | 'done'>();
  for (const root of [...roots, ...Object.keys(journey.nodes)]) {
    if (nodeOf(journey, root) === undefined || state.has(root)) continue;
    state.set(root, 'open');
    const visits = [{ nodeId: root, edges: edgesFrom(journey, root), next: 0 }];
    for (let visit = visits.at(-1); visit !== undefined; visit = visits.at(-1)) {
      const edge = visit.edges[visit.next++];
      if (edge === undefined) {
        state.set(visit.nodeId, 'done');
        ranks.set(visit.nodeId, -ranks.size);
        visits.pop();
      } else if (state.get(edge.to) === 'open') back.add(keyOf(edge));
      else if (!state.has(edge.to) && nodeOf(journey, edge.to) !== undefined) {
        state.set(edge.to, 'open');
        visits.push({ nodeId: edge.to, edges: edgesFrom(journey, edge.to), next: 0 });
      }
    }
  }
  const isForward = (edge: Edge): boolean => !back.has(keyOf(edge));
  return { isForward, rankOf: (nodeId) => ranks.get(nodeId) ?? 0, reach: (nodeId) => reachable(journey, nodeId, isForward) };
}

function reachable(journey: Journey, from: string, isForward: (edge: Edge) => boolean): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [from];
  for (let nodeId = open.pop(); nodeId !== undefined; nodeId = open.pop()) {
    if (seen.has(nodeId) || nodeOf(journey, nodeId) === undefined) continue;
    seen.add(nodeId);
    for (const edge of edgesFrom(journey, nodeId)) if (isForward(edge)) open.push(edge.to);
  }
  return seen;
}

function keyOf({ from, outlet }: Edge): string {
  // Ids hold no line breaks.
  return `${from}\n${outlet}`;
}
