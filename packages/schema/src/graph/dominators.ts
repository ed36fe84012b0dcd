import type { Journey } from '../journey.ts';
import { createEdgesFrom, nodeOf } from './edges.ts';
import type { EdgesFrom } from './edges.ts';

/** Which nodes lie on every path to which. */
export interface Dominators {
  /** Whether everyone who arrives at `nodeId` has passed `earlier` before; no for the node itself and for nodes that nobody reaches. */
  dominates(earlier: string, nodeId: string): boolean;
}

/**
 * Finds the nodes that no path to a node goes round, by the algorithm of Cooper, Harvey and Kennedy: each node keeps its nearest, and two
 * paths meet where their chains do.
 *
 * @param roots - Where contacts come in.
 */
export function dominatorsOf(journey: Journey, roots: readonly string[], edges: EdgesFrom = createEdgesFrom(journey)): Dominators {
  const order = reversePostorder(journey, roots, edges);
  const rank = new Map(order.map((nodeId, index) => [nodeId, index + 1]));
  const into = order.map((): number[] => []);
  for (const nodeId of order) {
    for (const { to } of edges(nodeId)) into[(rank.get(to) ?? 0) - 1]?.push(rank.get(nodeId) ?? 0);
  }
  // Rank 0 is the world outside, from which every root is entered.
  for (const root of roots) into[(rank.get(root) ?? 0) - 1]?.push(0);
  const nearest: (number | undefined)[] = [0];
  let changed = true;
  while (changed) {
    changed = false;
    for (const [index, sources] of into.entries()) {
      let met: number | undefined;
      for (const source of sources) if (nearest[source] !== undefined) met = meet(nearest, met, source);
      if (met === undefined || nearest[index + 1] === met) continue;
      nearest[index + 1] = met;
      changed = true;
    }
  }
  return {
    dominates(earlier, nodeId) {
      const wanted = rank.get(earlier) ?? 0;
      let at = nearest[rank.get(nodeId) ?? 0] ?? 0;
      while (at > wanted) at = nearest[at] ?? 0;
      return wanted > 0 && at === wanted;
    },
  };
}

function meet(nearest: readonly (number | undefined)[], one: number | undefined, other: number): number {
  let a = one ?? other;
  let b = other;
  while (a !== b) {
    if (a > b) a = nearest[a] ?? 0;
    else b = nearest[b] ?? 0;
  }
  return a;
}

function reversePostorder(journey: Journey, roots: readonly string[], edges: EdgesFrom): readonly string[] {
  const seen = new Set<string>();
  const done: string[] = [];
  for (const root of roots) {
    if (seen.has(root)) continue;
    seen.add(root);
    const open = [{ nodeId: root, left: edges(root).length }];
    for (let visit = open.at(-1); visit !== undefined; visit = open.at(-1)) {
      visit.left -= 1;
      const to = edges(visit.nodeId)[visit.left]?.to;
      if (to === undefined) {
        done.push(visit.nodeId);
        open.pop();
      } else if (!seen.has(to) && nodeOf(journey, to) !== undefined) {
        seen.add(to);
        open.push({ nodeId: to, left: edges(to).length });
      }
    }
  }
  return done.toReversed();
}
