import { forbiddenKeys } from '../guard/finding.ts';
import { edgesOf } from '../graph/edges.ts';
import { draftNode, erase, journeyOf, read, refusal, write, writeOutlet } from './draft.ts';
import { referenceRewrites } from './references.ts';
import type { OperationStep } from './step.ts';

/** Gives a node another id; everything that names it follows. */
export const rename: OperationStep<'rename'> = (draft, { nodeId, to }) => {
  if (draftNode(draft, nodeId) === undefined) return refusal('node_unknown', ['nodes', nodeId], { nodeId });
  if (to === nodeId) return undefined;
  if (draftNode(draft, to) !== undefined) return refusal('id_duplicate', ['nodes', to], { id: to });
  if (forbiddenKeys.has(to)) return refusal('key_forbidden', ['nodes', to], { key: to });
  const journey = journeyOf(draft);
  for (const { path, value } of referenceRewrites(journey, new Map([[nodeId, to]]))) write(draft, path, value);
  for (const edge of edgesOf(journey)) if (edge.to === nodeId) writeOutlet(draft, edge.from, edge.outlet, to);
  if (journey.entry.start === nodeId) write(draft, ['entry', 'start'], to);
  for (const container of [['nodes'], ['layout', 'pins']]) {
    const value = read(draft, [...container, nodeId]);
    if (value === undefined) continue;
    // In the line of the file where the old id stood.
    write(draft, [...container, to], value, nodeId);
    erase(draft, [...container, nodeId]);
  }
  return undefined;
};
