import type { Place } from '@sojourn/schema';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import type { LazyExoticComponent, ReactElement, ReactNode } from 'react';
import { useEditorContext, useView } from '../context/editor-context.ts';
import type { Names } from '../nodes/card-definition.ts';
import { InsertPicker } from '../picker/insert-picker.tsx';
import type { PaletteItem } from '../picker/palette.ts';
import { useInsert } from '../picker/use-insert.ts';
import { useEditor } from '../store/use-editor.ts';
import { useStepActions } from '../steps/use-step-actions.ts';
import { useRemoval } from '../dialogs/use-removal.ts';
import { useInsertion } from './use-insertion.ts';
import type { CardProblem } from './flow-elements.ts';
import { JourneyCanvas } from './journey-canvas.tsx';
import { loudProblems } from '../problems/freshness.ts';
import { problemsByCard } from './problems-by-card.ts';

// Nobody chooses several steps, or drags one, before there is a picture.
const GroupBar: LazyExoticComponent<() => ReactElement> = lazy(async () => {
  const { GroupBar: Bar } = await import('../steps/group-bar.tsx');
  return { default: Bar };
});
const Gestures: LazyExoticComponent<() => ReactElement | null> = lazy(async () => {
  const { CanvasGestures } = await import('../gestures/canvas-gestures.tsx');
  return { default: CanvasGestures };
});

/** Props of `EditorCanvas`. */
export interface EditorCanvasProps {
  /** Buttons beside the zoom. */
  readonly tools?: ReactNode;
}

/** The canvas of the editor around: shows the draft, inserts, removes and selects. */
export function EditorCanvas({ tools }: EditorCanvasProps): ReactElement {
  const { editor, view, words, look, isRtl } = useEditorContext();
  const journey = useEditor(editor, (snapshot) => snapshot.journey);
  const host = useEditor(editor, (snapshot) => snapshot.host);
  const selection = useEditor(editor, (snapshot) => snapshot.selection);
  const problems = useEditor(editor, (snapshot) => snapshot.problems);
  const revealed = useEditor(editor, (snapshot) => snapshot.revealed);
  const overlay = useView((state) => state.overlay);
  const metrics = useView((state) => state.metrics);
  const found = useView((state) => state.found);
  const [picking, setPicking] = useState<{ readonly place: Place; readonly anchor: Element }>();
  const remove = useRemoval();
  const steps = useStepActions();
  const names = useMemo<Names>(() => ({ words, catalog: host.catalog, journey }), [words, host.catalog, journey]);
  const freshness = useView((state) => state.freshness);
  const badges = useMemo<ReadonlyMap<string, CardProblem>>(() => problemsByCard(loudProblems(problems, freshness)), [problems, freshness]);
  const { refusal, insert } = useInsertion((place, anchor) => setPicking({ place, anchor }));
  const onSelect = useCallback(
    (ids: readonly string[]) => {
      editor.select(ids);
      if (ids.length > 0) view.setState({ sheet: true });
    },
    [editor, view],
  );
  const insertItem = useInsert();
  const onPick = (item: PaletteItem): void => {
    setPicking(undefined);
    if (picking !== undefined) insertItem(item, picking.place);
  };
  return (
    <JourneyCanvas
      names={names}
      extensions={host.extensions}
      flow={look.flow ?? journey.layout?.flow ?? 'down'}
      isRtl={isRtl}
      selection={selection}
      problems={badges}
      overlay={overlay}
      metrics={metrics}
      found={found}
      revealed={revealed}
      editing={host.readOnly === true ? undefined : { insert, remove, steps, refusal, picking: picking?.place }}
      onSelect={onSelect}
      engine={host.layout}
      onError={host.onError}
      tools={tools}
    >
      {selection.length > 1 && host.readOnly !== true ? (
        <Suspense fallback={null}>
          <GroupBar />
        </Suspense>
      ) : null}
      {host.readOnly === true ? null : (
        <Suspense fallback={null}>
          <Gestures />
        </Suspense>
      )}
      {picking === undefined ? null : (
        <InsertPicker anchor={picking.anchor} host={host} words={words} onPick={onPick} onClose={() => setPicking(undefined)} />
      )}
    </JourneyCanvas>
  );
}
