import type { ReactElement } from 'react';
import { useEditorContext } from '../context/editor-context.ts';
import { useEditor } from '../store/use-editor.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';

/** Says that someone else was faster, and asks whose version stays. Both answers can be undone: nothing typed is lost. */
export function ConflictBar(): ReactElement | null {
  const { editor, words } = useEditorContext();
  const save = useEditor(editor, (snapshot) => snapshot.save);
  if (save.kind !== 'conflict') return null;
  const { theirs, revision, by } = save;
  return (
    <div role="alert" className="sj-conflict">
      <Icon name="warning" />
      <p>
        <strong>{by === undefined ? words('conflict.title') : words('conflict.titleBy', { name: by })}</strong> {words('conflict.text')}
      </p>
      <Button size="small" onClick={() => editor.load(theirs, 'merge', revision)}>
        {words('conflict.theirs')}
      </Button>
      <Button size="small" variant="primary" onClick={() => editor.load(editor.getSnapshot().journey, 'merge', revision)}>
        {words('conflict.mine')}
      </Button>
    </div>
  );
}
