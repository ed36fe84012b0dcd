import type { ApprovalNode, TaskNode } from '@sojourn/schema';
import type { CardDefinition } from './card-definition.ts';
import { readTokens } from './read-tokens.ts';

/** A person does something. */
export const taskCard: CardDefinition<TaskNode> = {
  family: () => 'people',
  icon: () => 'clipboard',
  title: (node, { words }) => readTokens(node.title) || words('node.task'),
  summary: ({ assignee, due }, { words }) =>
    due === undefined
      ? words('task.for', { assignee: readTokens(assignee) })
      : words('task.forDue', { assignee: readTokens(assignee), duration: words.duration(due) }),
  hidesWhenOpen: (outlet) => outlet === 'overdue',
};

/** A person decides. */
export const approvalCard: CardDefinition<ApprovalNode> = {
  family: () => 'people',
  icon: () => 'userCheck',
  title: (node, { words }) => readTokens(node.title) || words('node.approval'),
  summary: ({ assignee, due }, { words }) =>
    due === undefined
      ? words('approval.by', { assignee: readTokens(assignee) })
      : words('approval.byDue', { assignee: readTokens(assignee), duration: words.duration(due) }),
  hidesWhenOpen: (outlet) => outlet === 'overdue',
};
