import type { TaskRecord } from '@sojourn/schema';

/** What an outcome of a task means. */
export type TaskAnswer =
  | { readonly type: 'completed'; readonly outlet: string }
  /** Somebody else has to be asked. */
  | { readonly type: 'unavailable' }
  /** An approval is approved or rejected, nothing else. */
  | { readonly type: 'refused' };

/** Reads an outcome, whoever gave it: every outcome completes a task, which knows one way on only. */
export function answerOf(kind: TaskRecord['kind'], outcome: string): TaskAnswer {
  if (outcome === 'unavailable') return { type: 'unavailable' };
  if (kind === 'task') return { type: 'completed', outlet: 'next' };
  return outcome === 'approved' || outcome === 'rejected' ? { type: 'completed', outlet: outcome } : { type: 'refused' };
}

/** What makes a decision happen once: one answer for each task; being unavailable is none, and each assignee may be so once. */
export function decisionId(taskId: string, assignee: string, outcome: string): string {
  return outcome === 'unavailable' ? `unavailable:${taskId}:${assignee}` : `decide:${taskId}`;
}
