import { isKnownNode } from '../nodes/outlets-of.ts';
import { nodeTypes } from '../nodes/registry.ts';
import { closest } from '../parse/closest.ts';
import type { Check } from './check.ts';

/** A node of a type that this release does not know. It is kept as it is and cannot run. */
export const nodeTypeUnknown: Check = {
  code: 'node_type_unknown',
  severity: 'error',
  *run({ journey }) {
    for (const [nodeId, node] of Object.entries(journey.nodes)) {
      if (isKnownNode(node)) continue;
      const suggestion = closest(node.type, nodeTypes);
      // No fix: under another type its fields might not parse.
      yield { path: ['nodes', nodeId, 'type'], params: { type: node.type, ...(suggestion !== undefined && { suggestion }) } };
    }
  },
};
