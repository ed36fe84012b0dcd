import { Check, ClipboardCheck, UserCheck, X } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { TaskRecord } from '@sojourn/schema';
import { ApiError, request } from '../api/request.ts';
import { words } from '../messages/en.ts';
import { Link } from '../shell/router.tsx';
import { formatLongTime } from '../ui/format-time.ts';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import { useNames } from './names.ts';
import { usePages } from './use-pages.ts';

const answers = {
  task: [{ outcome: 'done', label: words.tasks.done, icon: Check, isMain: true }],
  approval: [
    { outcome: 'approved', label: words.tasks.approve, icon: Check, isMain: true },
    { outcome: 'rejected', label: words.tasks.reject, icon: X, isMain: false },
  ],
} as const;

/** What people have to do or to decide, the open ones first. */
export function TasksView(): ReactElement {
  const pages = usePages<TaskRecord>('/api/tasks', {}, ['enrollments']);
  const rows = (pages.data?.rows ?? []).toSorted((one, other) => Number(isOver(one)) - Number(isOver(other)));
  return (
    <section className="pg-scroll" aria-label={words.tasks.title} tabIndex={-1}>
      <header className="pg-section-head">
        <h1>{words.tasks.title}</h1>
        <p className="pg-muted pg-head-note">{words.tasks.intro}</p>
      </header>
      {pages.data === undefined &&
        (pages.error === undefined ? <Loading rows={4} /> : <Failed error={pages.error} onRetry={pages.reload} />)}
      {pages.data !== undefined && rows.length === 0 && <Empty title={words.tasks.empty} text={words.tasks.emptyText} />}
      {rows.length > 0 && (
        <ul className="pg-list pg-tasks">
          {rows.map((task) => (
            <TaskRow key={task.id} task={task} onAnswered={pages.reload} />
          ))}
        </ul>
      )}
    </section>
  );
}

function isOver({ state }: TaskRecord): boolean {
  return state === 'completed' || state === 'cancelled';
}

function TaskRow({ task, onAnswered }: { readonly task: TaskRecord; readonly onAnswered: () => void }): ReactElement {
  const names = useNames();
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const answer = async (outcome: string): Promise<void> => {
    setBusy(true);
    setTrouble(undefined);
    try {
      await request(`/api/tasks/${encodeURIComponent(task.id)}/complete`, { method: 'POST', body: { outcome } });
      onAnswered();
    } catch (error) {
      setTrouble(error instanceof ApiError ? error.message : words.tasks.failed);
    } finally {
      setBusy(false);
    }
  };
  const Icon = task.kind === 'approval' ? UserCheck : ClipboardCheck;
  return (
    <li className="pg-task">
      <span className="pg-tint">
        <Icon aria-hidden />
      </span>
      <span className="pg-list-text">
        <span className="pg-list-title">
          <bdi>{task.title}</bdi>
        </span>
        <span className="pg-list-sub">
          {words.tasks.forWhom(task.assignee)}
          {task.dueAt !== undefined && ` · ${words.tasks.due(formatLongTime(task.dueAt))}`}
          {' · '}
          <Link href={`/live/enrollments/${encodeURIComponent(task.enrollmentId)}`}>{names.journey(task.journeyId)}</Link>
        </span>
        {trouble !== undefined && (
          <span role="alert" className="pg-task-trouble">
            {trouble}
          </span>
        )}
      </span>
      {isOver(task) || task.state === 'overdue' ? <span className="pg-chip">{words.tasks.states[task.state]}</span> : null}
      {!isOver(task) &&
        answers[task.kind].map(({ outcome, label, icon: Mark, isMain }) => (
          <button
            key={outcome}
            type="button"
            className={isMain ? 'pg-button pg-primary' : 'pg-button'}
            disabled={isBusy}
            aria-label={`${label}: ${task.title}`}
            onClick={() => void answer(outcome)}
          >
            <Mark aria-hidden /> {label}
          </button>
        ))}
    </li>
  );
}
