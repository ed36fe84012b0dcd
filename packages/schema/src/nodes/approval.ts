import * as shape from '../shapes/make.ts';
import { emptyFields } from '../mentions/empty-fields.ts';
import { humanFields } from './human-fields.ts';
import type { HumanStep } from './human.ts';
import type { NodeDefinition } from './node-definition.ts';

/** A person decides. Outlets: `approved`, `rejected`, `overdue`. */
export interface ApprovalNode extends HumanStep {
  readonly type: 'approval';
}

/** What the language knows about approvals. */
export const approvalDefinition: NodeDefinition<ApprovalNode> = {
  type: 'approval',
  family: 'people',
  shape: shape.object({ type: shape.constant('approval'), ...humanFields }),
  outlets: () => ['approved', 'rejected', 'overdue'],
  gaps: (node) => emptyFields(node, 'title', 'assignee'),
  takesTime: () => true,
  fresh: () => ({ type: 'approval', title: '', assignee: '' }),
};
