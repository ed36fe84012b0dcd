import { targetOf } from '../graph/edges.ts';
import type { JsonValue } from '../values.ts';
import { draftNode, erase, refusal, write, writeOutlet } from './draft.ts';
import { insert } from './insert.ts';
import { moveBranch } from './move-branch.ts';
import { heal, keptByDefault } from './remove.ts';
import type { OperationStep } from './step.ts';

/** Takes a node out, heals the path, and inserts it elsewhere. Its pin and its other outlets stay with it. With `branch` all that hangs on it goes along. */
export const move: OperationStep<'move'> = (draft, { nodeId, at, keep, through, branch }) => {
  const node = draftNode(draft, nodeId);
  if (node === undefined) return refusal('node_unknown', ['nodes', nodeId], { nodeId });
  if (at !== 'start' && at.nodeId === nodeId) return refusal('place_in_itself', ['nodes', nodeId], { nodeId });
  if (branch === true) return moveBranch(draft, nodeId, at);
  const kept = keep === undefined ? keptByDefault(node) : keep;
  heal(draft, nodeId, kept === null ? null : targetOf(node, kept));
  if (kept !== null && targetOf(node, kept) !== null) writeOutlet(draft, nodeId, kept, null);
  const loose = draftNode(draft, nodeId) ?? node;
  const before = Object.keys(draft.journey['nodes'] ?? {});
  const follower = before[before.indexOf(nodeId) + 1];
  erase(draft, ['nodes', nodeId]);
  const outlet = through ?? kept ?? undefined;
  const problems = insert(draft, { op: 'insert', at, nodeId, node: loose, ...(outlet !== undefined && { through: outlet }) });
  if (problems !== undefined) return problems;
  // The node keeps its line in the file: a move is a change of edges.
  const moved = draftNode(draft, nodeId) ?? loose;
  erase(draft, ['nodes', nodeId]);
  // Nodes are JSON.
  write(draft, ['nodes', nodeId], moved as JsonValue, follower);
  return undefined;
};
