import type { Names } from '../nodes/card-definition.ts';
import { ownOf } from '../nodes/names.ts';
import { faceOf, outletName } from '../nodes/registry.ts';

/** What a person calls a step; its id where the draft has it no longer. */
export function nodeTitle(nodeId: string, names: Names): string {
  const node = ownOf(names.journey.nodes, nodeId);
  return node === undefined ? nodeId : faceOf(node, names).title;
}

/** What a person calls an outlet of a step. */
export function outletTitle(nodeId: string, outlet: string, names: Names): string {
  const node = ownOf(names.journey.nodes, nodeId);
  return node === undefined ? outlet : outletName(node, outlet, names);
}
