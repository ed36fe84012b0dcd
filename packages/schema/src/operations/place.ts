import { outletsOf } from '../nodes/outlets-of.ts';
import type { Problem } from '../problem.ts';
import { draftNode, read, refusal, write, writeOutlet } from './draft.ts';
import type { Draft, Path } from './draft.ts';
import type { Place } from './operation.ts';

/** Where in the document a place keeps its target. */
export function pathOfPlace(place: Place): Path {
  return place === 'start' ? ['entry', 'start'] : ['nodes', place.nodeId, 'outlets', place.outlet];
}

/** Why a place cannot be the beginning of an edge; `undefined` if it can. */
export function placeProblems(draft: Draft, place: Place): readonly Problem[] | undefined {
  if (place === 'start') return undefined;
  const node = draftNode(draft, place.nodeId);
  if (node === undefined) return refusal('node_unknown', ['nodes', place.nodeId], { nodeId: place.nodeId });
  // Which outcomes an action has only the catalog knows; a type from elsewhere has what it says.
  const isOpenList = node.type === 'action' || node.outlets?.[place.outlet] !== undefined;
  if (isOpenList || outletsOf(node).includes(place.outlet)) return undefined;
  return refusal('outlet_unknown', pathOfPlace(place), { outlet: place.outlet, outlets: outletsOf(node) });
}

/** Where a place leads now; `null` if it is open. */
export function targetOfPlace(draft: Draft, place: Place): string | null {
  const target = read(draft, pathOfPlace(place));
  return typeof target === 'string' ? target : null;
}

/** Lets a place lead to a node, or opens it. */
export function pointPlace(draft: Draft, place: Place, to: string | null): void {
  if (place === 'start') write(draft, ['entry', 'start'], to);
  else writeOutlet(draft, place.nodeId, place.outlet, to);
}
