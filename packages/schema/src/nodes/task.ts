import * as shape from '../shapes/make.ts';
import { emptyFields } from '../mentions/empty-fields.ts';
import { humanFields } from './human-fields.ts';
import type { HumanStep } from './human.ts';
import type { NodeDefinition } from './node-definition.ts';

/** A person does something. Outlets: `next`, `overdue`. */
export interface TaskNode extends HumanStep {
  readonly type: 'task';
}

/** What the language knows about tasks. */
export const taskDefinition: NodeDefinition<TaskNode> = {
  type: 'task',
  family: 'people',
  shape: shape.object({ type: shape.constant('task'), ...humanFields }),
  outlets: () => ['next', 'overdue'],
  gaps: (node) => emptyFields(node, 'title', 'assignee'),
  takesTime: () => true,
  fresh: () => ({ type: 'task', title: '', assignee: '' }),
};
