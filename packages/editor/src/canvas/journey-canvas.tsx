import { Background, BackgroundVariant, ReactFlow, ReactFlowProvider } from '@xyflow/react';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactElement, ReactNode } from 'react';
import type { Place } from '@sojourn/schema';
import type { CanvasOverlay } from '../context/view-store.ts';
import type { Flow } from '../layout/layout.ts';
import type { Names } from '../nodes/card-definition.ts';
import { ENTRY_CARD } from '../store/editor.ts';
import type { RevealTarget } from '../store/editor.ts';
import type { Extensions } from '../store/host-options.ts';
import { firstCamera } from './anchored-layout.ts';
import { CanvasContext } from './canvas-context.ts';
import type { CanvasContextValue } from './canvas-context.ts';
import { CanvasCamera } from './canvas-camera.tsx';
import { CanvasTools } from './canvas-tools.tsx';
import { CardNode } from './card-node.tsx';
import { EndNode } from './end-node.tsx';
import type { CardProblem } from './flow-elements.ts';
import { RouteEdge } from './route-edge.tsx';
import { measureTextLike } from './text-size.ts';
import type { TextMeasure } from './text-size.ts';
import { useAnchoredLayout } from './use-anchored-layout.ts';
import { useFlowElements } from './use-flow-elements.ts';
import { walk } from './walk.ts';

/** What a canvas may change. Without it the canvas only shows. */
export interface CanvasEditing {
  /** @param anchor - what the picker stands beside; the “+” of the edge if absent */
  insert(place: Place, anchor?: Element): void;
  remove(id: string): void;
  readonly picking: Place | undefined;
}

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
    return () => observer.disconnect();
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
  const box = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string>();
  const hovered = useRef<string>(undefined);
  const awaited = useRef<string>(undefined);
  const { graph, anchored, isMoving } = useAnchoredLayout({
    names,
    extensions,
    flow,
    isRtl,
    measure: room.measure,
    anchorOf: () => hovered.current ?? selection[0] ?? focused,
  });
  const tabStop = [focused, selection[0], ENTRY_CARD].find((id) => id !== undefined && graph.cards.has(id)) ?? ENTRY_CARD;
  const { nodes, edges } = useFlowElements({ graph, anchored, selection, tabStop, problems, overlay, picking: editing?.picking, flow });
  const start = anchored.layout.positions.get(ENTRY_CARD);
  const [camera] = useState(() => firstCamera(anchored.layout.bounds, start, room));
  const insert = editing?.insert;
  const context = useMemo<CanvasContextValue>(
    () => ({
      words,
      isRtl,
      isFlowRight: flow === 'right',
      onCardClick: (id) => onSelect([id]),
      onCardFocus: setFocused,
      onCardMount: (id, element) => {
        if (awaited.current !== id) return;
        awaited.current = undefined;
        element.focus({ preventScroll: true });
      },
      onHover: (id) => {
        hovered.current = id;
      },
      onInsert: insert,
      titleOf: (id) => graph.cards.get(id)?.title ?? id,
    }),
    [words, isRtl, flow, onSelect, insert, graph],
  );

  const focusCard = (id: string): void => {
    setFocused(id);
    const card = box.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`);
    // One that was out of sight takes the focus when it is mounted.
    awaited.current = card ? undefined : id;
    card?.focus({ preventScroll: true });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const target = event.target instanceof Element ? event.target.closest('[data-card]')?.getAttribute('data-card') : undefined;
    const id = target ? (awaited.current ?? target) : undefined;
    if (id === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const to = walk(id, event.key, graph, anchored.layout);
    const first = graph.connections
      .filter((one) => one.source === id)
      .toSorted((a, b) => Number(a.target !== undefined) - Number(b.target !== undefined))[0];
    if (to !== undefined) focusCard(to);
    else if (event.key.toLowerCase() === 'a' && first !== undefined && editing !== undefined) editing.insert(first.place);
    else if ((event.key === 'Delete' || event.key === 'Backspace') && id !== ENTRY_CARD && editing !== undefined) editing.remove(id);
    else if (event.key === 'Escape') onSelect([]);
    else if (!event.key.startsWith('Arrow')) return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <CanvasContext.Provider value={context}>
      <div ref={box} className="sj-surface" data-moving={isMoving} role="group" aria-label={words('canvas.label')} onKeyDown={onKeyDown}>
        <ReactFlow
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          defaultViewport={camera}
          minZoom={0.1}
          maxZoom={2}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          disableKeyboardA11y
          onlyRenderVisibleElements
          deleteKeyCode={null}
          selectionKeyCode={null}
          multiSelectionKeyCode={null}
          panActivationKeyCode={null}
          zoomActivationKeyCode={null}
          zoomOnDoubleClick={false}
          attributionPosition={isRtl ? 'bottom-left' : 'bottom-right'}
          onPaneClick={() => onSelect([])}
        >
          <Background variant={BackgroundVariant.Dots} gap={20} size={2} />
          <CanvasCamera revealed={revealed} focused={focused} anchored={anchored} graph={graph} onReveal={focusCard} />
        </ReactFlow>
        <CanvasTools bounds={anchored} words={words}>
          {tools}
        </CanvasTools>
        {children}
      </div>
    </CanvasContext.Provider>
  );
}
