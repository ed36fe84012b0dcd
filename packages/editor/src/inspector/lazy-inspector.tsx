import { lazy, Suspense, useState } from 'react';
import type { LazyExoticComponent, ReactElement } from 'react';
import { useEditorContext } from '../context/editor-context.ts';
import type { EditorInspectorProps } from './editor-inspector.tsx';

// Forms are a third of the editor and nobody reads them first: they come while the canvas is looked at.
const Inspector: LazyExoticComponent<(props: EditorInspectorProps) => ReactElement> = lazy(async () => {
  const { EditorInspector: Loaded } = await import('./editor-inspector.tsx');
  return { default: Loaded };
});

/**
 * The settings of what is selected: a step, the entry, or the journey itself.
 *
 * A form that writes on input, through operations that undo by name. Stands under an `EditorProvider`. Its code is loaded when it is
 * first shown; until then its place is kept.
 */
export function EditorInspector(): ReactElement {
  const { editor, words } = useEditorContext();
  // A wish to show a field that comes while the forms are being loaded is followed when they are there.
  const [shown] = useState(() => editor.getSnapshot().revealed?.serial ?? 0);
  return (
    <Suspense fallback={<aside className="sj-inspector" aria-label={words('inspector.label')} aria-busy="true" />}>
      <Inspector shown={shown} />
    </Suspense>
  );
}
