import * as shape from '../shapes/make.ts';
import { emptyFields } from '../mentions/empty-fields.ts';
import { distinctIds } from '../shapes/rules.ts';
import { caseId, text } from '../shapes/text.ts';
import { baseFields } from './base-fields.ts';
import type { NodeBase } from './node-base.ts';
import type { NodeDefinition } from './node-definition.ts';

/** An arm of a split; its id is its outlet. Its share is its weight divided by the sum. */
export interface SplitArm {
  readonly id: string;
  readonly name?: string;
  readonly weight: number;
}

/** Weighted arms, sticky by contact, or by enrollment with `per`. */
export interface SplitNode extends NodeBase {
  readonly type: 'split';
  readonly arms: readonly SplitArm[];
  readonly per?: 'contact' | 'enrollment';
}

/** What the language knows about splits. */
export const splitDefinition: NodeDefinition<SplitNode> = {
  type: 'split',
  family: 'decision',
  items: 'arms',
  shape: shape.object({
    type: shape.constant('split'),
    ...baseFields,
    arms: shape.list(shape.object({ id: caseId, name: shape.optional(text), weight: shape.number() }), distinctIds()),
    per: shape.optional(shape.oneOf(['contact', 'enrollment'])),
  }),
  outlets: (node) => node.arms.map((arm) => arm.id),
  gaps: (node) => emptyFields(node, 'arms'),
  fresh: () => ({
    type: 'split',
    arms: [
      { id: 'a', weight: 50 },
      { id: 'b', weight: 50 },
    ],
  }),
};
