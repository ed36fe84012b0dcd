import { edgesFrom } from '../graph/edges.ts';
import { reachableFrom } from '../graph/reachable.ts';
import type { Problem } from '../problem.ts';
import { draftNode, journeyOf, refusal, writeOutlet } from './draft.ts';
import type { Draft } from './draft.ts';
import type { Place } from './operation.ts';
import { pathEndFrom } from './path-end.ts';
import { placeProblems, pointPlace, targetOfPlace } from './place.ts';
import { heal, hangingOn } from './remove.ts';

/**
 * Takes a node with all that hangs on it alone, heals the path, and puts the whole on another edge. What joined the rest of the
 * journey joins it at the new place: ways that led to where the branch went on lead to what was there.
 */
export function moveBranch(draft: Draft, nodeId: string, at: Place): readonly Problem[] | undefined {
  const members = new Set([nodeId, ...hangingOn(draft, nodeId)]);
  if (at !== 'start' && members.has(at.nodeId)) return refusal('place_in_itself', ['nodes', nodeId], { nodeId });
  const misplaced = placeProblems(draft, at);
  if (misplaced !== undefined) return misplaced;
  const joined = continuationOf(draft, nodeId, members);
  healAround(draft, nodeId, members, joined);
  // The place itself may have led into the branch, and is healed by now.
  const behind = targetOfPlace(draft, at);
  pointPlace(draft, at, nodeId);
  leadOn(draft, nodeId, members, joined, behind);
  return undefined;
}

/** Where the branch goes on: the first node outside it, in the order of the outlets, from which no way leads back into it. */
function continuationOf(draft: Draft, nodeId: string, members: ReadonlySet<string>): string | null {
  const journey = journeyOf(draft);
  for (const member of members) {
    for (const { to } of edgesFrom(journey, member)) {
      if (!members.has(to) && draftNode(draft, to) !== undefined && !reachableFrom(journey, [to]).has(nodeId)) return to;
    }
  }
  return null;
}

function healAround(draft: Draft, nodeId: string, members: ReadonlySet<string>, to: string | null): void {
  const journey = journeyOf(draft);
  const inside = [...members].flatMap((member) => edgesFrom(journey, member).filter((edge) => edge.to === nodeId));
  heal(draft, nodeId, to);
  // Loops inside the branch move with it.
  for (const { from, outlet } of inside) writeOutlet(draft, from, outlet, nodeId);
}

function leadOn(draft: Draft, nodeId: string, members: ReadonlySet<string>, joined: string | null, behind: string | null): void {
  const journey = journeyOf(draft);
  if (joined !== null) {
    for (const member of members) {
      for (const { outlet, to } of edgesFrom(journey, member)) if (to === joined) writeOutlet(draft, member, outlet, behind);
    }
    return;
  }
  const end = pathEndFrom(draft, nodeId, (one) => members.has(one));
  if (behind !== null && end !== undefined && end !== 'start' && targetOfPlace(draft, end) === null) {
    writeOutlet(draft, end.nodeId, end.outlet, behind);
  }
}
