import { nodeOf } from '../graph/edges.ts';
import type { Check } from './check.ts';

/** A node that no path from the start, and no jump, leads to. */
export const nodeUnreachable: Check = {
  code: 'node_unreachable',
  severity: 'warning',
  *run({ journey, reachable }) {
    const { start } = journey.entry;
    // Without a first node nothing is reached: that is one finding, not one for each node.
    if (start === null || nodeOf(journey, start) === undefined) return;
    for (const nodeId of Object.keys(journey.nodes)) {
      if (reachable.has(nodeId)) continue;
      yield { path: ['nodes', nodeId], fixes: [[{ op: 'remove', nodeId, keep: null }]] };
    }
  },
};
