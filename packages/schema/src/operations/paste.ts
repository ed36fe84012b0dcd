import { add } from './add.ts';
import { graphProblems } from './draft-problems.ts';
import { draftNode, refusal, writeOutlet } from './draft.ts';
import { pathEndFrom } from './path-end.ts';
import { placeProblems, pointPlace, targetOfPlace } from './place.ts';
import type { OperationStep } from './step.ts';

/** Puts several nodes in with their edges; with `at` on an edge, whose old target is where the last of them leads. */
export const paste: OperationStep<'paste'> = (draft, { nodes, start, at, through }) => {
  const behind = at === undefined ? null : targetOfPlace(draft, at);
  const misplaced = at === undefined ? undefined : placeProblems(draft, at);
  if (misplaced !== undefined) return misplaced;
  if (!Object.hasOwn(nodes, start)) return refusal('node_unknown', ['nodes', start], { nodeId: start });
  const isPasted = (nodeId: string): boolean => Object.hasOwn(nodes, nodeId);
  if (through !== undefined && !isPasted(through.nodeId))
    return refusal('place_outside', ['nodes', through.nodeId], { nodeId: through.nodeId });
  for (const [nodeId, node] of Object.entries(nodes)) {
    const problems = add(draft, { op: 'add', nodeId, node });
    if (problems !== undefined) return problems;
  }
  if (at === undefined) return undefined;
  // Nodes that do not parse have no outlets to follow.
  const malformed = graphProblems(draft);
  if (malformed.length > 0) return malformed;
  pointPlace(draft, at, start);
  const end = through ?? pathEndFrom(draft, start, isPasted);
  if (behind === null || end === undefined || end === 'start') return undefined;
  const unknown = placeProblems(draft, end);
  if (unknown !== undefined) return unknown;
  // A way that led out of the pasted steps on purpose stays.
  if (targetOfPlace(draft, end) === null || draftNode(draft, targetOfPlace(draft, end) ?? '') === undefined) {
    writeOutlet(draft, end.nodeId, end.outlet, behind);
  }
  return undefined;
};
