import * as z from 'zod/mini';
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
  shape: z.strictObject({ type: z.literal('approval'), ...humanFields }),
  outlets: () => ['approved', 'rejected', 'overdue'],
  fresh: () => ({ type: 'approval', title: '', assignee: '' }),
};
