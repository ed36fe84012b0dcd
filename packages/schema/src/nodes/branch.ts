import * as shape from '../shapes/make.ts';
import type { Condition } from '../conditions/condition.ts';
import { emptyFields } from '../mentions/empty-fields.ts';
import { conditionShape } from '../shapes/condition.ts';
import { distinctIds } from '../shapes/rules.ts';
import { caseId, text } from '../shapes/text.ts';
import { baseFields } from './base-fields.ts';
import type { NodeBase } from './node-base.ts';
import type { NodeDefinition } from './node-definition.ts';

/** A case of a branch; its id is its outlet. */
export interface BranchCase {
  readonly id: string;
  readonly name?: string;
  readonly when: Condition;
}

/** The first case whose condition holds, else `else`. */
export interface BranchNode extends NodeBase {
  readonly type: 'branch';
  readonly cases: readonly BranchCase[];
}

/** What the language knows about branches. */
export const branchDefinition: NodeDefinition<BranchNode> = {
  type: 'branch',
  family: 'decision',
  items: 'cases',
  shape: shape.object({
    type: shape.constant('branch'),
    ...baseFields,
    cases: shape.list(shape.object({ id: caseId, name: shape.optional(text), when: conditionShape }), distinctIds()),
  }),
  outlets: (node) => [...node.cases.map((one) => one.id), 'else'],
  mentions: ({ cases }) => cases.map(({ when }, index) => ({ kind: 'condition', condition: when, path: ['cases', index, 'when'] })),
  gaps: (node) => emptyFields(node, 'cases'),
  fresh: () => ({ type: 'branch', cases: [] }),
};
