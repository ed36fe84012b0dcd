import { outletsOf } from '../nodes/outlets-of.ts';
import { add } from './add.ts';
import { graphProblems } from './draft-problems.ts';
import { refusal, writeOutlet } from './draft.ts';
import type { Draft } from './draft.ts';
import { placeProblems, pointPlace, targetOfPlace } from './place.ts';
import type { JourneyNode } from '../nodes/node.ts';
import type { Problem } from '../problem.ts';
import type { OperationStep } from './step.ts';

/** Puts a node on an edge: the edge leads to it, and one of its outlets to what was there. */
export const insert: OperationStep<'insert'> = (draft, { at, nodeId, node, through }) => {
  const problems = placeProblems(draft, at);
  if (problems !== undefined) return problems;
  const behind = targetOfPlace(draft, at);
  const added = add(draft, { op: 'add', nodeId, node });
  if (added !== undefined) return added;
  // A node that does not parse has no outlets to ask for.
  const malformed = graphProblems(draft);
  if (malformed.length > 0) return malformed;
  const outlet = through ?? outletsOf(node)[0];
  pointPlace(draft, at, nodeId);
  return behind === null || outlet === undefined ? undefined : leadOn(draft, { nodeId, node, outlet, behind });
};

function leadOn(
  draft: Draft,
  { nodeId, node, outlet, behind }: { nodeId: string; node: JourneyNode; outlet: string; behind: string },
): readonly Problem[] | undefined {
  if (node.type !== 'action' && !outletsOf(node).includes(outlet)) {
    return refusal('outlet_unknown', ['nodes', nodeId, 'outlets', outlet], { outlet, outlets: outletsOf(node) });
  }
  writeOutlet(draft, nodeId, outlet, behind);
  return undefined;
}
