import { add } from './add.ts';
import { draftNode, refusal } from './draft.ts';
import { pathEnd, pathEndFrom } from './path-end.ts';
import { pointPlace } from './place.ts';
import type { OperationStep } from './step.ts';

/** Puts a node at the end of a path: of the one that begins at `after`, else of the main path. */
export const append: OperationStep<'append'> = (draft, { nodeId, node, after }) => {
  if (after !== undefined && draftNode(draft, after) === undefined) return refusal('node_unknown', ['nodes', after], { nodeId: after });
  const place = after === undefined ? pathEnd(draft, 'start') : pathEndFrom(draft, after);
  if (place === undefined) return refusal('outlet_none_open', after === undefined ? ['entry', 'start'] : ['nodes', after]);
  const added = add(draft, { op: 'add', nodeId, node });
  if (added !== undefined) return added;
  pointPlace(draft, place, nodeId);
  return undefined;
};
