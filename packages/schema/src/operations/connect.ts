import { draftNode, refusal } from './draft.ts';
import { pathOfPlace, placeProblems, pointPlace } from './place.ts';
import type { OperationStep } from './step.ts';

/** Points an edge at a node, or opens it. */
export const connect: OperationStep<'connect'> = (draft, { at, to }) => {
  const problems = placeProblems(draft, at);
  if (problems !== undefined) return problems;
  if (to !== null && draftNode(draft, to) === undefined) return refusal('node_unknown', pathOfPlace(at), { nodeId: to });
  pointPlace(draft, at, to);
  return undefined;
};
