import { targetOf } from '../graph/edges.ts';
import { isKnownNode } from '../nodes/outlets-of.ts';
import { findGap } from '../solver/find-gap.ts';
import type { Gap } from '../solver/find-gap.ts';
import type { CheckContext } from './check.ts';

/** For each branch whose `else` is open: a contact that matches no case. Branches that nobody reaches are left out. */
export function* openElse({ journey, catalog, reachable }: CheckContext): Generator<readonly [nodeId: string, gap: Gap]> {
  const given = journey.entry.criteria === undefined ? [] : [journey.entry.criteria];
  for (const [nodeId, node] of Object.entries(journey.nodes)) {
    if (!isKnownNode(node) || node.type !== 'branch' || node.cases.length === 0) continue;
    if (targetOf(node, 'else') !== null || !reachable.has(nodeId)) continue;
    const gap = findGap(
      node.cases.map((one) => one.when),
      given,
      { catalog, journey },
    );
    if (gap !== undefined) yield [nodeId, gap];
  }
}
