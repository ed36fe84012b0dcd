import type { ApprovalNode, TaskNode } from '@sojourn/schema';
import type { CardDefinition } from './card-definition.ts';

/** A person does something. */
export const taskCard: CardDefinition<TaskNode> = {
  family: () => 'people',
  icon: () => 'clipboard',
  title: (node, { words }) => node.title || words('node.task'),
  summary: ({ assignee, due }, { words }) =>
    due === undefined ? words('task.for', { assignee }) : words('task.forDue', { assignee, duration: words.duration(due) }),
  hidesWhenOpen: (outlet) => outlet === 'overdue',
};

/** A person decides. */
export const approvalCard: CardDefinition<ApprovalNode> = {
  family: () => 'people',
  icon: () => 'userCheck',
  title: (node, { words }) => node.title || words('node.approval'),
  summary: ({ assignee, due }, { words }) =>
    due === undefined ? words('approval.by', { assignee }) : words('approval.byDue', { assignee, duration: words.duration(due) }),
  hidesWhenOpen: (outlet) => outlet === 'overdue',
};
