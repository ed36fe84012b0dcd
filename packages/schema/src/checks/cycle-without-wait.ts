import { cyclesOf } from '../graph/cycles.ts';
import type { Edge } from '../graph/edges.ts';
import { nodeOf } from '../graph/edges.ts';
import type { Journey } from '../journey.ts';
import { isKnownNode } from '../nodes/outlets-of.ts';
import { nodeDefinition } from '../nodes/registry.ts';
import type { Check } from './check.ts';

/**
 * A circle in which nobody is made to wait: a contact would run round it without end. The edges that leave a node by something that
 * takes time are cut first; a circle that is left has none of them (semantics.md, section 5, "Loops").
 */
export const cycleWithoutWait: Check = {
  code: 'cycle_without_wait',
  severity: 'error',
  *run({ journey, edgesFrom }) {
    for (const nodes of cyclesOf(journey, (edge) => !takesTime(journey, edge), edgesFrom)) {
      const [first = ''] = nodes;
      yield { path: ['nodes', first], params: { nodes } };
    }
  },
};

function takesTime(journey: Journey, { from, outlet }: Edge): boolean {
  const node = nodeOf(journey, from);
  // What an unknown type does nobody knows: it is refused by itself.
  if (node === undefined || !isKnownNode(node)) return true;
  return nodeDefinition(node.type)?.takesTime?.(node, outlet) ?? false;
}
