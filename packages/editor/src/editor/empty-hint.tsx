import type { ReactElement } from 'react';
import { useEditorContext } from '../context/editor-context.ts';
import { ENTRY_CARD } from '../store/editor.ts';
import { useEditor } from '../store/use-editor.ts';
import { Button } from '../ui/button.tsx';

/** What to do first in a journey without a trigger. It goes for good once there is one. */
export function EmptyHint(): ReactElement | null {
  const { editor, view, words, root } = useEditorContext();
  const isEmpty = useEditor(editor, ({ journey }) => journey.entry.triggers.length === 0);
  const isOpen = useEditor(editor, ({ selection }) => selection.includes(ENTRY_CARD));
  if (!isEmpty || isOpen) return null;
  return (
    <section className="sj-empty">
      <h2>{words('empty.title')}</h2>
      <p>{words('empty.text')}</p>
      <Button
        variant="primary"
        icon="bolt"
        onClick={() => {
          editor.select([ENTRY_CARD]);
          view.setState({ sheet: true });
          // The next thing to press is in the settings that open now.
          requestAnimationFrame(() => root?.querySelector<HTMLElement>('.sj-inspector [data-add]')?.focus());
        }}
      >
        {words('empty.trigger')}
      </Button>
    </section>
  );
}
