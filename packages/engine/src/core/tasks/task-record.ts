import { formatInstant } from '@sojourn/schema';
import type { TaskRecord } from '@sojourn/schema';
import type { ClosedTask, EnrollmentState, TaskState } from '../state.ts';

/** The tasks of an enrollment as hosts see them, in the order they were created; the open one, if any, comes last. */
export function taskRecords(enrollment: EnrollmentState): readonly TaskRecord[] {
  const { task, closedTasks = [] } = enrollment;
  const closed = closedTasks.map((one) => recordOf(enrollment, one, one.state));
  return task === undefined ? closed : [...closed, recordOf(enrollment, task, task.isOverdue === true ? 'overdue' : 'open')];
}

function recordOf(enrollment: EnrollmentState, task: TaskState | ClosedTask, state: TaskRecord['state']): TaskRecord {
  const { id, nodeId, kind, title, assignee, dueAt } = task;
  return {
    id,
    enrollmentId: enrollment.id,
    journeyId: enrollment.journeyId,
    nodeId,
    contactId: enrollment.contactId,
    kind,
    title,
    assignee,
    ...(dueAt === undefined ? {} : { dueAt: formatInstant(dueAt) }),
    state,
  };
}
