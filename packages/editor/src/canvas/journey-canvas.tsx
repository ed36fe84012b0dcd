import { Background, BackgroundVariant, ReactFlow, ReactFlowProvider } from '@xyflow/react';
import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactElement, ReactNode } from 'react';
import type { CanvasOverlay, Found } from '../context/view-store.ts';
import type { Flow, LayoutEngine } from '../layout/layout.ts';
import type { MetricsState } from '../metrics/metrics-state.ts';
import { useFigures } from '../metrics/use-figures.ts';
import type { Names } from '../nodes/card-definition.ts';
import { ENTRY_CARD } from '../store/editor.ts';
import type { RevealTarget } from '../store/editor.ts';
import type { Extensions } from '../store/host-options.ts';
import { firstCamera } from './anchored-layout.ts';
import type { CanvasEditing } from './canvas-editing.ts';
import { handleCanvasKey } from './canvas-keys.ts';
import { CanvasContext } from './canvas-context.ts';
import { CanvasCamera } from './canvas-camera.tsx';
import { CanvasExtras } from './canvas-extras.tsx';
import { CardNode } from './card-node.tsx';
import { EndNode } from './end-node.tsx';
import type { CardProblem } from './flow-elements.ts';
import { LevelOfDetail } from './level-of-detail.tsx';
import { RouteEdge } from './route-edge.tsx';
import { measureTextLike } from './text-size.ts';
import type { TextMeasure } from './text-size.ts';
import { useAnchoredLayout } from './use-anchored-layout.ts';
import { useFlowElements } from './use-flow-elements.ts';
import { useCanvasValue } from './use-canvas-value.ts';
import { useCardFocus } from './use-card-focus.ts';
import { usePicture } from './use-picture.ts';

/** Props of `JourneyCanvas`. */
export interface JourneyCanvasProps {
  readonly names: Names;
  readonly extensions: Extensions | undefined;
  readonly flow: Flow;
  readonly isRtl: boolean;
  readonly selection: readonly string[];
  readonly problems: ReadonlyMap<string, CardProblem>;
  readonly overlay: CanvasOverlay | undefined;
  readonly revealed: (RevealTarget & { readonly serial: number }) | undefined;
  readonly editing: CanvasEditing | undefined;
  /** What lays out; ours if absent. */
  readonly engine?: LayoutEngine | undefined;
  readonly onError?: ((error: unknown) => void) | undefined;
  /** Figures to show on cards and edges. */
  readonly metrics?: MetricsState | undefined;
  readonly found?: Found | undefined;
  onSelect(ids: readonly string[]): void;
  /** Buttons beside the zoom. */
  readonly tools?: ReactNode;
  readonly children?: ReactNode;
}

/** What is known once the canvas stands in the page. */
interface Room {
  readonly width: number;
  readonly height: number;
  readonly measure: TextMeasure;
}

/** The library shows and moves the picture; dragging, selecting and all keys are ours. */
const quiet = {
  minZoom: 0.1,
  maxZoom: 2,
  nodesDraggable: false,
  nodesConnectable: false,
  nodesFocusable: false,
  edgesFocusable: false,
  elementsSelectable: false,
  disableKeyboardA11y: true,
  onlyRenderVisibleElements: true,
  deleteKeyCode: null,
  selectionKeyCode: null,
  multiSelectionKeyCode: null,
  panActivationKeyCode: null,
  zoomActivationKeyCode: null,
  zoomOnDoubleClick: false,
} as const;

const nodeTypes = { card: CardNode, end: EndNode };
const edgeTypes = { route: RouteEdge };

/** A journey as a picture: cards, outlets and ends, laid out for the reader. Renders on the client only; before that it is empty. */
export function JourneyCanvas(props: JourneyCanvasProps): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<Room>();
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const measure = (): void => {
      if (element.clientWidth > 0)
        setRoom((known) => known ?? { width: element.clientWidth, height: element.clientHeight, measure: measureTextLike(element) });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    // A host's web font that comes later has other widths: cards are measured anew, the camera stays.
    const measureAnew = (): void => setRoom((known) => (known === undefined ? known : { ...known, measure: measureTextLike(element) }));
    const { fonts } = element.ownerDocument;
    fonts.addEventListener('loadingdone', measureAnew);
    return () => {
      observer.disconnect();
      fonts.removeEventListener('loadingdone', measureAnew);
    };
  }, []);
  return (
    <div ref={box} className="sj-canvas">
      {room === undefined ? null : (
        <ReactFlowProvider>
          <Surface {...props} room={room} />
        </ReactFlowProvider>
      )}
    </div>
  );
}

function Surface(props: JourneyCanvasProps & { readonly room: Room }): ReactElement {
  const { names, extensions, flow, isRtl, selection, problems, overlay, revealed, editing, onSelect, tools, children, room } = props;
  const { words } = names;
  const { box, focused, setFocused, focusCard, onCardMount, cardOf } = useCardFocus();
  const hovered = useRef<string>(undefined);
  const { graph, anchored, isMoving } = useAnchoredLayout({
    names,
    extensions,
    flow,
    isRtl,
    measure: room.measure,
    metrics: props.metrics?.metrics,
    engine: props.engine,
    onError: props.onError,
    anchorOf: () => hovered.current ?? selection[0] ?? focused,
  });
  const tabStop = [focused, selection[0], ENTRY_CARD].find((id) => id !== undefined && graph.cards.has(id)) ?? ENTRY_CARD;
  const { figures, measure, onMeasure } = useFigures(graph, props.metrics?.metrics, words);
  const { found } = props;
  const pins = names.journey.layout?.pins;
  const picking = editing?.picking;
  const { nodes, edges } = useFlowElements({ graph, anchored, selection, tabStop, problems, overlay, picking, flow, found, figures, pins });
  const start = anchored.layout.positions.get(ENTRY_CARD);
  const [camera] = useState(() => firstCamera(anchored.layout, start, room, { flow, isRtl }));
  const onHover = useCallback((id: string | undefined) => {
    hovered.current = id;
  }, []);
  const titleOf = useCallback((id: string) => graph.cards.get(id)?.title ?? id, [graph]);
  const { picture, onChoose } = usePicture({ graph, anchored, selection, onSelect, focusCard });
  const context = useCanvasValue({ words, isRtl, flow, editing, onHover, setFocused, onCardMount, onChoose, titleOf, picture, box });
  const onKeyDown = (event: KeyboardEvent): void =>
    handleCanvasKey(event, { cardOf, focusCard, graph, anchored, editing, selection, onSelect });
  return (
    <CanvasContext.Provider value={context}>
      {/* Keys come up from the card that has the focus; the group itself is never focused. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div ref={box} className="sj-surface" data-moving={isMoving} role="group" aria-label={words('canvas.label')} onKeyDown={onKeyDown}>
        <ReactFlow
          {...quiet}
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          defaultViewport={camera}
          attributionPosition={isRtl ? 'bottom-left' : 'bottom-right'}
          onPaneClick={() => onSelect([])}
        >
          <Background variant={BackgroundVariant.Dots} gap={20} size={2} />
          <LevelOfDetail />
          <CanvasCamera
            revealed={revealed}
            current={found?.current ?? overlay?.current ?? undefined}
            focused={focused}
            anchored={anchored}
            graph={graph}
            onReveal={focusCard}
          />
        </ReactFlow>
        <CanvasExtras {...{ graph, anchored, words, measure, onMeasure, tools }} metrics={props.metrics} />
        {children}
      </div>
    </CanvasContext.Provider>
  );
}
