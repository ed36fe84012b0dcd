import type { Journey } from '../journey.ts';
import { edgesFrom, nodeOf } from './edges.ts';

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
export function dominatorsOf(journey: Journey, roots: readonly string[]): Dominators {
  const order = reversePostorder(journey, roots);
  const rank = new Map(order.map((nodeId, index) => [nodeId, index + 1]));
  const into = order.map((): number[] => []);
  for (const nodeId of order) {
    for (const { to } of edgesFrom(journey, nodeId)) into[(rank.get(to) ?? 0) - 1]?.push(rank.get(nodeId) ?? 0);
  }
  // Rank 0 is the world outside, from which every root is entered.
  for (const root of roots) into[(rank.get(root) ?? 0) - 1]?.push(0);
  const nearest: (number | undefined)[] = [0];
  let changed = true;
  while (changed) {
    changed = false;
    for (const [index, sources] of into.entries()) {
      const met = sources
        .filter((source) => nearest[source] !== undefined)
        .reduce<number | undefined>((a, b) => meet(nearest, a, b), undefined);
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

function reversePostorder(journey: Journey, roots: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const done: string[] = [];
  for (const root of roots) {
    const open = [{ nodeId: root, edges: enter(journey, root, seen) }];
    for (let visit = open.at(-1); visit !== undefined; visit = open.at(-1)) {
      const to = visit.edges.pop();
      if (to === undefined) {
        done.push(visit.nodeId);
        open.pop();
      } else if (!seen.has(to) && nodeOf(journey, to) !== undefined) open.push({ nodeId: to, edges: enter(journey, to, seen) });
    }
  }
  return [...new Set(done)].toReversed();
}

function enter(journey: Journey, nodeId: string, seen: Set<string>): string[] {
  if (seen.has(nodeId)) return [];
  seen.add(nodeId);
  return edgesFrom(journey, nodeId).map(({ to }) => to);
}
