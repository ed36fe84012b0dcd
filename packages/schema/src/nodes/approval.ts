import type { HumanStep } from './human.ts';

/** A person decides. Outlets: `approved`, `rejected`, `overdue`. */
export interface ApprovalNode extends HumanStep {
  readonly type: 'approval';
}
