import { formatInstant } from '@sojourn/schema';
import type { Batch } from '../batch.ts';
import type { CompiledNode } from '../compiled.ts';
import { withholdUnbegun } from '../end-enrollment.ts';
import { effectPrefix } from '../judging-scope.ts';
import type { LiveEnrollment } from '../live-enrollment.ts';
import type { NewTask } from '../steps/step.ts';
import type { TaskState } from '../state.ts';

/** Makes the task of a visit: it exists from here on, whatever becomes of its request. */
export function openTask(batch: Batch, enrollment: LiveEnrollment, node: CompiledNode, { remindAt, ...fresh }: NewTask): void {
  const id = `${effectPrefix(batch.definitions.tenant, enrollment.id, node.id)}${enrollment.visitsOf(node.id)}`;
  const task: TaskState = { id, nodeId: node.id, ...fresh };
  const { dueAt } = task;
  enrollment.task = task;
  batch.log(enrollment, { kind: 'task.created', ...assignmentOf(task) });
  requestOf(batch, enrollment, id);
  // Without a way out by `overdue`, the deadline wakes nobody.
  const wakeAt = dueAt !== undefined && node.outlets.has('overdue') ? { wakeAt: formatInstant(dueAt) } : {};
  batch.log(enrollment, { kind: 'parked', ...wakeAt });
  const body = { kind: 'task', enrollmentId: enrollment.id, taskId: id } as const;
  if (remindAt !== undefined) batch.setTimer(enrollment, `task:${enrollment.id}:ahead`, remindAt, { ...body, moment: 'ahead' });
  if (dueAt !== undefined) batch.setTimer(enrollment, `task:${enrollment.id}:due`, dueAt, { ...body, moment: 'due' });
}

/** The backup's turn, once: the same task, and a request of its own. Where nobody is left to ask, it goes on waiting. */
export function reissueTask(batch: Batch, enrollment: LiveEnrollment): void {
  const { task, effect } = enrollment;
  if (task?.backup === undefined) return;
  if (effect?.phase === 'held') batch.log(enrollment, { kind: 'released', key: effect.key });
  withholdUnbegun(batch, enrollment, 'reissued');
  const { backup: assignee, ...rest } = task;
  enrollment.status = 'live';
  enrollment.task = { ...rest, assignee };
  batch.log(enrollment, { kind: 'task.reissued', ...assignmentOf(enrollment.task) });
  requestOf(batch, enrollment, `${task.id}:backup`);
}

/** Gives an open task to somebody else. The one who says so knows: nobody is asked. */
export function reassignTask(batch: Batch, enrollment: LiveEnrollment, taskId: string, assignee: string): void {
  const { task } = enrollment;
  if (task === undefined || task.id !== taskId || task.assignee === assignee) return;
  enrollment.task = { ...task, assignee };
  batch.log(enrollment, { kind: 'task.reissued', ...assignmentOf(enrollment.task) });
}

function requestOf(batch: Batch, enrollment: LiveEnrollment, key: string): void {
  enrollment.effect = { key, phase: 'due', attempt: 0, forgiven: 0 };
  batch.log(enrollment, { kind: 'effect.requested', key, action: enrollment.task?.kind ?? 'task' });
}

function assignmentOf({ id, assignee, dueAt }: TaskState) {
  return { taskId: id, assignee, ...(dueAt === undefined ? {} : { dueAt: formatInstant(dueAt) }) };
}
