import type { HumanStep } from './human.ts';

/** A person does something. Outlets: `next`, `overdue`. */
export interface TaskNode extends HumanStep {
  readonly type: 'task';
}
