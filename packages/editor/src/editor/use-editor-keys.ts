import type { KeyboardEvent } from 'react';
import { useEditorContext } from '../context/editor-context.ts';
import { isField } from '../steps/use-clipboard.ts';
import { stepsAt } from '../steps/steps-at.ts';
import { useStepActions } from '../steps/use-step-actions.ts';

/**
 * Keys that work anywhere inside of the editor: undo, redo, find, duplicate, choose all. In a field the browser's own undo of typing is
 * left alone only where the editor has nothing to undo, and the others are the field's.
 */
export function useEditorKeys(): (event: KeyboardEvent) => void {
  const { editor, view, words, root } = useEditorContext();
  const actions = useStepActions();
  const travel = (event: KeyboardEvent, isRedo: boolean): void => {
    const { canUndo, canRedo, undoLabel, redoLabel } = editor.getSnapshot();
    if (isRedo ? !canRedo : !canUndo) return;
    event.preventDefault();
    const label = (isRedo ? redoLabel : undoLabel) || words('live.change');
    if (isRedo) editor.redo();
    else editor.undo();
    view.setState({ announcement: words(isRedo ? 'live.redone' : 'live.undone', { label }) });
  };
  return (event) => {
    if (event.altKey || event.defaultPrevented) return;
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey)) {
      if (key === 'f' && isCard(event.target)) search(event);
      return;
    }
    if (key === 'f' && !event.shiftKey) {
      search(event);
      return;
    }
    if (key === 'z' || key === 'y') {
      travel(event, key === 'y' || event.shiftKey);
      return;
    }
    const { target } = event;
    if (!(target instanceof Element) || isField(target) || target.closest('dialog, [popover]') !== null || event.shiftKey) return;
    if (key === 'd' && editor.getSnapshot().host.readOnly !== true) void actions.duplicate(stepsAt(editor, root));
    else if (key === 'a') chooseAll();
    else return;
    event.preventDefault();
  };

  /** Opens the search. Asked again from inside of it, it is the browser's own that is wanted. */
  function search(event: KeyboardEvent): void {
    const field = root?.querySelector<HTMLElement>('.sj-search input');
    const { target } = event;
    if (target instanceof Element && target.closest('.sj-search, dialog') !== null) return;
    event.preventDefault();
    if (field) field.focus();
    else view.setState({ searching: true });
  }

  function chooseAll(): void {
    const ids = Object.keys(editor.getSnapshot().journey.nodes);
    editor.select(ids);
    view.setState({ announcement: words('steps.chosen', { count: ids.length }) });
  }
}

function isCard(target: EventTarget): boolean {
  return target instanceof Element && target.matches('[data-card]');
}
