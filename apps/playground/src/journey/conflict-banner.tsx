import { useEditor, type Editor, type SaveState } from '@sojourn/editor';
import { TriangleAlert } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { words } from '../messages/en.ts';
import { saveDraft } from './save-draft.ts';

/** When somebody else was faster: nothing is lost until the person has chosen. */
export function ConflictBanner({ editor }: { readonly editor: Editor }): ReactElement | null {
  const save = useEditor(editor, (snapshot) => snapshot.save);
  return save.kind === 'conflict' ? <Choice editor={editor} conflict={save} /> : null;
}

function Choice({
  editor,
  conflict,
}: {
  readonly editor: Editor;
  readonly conflict: Extract<SaveState, { readonly kind: 'conflict' }>;
}): ReactElement {
  const [message, setMessage] = useState<string>();
  const { theirs, revision } = conflict;
  const keepMine = async (): Promise<void> => {
    const { journey } = editor.getSnapshot();
    const result = await saveDraft({
      journey,
      operations: [],
      baseRevision: revision,
      reason: 'manual',
      signal: new AbortController().signal,
    });
    if (result.status === 'saved') editor.load(journey, 'merge', result.revision);
    else setMessage(result.status === 'error' ? result.message : words.conflict.again);
  };
  return (
    <div className="pg-conflict" role="alert">
      <TriangleAlert aria-hidden />
      <p>
        <strong>{words.conflict.title}</strong> {message ?? words.conflict.text}
      </p>
      <button type="button" className="pg-button" onClick={() => editor.load(theirs, 'replace', revision)}>
        {words.conflict.theirs}
      </button>
      <button type="button" className="pg-button" onClick={() => void keepMine()}>
        {words.conflict.mine}
      </button>
    </div>
  );
}
