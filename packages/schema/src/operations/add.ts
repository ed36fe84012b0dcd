import { forbiddenKeys } from '../guard/finding.ts';
import type { JsonValue } from '../values.ts';
import { draftNode, refusal, write } from './draft.ts';
import type { OperationStep } from './step.ts';

/** Puts a node in without connecting it. */
export const add: OperationStep<'add'> = (draft, { nodeId, node }) => {
  if (draftNode(draft, nodeId) !== undefined) return refusal('id_duplicate', ['nodes', nodeId], { id: nodeId });
  if (forbiddenKeys.has(nodeId)) return refusal('key_forbidden', ['nodes', nodeId], { key: nodeId });
  // Operations are JSON.
  write(draft, ['nodes', nodeId], node as JsonValue);
  return undefined;
};
