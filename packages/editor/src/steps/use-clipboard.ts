import { useEffect } from 'react';
import { useEditorContext } from '../context/editor-context.ts';
import { ENTRY_CARD } from '../store/editor.ts';
import { activeInside, focusedCard, stepsAt } from './steps-at.ts';
import { useStepActions } from './use-step-actions.ts';

/**
 * Copy, cut and paste by the browser's own keys and menu, while the focus is inside. Fields keep theirs, and so does text that a
 * person has marked. Browsers tell the document of them, not the button that has the focus, so that is where we listen.
 */
export function useClipboard(): void {
  const { editor, root } = useEditorContext();
  const actions = useStepActions();
  useEffect(() => {
    if (root === null) return undefined;
    const page = root.ownerDocument;
    const isOurs = (event: ClipboardEvent): boolean => {
      const active = activeInside(root);
      return active !== undefined && !event.defaultPrevented && !isField(active) && active.closest('dialog, [popover]') === null;
    };
    const onCopy = (event: ClipboardEvent): void => {
      const isCut = event.type === 'cut';
      const marked = page.getSelection();
      if (!isOurs(event) || (marked !== null && !marked.isCollapsed && root.contains(marked.anchorNode))) return;
      if (isCut && editor.getSnapshot().host.readOnly === true) return;
      const ids = stepsAt(editor, root);
      const text = actions.copied(ids);
      if (text === undefined) return;
      event.preventDefault();
      event.clipboardData?.setData('text/plain', text);
      if (isCut) void actions.remove(ids, 'cut');
    };
    const onPaste = (event: ClipboardEvent): void => {
      if (!isOurs(event) || editor.getSnapshot().host.readOnly === true) return;
      event.preventDefault();
      const after =
        focusedCard(root) === ENTRY_CARD ? ENTRY_CARD : (stepsAt(editor, root).at(-1) ?? entryChosen(editor.getSnapshot().selection));
      void actions.pasteText(event.clipboardData?.getData('text/plain') ?? '', after);
    };
    page.addEventListener('copy', onCopy);
    page.addEventListener('cut', onCopy);
    page.addEventListener('paste', onPaste);
    return () => {
      page.removeEventListener('copy', onCopy);
      page.removeEventListener('cut', onCopy);
      page.removeEventListener('paste', onPaste);
    };
  }, [editor, root, actions]);
}

function entryChosen(selection: readonly string[]): string | undefined {
  return selection.includes(ENTRY_CARD) ? ENTRY_CARD : undefined;
}

/** Whether keys typed there belong to it. */
export function isField(element: Element): boolean {
  return element.matches('input, textarea, select') || (element instanceof HTMLElement && element.isContentEditable);
}
