import { draftNode, erase, read, refusal, write } from './draft.ts';
import type { OperationStep } from './step.ts';

/** Gives a card a fixed place, or lets the layout have it again. */
export const pin: OperationStep<'pin'> = (draft, { nodeId, at }) => {
  if (draftNode(draft, nodeId) === undefined) return refusal('node_unknown', ['nodes', nodeId], { nodeId });
  const path = ['layout', 'pins', nodeId];
  if (at === null) {
    erase(draft, path);
    return undefined;
  }
  if (read(draft, ['layout']) === undefined) write(draft, ['layout'], { pins: { [nodeId]: at } });
  else if (read(draft, ['layout', 'pins']) === undefined) write(draft, ['layout', 'pins'], { [nodeId]: at });
  else write(draft, path, at);
  return undefined;
};
