import { formatInstant } from '@sojourn/schema';
import type { JsonObject } from '@sojourn/schema';
import type { TaskState } from '../state.ts';

/** What the handler of a task's request is given; a field of the document's own of the same name gives way. */
export function taskInput({ id, title, assignee, dueAt, input }: TaskState): JsonObject {
  return { ...input, taskId: id, title, assignee, ...(dueAt === undefined ? {} : { dueAt: formatInstant(dueAt) }) };
}
