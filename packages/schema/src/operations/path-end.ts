import { outletsOf } from '../nodes/outlets-of.ts';
import { draftNode } from './draft.ts';
import type { Draft } from './draft.ts';
import type { Place } from './operation.ts';
import { targetOfPlace } from './place.ts';
import { keptByDefault } from './remove.ts';

/**
 * Where a path that begins at a place can go on: its first open outlet, following `next`, else the first outlet, of each node.
 *
 * @param isWithin - Nodes that the path may use; a way that leaves them counts as open.
 * @returns `undefined` if the path ends in a node without outlets, or goes round.
 */
export function pathEnd(draft: Draft, from: Place, isWithin: (nodeId: string) => boolean = () => true): Place | undefined {
  const seen = new Set<string>();
  for (let place = from; ;) {
    const target = targetOfPlace(draft, place);
    const node = target === null ? undefined : draftNode(draft, target);
    if (target === null || node === undefined || !isWithin(target)) return place;
    const outlet = outletsOf(node).length === 0 ? null : keptByDefault(node);
    if (outlet === null || seen.has(target)) return undefined;
    seen.add(target);
    place = { nodeId: target, outlet };
  }
}

/** The same from a node on: its own way on is the first that is looked at. */
export function pathEndFrom(draft: Draft, nodeId: string, isWithin?: (nodeId: string) => boolean): Place | undefined {
  const node = draftNode(draft, nodeId);
  const outlet = node === undefined ? null : keptByDefault(node);
  return outlet === null ? undefined : pathEnd(draft, { nodeId, outlet }, isWithin);
}
