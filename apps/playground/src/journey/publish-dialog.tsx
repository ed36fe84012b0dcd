import { CircleCheck, Send } from 'lucide-react';
import type { Editor } from '@sojourn/editor';
import type { ProblemContext } from '@sojourn/schema';
import { useId, useState, type ReactElement } from 'react';
import { ApiError, request, type ProblemItem } from '../api/request.ts';
import type { VersionRow } from '../api/types.ts';
import { words } from '../messages/en.ts';
import { Link } from '../shell/router.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { formatTime } from '../ui/format-time.ts';
import { ProblemList } from '../ui/problem-list.tsx';

interface PublishDialogProps {
  readonly editor: Editor;
  /** Newest first. */
  readonly versions: readonly VersionRow[];
  readonly onPublished: () => void;
  readonly onClose: () => void;
}

type Outcome = { readonly version: number } | { readonly refused: string; readonly problems: readonly ProblemItem[] };

/** Says what is live, takes a note, and publishes exactly the draft that was saved. */
export function PublishDialog({ editor, versions, onPublished, onClose }: PublishDialogProps): ReactElement {
  const { journey, host } = editor.getSnapshot();
  const [note, setNote] = useState('');
  const [outcome, setOutcome] = useState<Outcome>();
  const [isBusy, setBusy] = useState(false);
  const publish = async (): Promise<void> => {
    setBusy(true);
    const next = await publishDraft(editor, note);
    setOutcome(next);
    setBusy(false);
    if ('version' in next) onPublished();
  };
  return (
    <Dialog title={words.publish.title(journey.name)} closeLabel={words.publish.close} onClose={onClose}>
      {outcome !== undefined && 'version' in outcome ? (
        <Done version={outcome.version} journeyId={journey.id} onClose={onClose} />
      ) : (
        <PublishForm
          context={{ journey, catalog: host.catalog }}
          versions={versions}
          note={note}
          onNote={setNote}
          outcome={outcome}
          isBusy={isBusy}
          onSubmit={() => void publish()}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}

interface PublishFormProps {
  readonly context: ProblemContext;
  readonly versions: readonly VersionRow[];
  readonly note: string;
  readonly onNote: (note: string) => void;
  readonly outcome: Extract<Outcome, { refused: string }> | undefined;
  readonly isBusy: boolean;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
}

function PublishForm({ context, versions, note, onNote, outcome, isBusy, onSubmit, onClose }: PublishFormProps): ReactElement {
  const [id, hint] = [useId(), useId()];
  const [live] = versions;
  return (
    <form
      className="pg-form"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <p className="pg-muted">
        {live === undefined ? words.publish.first : words.publish.current(live.version, formatTime(live.publishedAt))}
      </p>
      <div className="pg-field">
        <label htmlFor={id} className="pg-label">
          {words.publish.note}
        </label>
        <textarea
          id={id}
          className="pg-input"
          rows={2}
          maxLength={2_000}
          value={note}
          aria-describedby={hint}
          onChange={(event) => onNote(event.currentTarget.value)}
        />
        <p id={hint} className="pg-hint">
          {words.publish.noteHint}
        </p>
      </div>
      {outcome !== undefined && (
        <ProblemList
          title={words.publish.refused}
          problems={outcome.problems.length > 0 ? outcome.problems : [{ message: outcome.refused }]}
          context={context}
        />
      )}
      <div className="pg-row pg-dialog-foot">
        <span className="pg-grow" />
        <button type="button" className="pg-button" onClick={onClose}>
          {words.publish.cancel}
        </button>
        <button type="submit" className="pg-button pg-primary" disabled={isBusy}>
          {isBusy ? words.publish.busy : words.publish.submit((live?.version ?? 0) + 1)}
        </button>
      </div>
    </form>
  );
}

function Done({
  version,
  journeyId,
  onClose,
}: {
  readonly version: number;
  readonly journeyId: string;
  readonly onClose: () => void;
}): ReactElement {
  return (
    <div className="pg-published" role="status">
      <CircleCheck aria-hidden />
      <p className="pg-state-title">{words.publish.done(version)}</p>
      <p className="pg-muted">{words.publish.next}</p>
      <div className="pg-row">
        <Link href={`/live/events?journey=${encodeURIComponent(journeyId)}`} className="pg-button pg-primary">
          <Send aria-hidden /> {words.publish.send}
        </Link>
        <button type="button" className="pg-button" onClick={onClose}>
          {words.publish.close}
        </button>
      </div>
    </div>
  );
}

/** What is published is what the server has: changes are saved first, and the revision is named. */
async function publishDraft(editor: Editor, note: string): Promise<Outcome> {
  const { journey } = editor.getSnapshot();
  const saved = await editor.flush();
  if (saved.status !== 'saved') return { refused: words.publish.unsaved, problems: [] };
  try {
    return await request<{ version: number }>(`/api/journeys/${encodeURIComponent(journey.id)}/publish`, {
      method: 'POST',
      body: {
        ...(typeof saved.revision === 'number' ? { revision: saved.revision } : {}),
        ...(note.trim() === '' ? {} : { note: note.trim() }),
      },
    });
  } catch (error) {
    if (error instanceof ApiError) return { refused: error.message, problems: error.problems };
    return { refused: String(error), problems: [] };
  }
}
