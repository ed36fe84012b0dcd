import { actionDefinition } from './action.ts';
import { approvalDefinition } from './approval.ts';
import { branchDefinition } from './branch.ts';
import { enrollDefinition } from './enroll.ts';
import { exitDefinition } from './exit.ts';
import { milestoneDefinition } from './milestone.ts';
import type { KnownNode, NodeType } from './node.ts';
import type { NodeDefinition } from './node-definition.ts';
import { splitDefinition } from './split.ts';
import { switchDefinition } from './switch.ts';
import { taskDefinition } from './task.ts';
import { updateDefinition } from './update.ts';
import { waitDefinition } from './wait.ts';

/** Every node type of this release, by name: the only list. */
export const nodeDefinitions: { readonly [T in NodeType]: NodeDefinition<Extract<KnownNode, { readonly type: T }>> } = {
  action: actionDefinition,
  update: updateDefinition,
  branch: branchDefinition,
  switch: switchDefinition,
  split: splitDefinition,
  wait: waitDefinition,
  task: taskDefinition,
  approval: approvalDefinition,
  enroll: enrollDefinition,
  exit: exitDefinition,
  milestone: milestoneDefinition,
};

/** The names of the node types of this release, in the order a palette shows them. */
// The keys of an object literal that has exactly these keys.
export const nodeTypes: readonly NodeType[] = Object.keys(nodeDefinitions) as NodeType[];

/** The definition of a type; `undefined` for one that this release does not know. */
export function nodeDefinition(type: string): NodeDefinition | undefined {
  if (!Object.hasOwn(nodeDefinitions, type)) return undefined;
  // Own keys of the list are node types; a caller hands the definition only nodes of that type.
  return nodeDefinitions[type as NodeType] as NodeDefinition;
}
