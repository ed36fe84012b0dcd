import type { JsonObject, Problem, TaskRecord } from '@sojourn/schema';
import { answerOf, decisionId } from '../core/tasks/task-answer.ts';
import { taskRecords } from '../core/tasks/task-record.ts';
import type { InputBody } from '../core/inputs.ts';
import type { Tenant } from '../ports/store.ts';
import { recordAct } from './acts/record-act.ts';
import { copyObject, unicodeText } from './copy-json.ts';
import type { Accepted } from './engine.ts';
import { findEnrollment } from './find-enrollment.ts';
import { finding, refuseFindings } from './finding.ts';
import { append, toInput } from './intake.ts';
import { JourneyError } from './journey-error.ts';
import { checkRequest } from './read-request.ts';
import { toEnrollmentState } from './rows.ts';
import type { Runtime } from './runtime.ts';

/** Says what became of a task. The first answer counts; an open task takes one, also after it is due. */
export async function completeTask(
  runtime: Runtime,
  tenant: Tenant,
  request: { readonly taskId: string; readonly outcome: string; readonly by: string; readonly data?: JsonObject },
): Promise<Accepted> {
  checkRequest(request, 'The answer', { taskId: 'text', outcome: 'text', by: 'text' });
  const { taskId, outcome, by, data } = request;
  const copied = data === undefined ? undefined : copyObject(data);
  const problems: Problem[] = [];
  if (data !== undefined && copied === undefined) problems.push(finding('type_mismatch', '/data', { expected: 'a JSON object' }));
  refuseFindings('request_invalid', 'The answer', problems);
  const { task, contactId } = await findTask(runtime, tenant, taskId);
  if (answerOf(task.kind, outcome).type === 'refused')
    refuseFindings('request_invalid', 'The answer', [
      finding('value_invalid', '/outcome', { expected: 'approved, rejected or unavailable, which are all that an approval knows' }),
    ]);
  if (!isOpen(task)) return { accepted: false };
  const { enrollmentId } = task;
  await recordAct(runtime, tenant, task.journeyId, { type: 'complete_task', enrollmentId, taskId, outcome, by });
  const body: InputBody = {
    type: 'decide',
    enrollmentId,
    taskId,
    outcome: unicodeText(outcome),
    by: unicodeText(by),
    ...(copied === undefined ? {} : { data: copied }),
  };
  const [accepted] = await append(runtime, tenant, [toInput(runtime, contactId, body, decisionId(taskId, task.assignee, outcome))]);
  return accepted ?? { accepted: false };
}

/** Gives an open task to somebody else. */
export async function reassignTask(
  runtime: Runtime,
  tenant: Tenant,
  request: { readonly taskId: string; readonly assignee: string; readonly by: string },
): Promise<Accepted> {
  checkRequest(request, 'The reassignment', { taskId: 'text', assignee: 'text', by: 'text' });
  const { taskId, assignee, by } = request;
  const { task, contactId } = await findTask(runtime, tenant, taskId);
  if (!isOpen(task)) return { accepted: false };
  const { enrollmentId } = task;
  await recordAct(runtime, tenant, task.journeyId, { type: 'reassign_task', enrollmentId, taskId, assignee, by });
  const body: InputBody = { type: 'reassign', enrollmentId, taskId, assignee: unicodeText(assignee), by: unicodeText(by) };
  const [accepted] = await append(runtime, tenant, [toInput(runtime, contactId, body)]);
  return accepted ?? { accepted: false };
}

function isOpen({ state }: TaskRecord): boolean {
  return state === 'open' || state === 'overdue';
}

/** A task by its id, `tenant:enrollment:node:visit`. @throws JourneyError `task_unknown`. */
async function findTask(
  runtime: Runtime,
  tenant: Tenant,
  taskId: string,
): Promise<{ readonly task: TaskRecord; readonly contactId: string }> {
  const [enrollmentId = ''] = taskId.startsWith(`${tenant}:`) ? taskId.slice(tenant.length + 1).split(':') : [];
  const row = await findEnrollment(runtime, tenant, enrollmentId).catch(unknownEnrollment);
  const task = row === undefined ? undefined : taskRecords(toEnrollmentState(runtime.platform, row)).find(({ id }) => id === taskId);
  if (row === undefined || task === undefined)
    throw new JourneyError('task_unknown', 'No enrollment of this tenant has a task of that id.');
  return { task, contactId: row.contactId };
}

function unknownEnrollment(error: unknown): undefined {
  if (error instanceof JourneyError && error.code === 'enrollment_unknown') return undefined;
  throw error;
}
