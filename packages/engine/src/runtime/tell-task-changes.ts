import type { Contact, TaskRecord, TraceEntry } from '@sojourn/schema';
import type { Advance } from '../core/advance-types.ts';
import type { EnrollmentState } from '../core/state.ts';
import { taskRecords } from '../core/tasks/task-record.ts';
import type { ActionHandler, Effect } from '../ports/handlers.ts';
import type { Tenant } from '../ports/store.ts';
import { codeOf } from './error-code.ts';
import type { Runtime } from './runtime.ts';

/** What may become of a task once it is made. */
type TaskNews = Extract<TraceEntry, { readonly kind: `task.${string}` }>;

/** Whether a commit has news of tasks that were made before. */
export function hasTaskNews({ trace }: Advance): boolean {
  return trace.some(({ entry }) => isNews(entry));
}

/** Tells the host's `taskChanged` what became of tasks, in order. Each is told once; a failure is logged, and the next one told. */
export async function tellTaskChanges(
  runtime: Runtime,
  tenant: Tenant,
  { advance, contact, handler }: { readonly advance: Advance; readonly contact: Contact; readonly handler: ActionHandler },
): Promise<void> {
  for (const { enrollmentId, entry } of advance.trace) {
    const state = isNews(entry) ? advance.enrollments.find((one) => one.id === enrollmentId) : undefined;
    const record = state === undefined || !isNews(entry) ? undefined : taskRecords(state).find(({ id }) => id === entry.taskId);
    if (state === undefined || record === undefined || !isNews(entry)) continue;
    const effect = changeOf(state, record, entry, contact);
    try {
      await handler(effect, { signal: runtime.platform.abortController().signal, idempotencyKey: effect.key, attempt: 1 });
    } catch (error) {
      runtime.logger.log('error', 'task_changed_failed', { tenant, key: effect.key, reason: codeOf(error) });
    }
  }
}

function isNews(entry: TraceEntry): entry is TaskNews {
  return entry.kind.startsWith('task.') && entry.kind !== 'task.created';
}

function changeOf(state: EnrollmentState, record: TaskRecord, entry: TaskNews, contact: Contact): Effect {
  const { id: taskId, kind, title, assignee, dueAt } = record;
  const what = entry.kind.slice('task.'.length);
  const answer = entry.kind === 'task.completed' ? { outcome: entry.outcome, by: entry.by } : {};
  return {
    // The number of the entry in its trace tells one reminder from the next.
    key: `${taskId}:changed:${entry.seq}`,
    action: 'taskChanged',
    input: {
      change: what,
      taskId,
      kind,
      title,
      assignee: entry.kind === 'task.reissued' ? entry.assignee : assignee,
      ...(dueAt === undefined ? {} : { dueAt }),
      ...answer,
    },
    contactId: contact.id,
    contact,
    journeyId: state.journeyId,
    version: state.version,
    nodeId: record.nodeId,
    enrollmentId: state.id,
  };
}
