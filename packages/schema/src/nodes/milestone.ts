import * as shape from '../shapes/make.ts';
import type { Condition } from '../conditions/condition.ts';
import { conditionShape } from '../shapes/condition.ts';
import { baseFields } from './base-fields.ts';
import type { NodeBase } from './node-base.ts';
import type { NodeDefinition } from './node-definition.ts';

/** A named point for reports; with `jumpWhen`, those who have not passed it jump there as soon as it holds. Outlet: `next`. */
export interface MilestoneNode extends NodeBase {
  readonly type: 'milestone';
  readonly jumpWhen?: Condition;
}

/** What the language knows about milestones. */
export const milestoneDefinition: NodeDefinition<MilestoneNode> = {
  type: 'milestone',
  family: 'point',
  shape: shape.object({ type: shape.constant('milestone'), ...baseFields, jumpWhen: shape.optional(conditionShape) }),
  outlets: () => ['next'],
  mentions: ({ jumpWhen }) => (jumpWhen === undefined ? [] : [{ kind: 'condition', condition: jumpWhen, path: ['jumpWhen'] }]),
  fresh: () => ({ type: 'milestone' }),
};
