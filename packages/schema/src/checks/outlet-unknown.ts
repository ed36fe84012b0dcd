import { toPointer } from '../guard/pointer.ts';
import { targetOf } from '../graph/edges.ts';
import type { JourneyNode } from '../nodes/node.ts';
import { outletsOf } from '../nodes/outlets-of.ts';
import type { Operation } from '../operations/operation.ts';
import { closest } from '../parse/closest.ts';
import type { Check } from './check.ts';

/** An outlet that the node's type does not have: nobody ever leaves by it. */
export const outletUnknown: Check = {
  code: 'outlet_unknown',
  severity: 'error',
  *run({ nodes, catalog }) {
    for (const [nodeId, node] of nodes.known) {
      // Of an action that the catalog does not have, the outlets that the document names count as its own.
      const outlets = outletsOf(node, catalog);
      for (const outlet of Object.keys(node.outlets ?? {})) {
        if (outlets.includes(outlet)) continue;
        const open = outlets.filter((name) => targetOf(node, name) === null);
        const suggestion = closest(outlet, open) ?? (open.length === 1 && outlets.length === 1 ? open[0] : undefined);
        yield {
          path: ['nodes', nodeId, 'outlets', outlet],
          params: { outlet, outlets, ...(suggestion !== undefined && { suggestion }) },
          fixes: fixesFor(nodeId, node, outlet, suggestion),
        };
      }
    }
  },
};

function fixesFor(nodeId: string, node: JourneyNode, outlet: string, suggestion: string | undefined): readonly (readonly Operation[])[] {
  const away: Operation = { op: 'unset', pointer: toPointer(['nodes', nodeId, 'outlets', outlet]) };
  const to = targetOf(node, outlet);
  if (suggestion === undefined || to === null) return [[away]];
  return [[away, { op: 'set', pointer: toPointer(['nodes', nodeId, 'outlets', suggestion]), value: to }], [away]];
}
