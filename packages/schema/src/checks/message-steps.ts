import type { Catalog } from '../catalog.ts';
import type { ActionType } from '../catalog.ts';
import { ownField } from '../conditions/operand.ts';
import type { NodesByType } from '../graph/nodes-by-type.ts';
import type { ActionNode } from '../nodes/action.ts';
import type { CategoryRules, Policy } from '../policy.ts';

/** A step that sends the contact something. */
export interface MessageStep {
  readonly nodeId: string;
  readonly node: ActionNode;
  readonly action: ActionType;
  readonly channel: string;
  readonly category: string | undefined;
  /** What the category is free of. */
  readonly rules: CategoryRules;
}

/** The messages of a journey. */
export function messageSteps(nodes: NodesByType, { actions }: Catalog, policy: Policy | undefined): readonly MessageStep[] {
  return nodes.of('action').flatMap(([nodeId, node]): readonly MessageStep[] => {
    const action = ownField(actions, node.action);
    if (action?.channel === undefined) return [];
    const category = node.category ?? action.category;
    const rules = category === undefined ? undefined : ownField(policy?.categories, category);
    return [{ nodeId, node, action, channel: action.channel, category, rules: rules ?? {} }];
  });
}
