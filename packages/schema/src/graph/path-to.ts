import type { Journey } from '../journey.ts';
import { createEdgesFrom, nodeOf } from './edges.ts';
import type { EdgesFrom } from './edges.ts';

/** A shortest way from where contacts come in to a node, both ends included; empty if there is none. */
export type PathTo = (nodeId: string) => readonly string[];

/** Finds shortest ways, all of them in one walk. */
export function shortestPaths(journey: Journey, roots: readonly string[], edges: EdgesFrom = createEdgesFrom(journey)): PathTo {
  const before = new Map<string, string | null>(roots.map((root) => [root, null]));
  const open = [...roots];
  for (const nodeId of open) {
    for (const { to } of edges(nodeId)) {
      if (before.has(to) || nodeOf(journey, to) === undefined) continue;
      before.set(to, nodeId);
      open.push(to);
    }
  }
  return (nodeId) => {
    const path: string[] = [];
    for (let at: string | null | undefined = before.has(nodeId) ? nodeId : null; at !== null && at !== undefined; at = before.get(at))
      path.push(at);
    return path.toReversed();
  };
}
