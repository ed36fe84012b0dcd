import type { ReactElement } from 'react';
import { useEditorContext } from '../context/editor-context.ts';
import { useEditor } from '../store/use-editor.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { stepsAt } from './steps-at.ts';
import { useStepActions } from './use-step-actions.ts';

/** What can be done with several steps at once. */
export function GroupBar(): ReactElement {
  const { editor, words } = useEditorContext();
  const count = useEditor(editor, ({ selection }) => selection.length);
  const actions = useStepActions();
  const chosen = (): readonly string[] => stepsAt(editor, null);
  return (
    <div role="toolbar" aria-label={words('steps.group')} className="sj-group-bar">
      <span className="sj-group-count">{words('steps.chosen', { count })}</span>
      <Button size="small" variant="quiet" icon="copy" onClick={() => void actions.copy(chosen())}>
        {words('steps.copy')}
      </Button>
      <Button size="small" variant="quiet" icon="duplicate" onClick={() => void actions.duplicate(chosen())}>
        {words('steps.duplicate')}
      </Button>
      <Button size="small" variant="quiet" icon="trash" onClick={() => void actions.remove(chosen())}>
        {words('steps.remove')}
      </Button>
      <IconButton size="small" icon="close" label={words('steps.clear')} onClick={() => editor.select([])} />
    </div>
  );
}
