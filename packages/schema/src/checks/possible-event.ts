import type { Catalog } from '../catalog.ts';
import { ownField } from '../conditions/operand.ts';
import { nodeOf } from '../graph/edges.ts';
import type { Journey } from '../journey.ts';
import { isKnownNode } from '../nodes/outlets-of.ts';

/** Whether an event can ever answer the message of a node; yes where the catalog does not say what answers it. */
export function canAnswer(event: string, nodeId: string, journey: Journey, { actions }: Catalog): boolean {
  const node = nodeOf(journey, nodeId);
  // A node that does not exist is a finding of its own.
  if (node === undefined) return true;
  if (!isKnownNode(node) || node.type !== 'action') return false;
  const action = ownField(actions, node.action);
  return action?.emits === undefined || action.emits.includes(event);
}
