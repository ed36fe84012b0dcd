import { parseJourney } from '@sojourn/schema';
import type { Problem } from '@sojourn/schema';
import { useId, useState, type ReactElement } from 'react';
import { ApiError, type ProblemItem } from '../api/request.ts';
import { words } from '../messages/en.ts';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemList } from '../ui/problem-list.tsx';
import { createDraft } from './create-draft.ts';

/** Takes a journey from a text or a file; what is wrong with it is said with its line and column. */
export function ImportDialog({
  onClose,
  onImported,
}: {
  readonly onClose: () => void;
  readonly onImported: (id: string) => void;
}): ReactElement {
  const [text, setText] = useState('');
  const [problems, setProblems] = useState<readonly (Problem | ProblemItem)[]>([]);
  const [id, hint] = [useId(), useId()];
  const submit = async (): Promise<void> => {
    const parsed = parseJourney(text);
    if (!parsed.ok) return setProblems(parsed.problems);
    try {
      onImported(await createDraft(parsed.journey));
    } catch (error) {
      setProblems(
        error instanceof ApiError && error.problems.length > 0
          ? error.problems
          : [{ message: error instanceof Error ? error.message : String(error) }],
      );
    }
  };
  return (
    <Dialog title={words.importing.title} closeLabel={words.importing.cancel} onClose={onClose}>
      <form
        className="pg-form"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <label htmlFor={id} className="pg-label">
          {words.importing.label}
        </label>
        <textarea
          id={id}
          className="pg-input pg-code-input"
          rows={12}
          value={text}
          spellCheck={false}
          aria-describedby={hint}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <p id={hint} className="pg-hint">
          {words.importing.hint}
        </p>
        {problems.length > 0 && <ProblemList title={words.importing.refused} problems={problems} />}
        <div className="pg-row pg-form-foot">
          <label className="pg-button pg-file">
            {words.importing.file}
            <input
              type="file"
              accept=".json,application/json"
              onChange={(event) => void event.currentTarget.files?.[0]?.text().then(setText)}
            />
          </label>
          <span className="pg-grow" />
          <button type="button" className="pg-button" onClick={onClose}>
            {words.importing.cancel}
          </button>
          <button type="submit" className="pg-button pg-primary" disabled={text.trim() === ''}>
            {words.importing.submit}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
