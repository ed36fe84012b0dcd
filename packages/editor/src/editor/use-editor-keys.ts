import type { KeyboardEvent } from 'react';
import { useEditorContext } from '../context/editor-context.ts';

/** Keys that work anywhere inside of the editor: undo and redo. In a field the browser's own undo of typing is left alone only where the editor has nothing to undo. */
export function useEditorKeys(): (event: KeyboardEvent) => void {
  const { editor, view, words } = useEditorContext();
  return (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return;
    const key = event.key.toLowerCase();
    const isRedo = key === 'y' || (key === 'z' && event.shiftKey);
    if (!isRedo && key !== 'z') return;
    const { canUndo, canRedo, undoLabel, redoLabel } = editor.getSnapshot();
    if (isRedo ? !canRedo : !canUndo) return;
    event.preventDefault();
    const label = (isRedo ? redoLabel : undoLabel) || words('live.change');
    if (isRedo) editor.redo();
    else editor.undo();
    view.setState({ announcement: words(isRedo ? 'live.redone' : 'live.undone', { label }) });
  };
}
