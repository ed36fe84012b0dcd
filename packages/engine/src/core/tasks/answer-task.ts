import type { JsonObject, TaskRecord } from '@sojourn/schema';
import type { Batch } from '../batch.ts';
import { withholdUnbegun } from '../end-enrollment.ts';
import type { LiveEnrollment } from '../live-enrollment.ts';
import type { TaskDecision } from '../state.ts';
import { wakeAndWalk } from '../walk.ts';
import { cancelTask, closeTask } from './cancel-task.ts';
import { reissueTask } from './open-task.ts';
import { answerOf } from './task-answer.ts';

/** Applies what a person has decided, if the task is still theirs to decide. */
export function decideTask(batch: Batch, enrollment: LiveEnrollment, decision: TaskDecision): void {
  const { task } = enrollment;
  if (task === undefined || task.id !== decision.taskId) return;
  answer(batch, enrollment, task.kind, decision);
}

/** Applies what the handler of a request has given, or somebody by its key: nothing means that the person has been asked. */
export function answerRequest(
  batch: Batch,
  enrollment: LiveEnrollment,
  { outcome, data }: { readonly outcome?: string; readonly data?: JsonObject },
): void {
  const { task } = enrollment;
  if (task === undefined || outcome === undefined) return;
  answer(batch, enrollment, task.kind, { taskId: task.id, outcome, by: 'handler', ...(data === undefined ? {} : { data }) });
}

/** The instant of a task's reminder, or of its deadline, has come. */
export function applyTaskTimer(batch: Batch, enrollment: LiveEnrollment, taskId: string, moment: 'ahead' | 'due'): void {
  const { task, node, effect } = enrollment;
  if (task === undefined || task.id !== taskId) return;
  if (moment === 'ahead') return batch.log(enrollment, { kind: 'task.reminded', taskId });
  batch.log(enrollment, { kind: 'task.overdue', taskId });
  if (node?.outlets.has('overdue') !== true) {
    enrollment.task = { ...task, isOverdue: true };
    return;
  }
  if (effect?.phase === 'held') batch.log(enrollment, { kind: 'released', key: effect.key });
  withholdUnbegun(batch, enrollment, 'overdue');
  cancelTask(batch, enrollment);
  enrollment.status = 'live';
  wakeAndWalk(batch, enrollment, { by: 'timer', outlets: ['overdue'] });
}

function answer(batch: Batch, enrollment: LiveEnrollment, kind: TaskRecord['kind'], { taskId, outcome, by, data }: TaskDecision): void {
  const meaning = answerOf(kind, outcome);
  if (meaning.type === 'refused') return;
  if (meaning.type === 'unavailable') return reissueTask(batch, enrollment);
  if (enrollment.effect?.phase === 'held') batch.log(enrollment, { kind: 'released', key: enrollment.effect.key });
  withholdUnbegun(batch, enrollment, 'completed');
  batch.log(enrollment, { kind: 'task.completed', taskId, outcome, by });
  closeTask(batch, enrollment, 'completed');
  enrollment.status = 'live';
  wakeAndWalk(batch, enrollment, { by: 'task', outlets: [meaning.outlet], ...(data === undefined ? {} : { result: data }) });
}
