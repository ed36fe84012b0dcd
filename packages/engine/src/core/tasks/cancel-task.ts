import type { Batch } from '../batch.ts';
import type { LiveEnrollment } from '../live-enrollment.ts';
import type { ClosedTask } from '../state.ts';

/** How many tasks that are over an enrollment keeps: a loop that asks every week would grow for ever. */
const mostClosed = 100;

/** Nobody needs the open task any more; says so in the log. Does nothing where there is none. */
export function cancelTask(batch: Batch, enrollment: LiveEnrollment): void {
  if (enrollment.task === undefined) return;
  batch.log(enrollment, { kind: 'task.cancelled', taskId: enrollment.task.id });
  closeTask(batch, enrollment, 'cancelled');
}

/** Puts the open task with those that are over, and clears its timers. */
export function closeTask(batch: Batch, enrollment: LiveEnrollment, state: ClosedTask['state']): void {
  const { task } = enrollment;
  if (task === undefined) return;
  const { id, kind, nodeId, title, assignee, dueAt } = task;
  const closed: ClosedTask = { id, kind, nodeId, title, assignee, ...(dueAt === undefined ? {} : { dueAt }), state };
  enrollment.task = undefined;
  enrollment.closedTasks = [...(enrollment.closedTasks ?? []), closed].slice(-mostClosed);
  enrollment.isChanged = true;
  batch.clearTimer(enrollment, `task:${enrollment.id}:ahead`);
  batch.clearTimer(enrollment, `task:${enrollment.id}:due`);
}
