import { useLayoutEffect, useRef, type ReactElement } from 'react';
import { useEditorContext } from '../context/editor-context.ts';
import { MoreWords } from '../context/more-words.tsx';
import { ENTRY_CARD } from '../store/editor.ts';
import { useEditor } from '../store/use-editor.ts';
import { DraftsProvider } from './fields/drafts.tsx';
import { controlId } from './form/form-field.tsx';
import { JourneyFormProvider, type JourneyForm } from './form/journey-form.ts';
import { EntryInspector } from './journey/entry-inspector.tsx';
import { JourneyInspector } from './journey/journey-inspector.tsx';
import { inspectorTexts } from './inspector-texts.ts';
import { NodeInspector } from './node-inspector.tsx';
import { useInspectorForm } from './use-inspector-form.ts';

/** Props of `EditorInspector`. */
export interface EditorInspectorProps {
  /** The last wish to show a field that is not to be followed any more; that of the moment if absent. */
  readonly shown?: number | undefined;
}

/**
 * The settings of what is selected: a step, the entry, or the journey itself.
 *
 * A form that writes on input, through operations that undo by name. Stands under an `EditorProvider`.
 */
export function EditorInspector({ shown }: EditorInspectorProps): ReactElement {
  return (
    <MoreWords texts={inspectorTexts}>
      <Inspector shown={shown} />
    </MoreWords>
  );
}

function Inspector({ shown }: EditorInspectorProps): ReactElement {
  const { editor, words } = useEditorContext();
  const selection = useEditor(editor, (snapshot) => snapshot.selection);
  const [selected] = selection;
  const { form, denied } = useInspectorForm(editor, selection.length === 1 ? selected : undefined);
  const box = useRevealedField(form, shown);
  return (
    <JourneyFormProvider value={form}>
      <DraftsProvider>
        <aside ref={box} className="sj-inspector" aria-label={words('inspector.label')}>
          {denied !== undefined && <p className="sj-inspector-denied">{denied}</p>}
          {selection.length > 1 ? (
            <p className="sj-inspector-many">{words('inspector.many', { count: selection.length })}</p>
          ) : selected === ENTRY_CARD ? (
            <EntryInspector />
          ) : selected !== undefined && Object.hasOwn(form.journey.nodes, selected) ? (
            <NodeInspector key={selected} nodeId={selected} />
          ) : (
            <JourneyInspector />
          )}
        </aside>
      </DraftsProvider>
    </JourneyFormProvider>
  );
}

/** Sends the focus to the field of a revealed pointer, or to the nearest place around it that is shown. */
function useRevealedField(form: JourneyForm, before: number | undefined): React.RefObject<HTMLElement | null> {
  const { editor } = useEditorContext();
  const revealed = useEditor(editor, (snapshot) => snapshot.revealed);
  const box = useRef<HTMLElement>(null);
  const shown = useRef(before ?? revealed?.serial);
  useLayoutEffect(() => {
    if (revealed?.pointer === undefined || shown.current === revealed.serial) return;
    shown.current = revealed.serial;
    for (let pointer = revealed.pointer; pointer !== ''; pointer = pointer.slice(0, pointer.lastIndexOf('/'))) {
      const place = box.current?.querySelector<HTMLElement>(`#${CSS.escape(controlId(form, pointer))}`);
      if (place === null || place === undefined) continue;
      place.closest('details')?.setAttribute('open', '');
      const control = place.matches('input, select, textarea, button')
        ? place
        : place.querySelector<HTMLElement>('input, select, textarea, button');
      control?.focus();
      place.scrollIntoView({ block: 'center' });
      return;
    }
  }, [revealed, form]);
  return box;
}
