import type { Place } from '@sojourn/schema';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import type { LazyExoticComponent, ReactElement, ReactNode } from 'react';
import { useEditorContext, useView } from '../context/editor-context.ts';
import type { Point } from '../layout/layout.ts';
import type { Names } from '../nodes/card-definition.ts';
import type { CanvasGesturesProps } from '../gestures/canvas-gestures.tsx';
import { useCarrying } from '../gestures/use-carrying.ts';
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
const Gestures: LazyExoticComponent<(props: CanvasGesturesProps) => ReactElement> = lazy(async () => {
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
  const { carried, setCarried, carry, pin } = useCarrying();
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
  const onCarryItem = (item: PaletteItem, at: Point): void => {
    setPicking(undefined);
    setCarried({ load: { kind: 'item', item }, by: 'pointer', at });
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
      editing={host.readOnly === true ? undefined : { insert, remove, steps, carry, pin, refusal, picking: picking?.place }}
      onSelect={onSelect}
      engine={host.layout}
      onError={host.onError}
      tools={tools}
    >
      {host.readOnly === true ? null : <EditingLayers hasGroup={selection.length > 1} carried={carried} onCarry={setCarried} />}
      {picking === undefined ? null : (
        <InsertPicker
          anchor={picking.anchor}
          host={host}
          words={words}
          onPick={onPick}
          onCarry={onCarryItem}
          onClose={() => setPicking(undefined)}
        />
      )}
    </JourneyCanvas>
  );
}

/** What a person edits with on the canvas itself. */
function EditingLayers({ hasGroup, ...gestures }: CanvasGesturesProps & { readonly hasGroup: boolean }): ReactElement {
  return (
    <>
      <Suspense fallback={null}>{hasGroup ? <GroupBar /> : null}</Suspense>
      <Suspense fallback={null}>
        <Gestures {...gestures} />
      </Suspense>
    </>
  );
}
