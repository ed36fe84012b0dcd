import type { Condition } from '../conditions/condition.ts';
import type { NodeBase } from './node-base.ts';

/** A named point for reports; with `jumpWhen`, those who have not passed it jump there as soon as it holds. Outlet: `next`. */
export interface MilestoneNode extends NodeBase {
  readonly type: 'milestone';
  readonly jumpWhen?: Condition;
}
