import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { useCanvas } from '../canvas/canvas-context.ts';
import { useEditorContext } from '../context/editor-context.ts';
import type { Point } from '../layout/layout.ts';
import { Icon } from '../ui/icon.tsx';
import { dropPlaces, nearestPlace } from './drop-places.ts';
import type { DropPlace, Load } from './drop-places.ts';
import { useCarryEvents } from './use-carry-events.ts';
import { useDropping } from './use-dropping.ts';
import { useEdgeScroll } from './use-edge-scroll.ts';

/** What is carried, and by what. */
export interface Carried {
  readonly load: Load;
  readonly by: 'pointer' | 'keyboard';
  /** Where the pointer is, in the window. */
  readonly at: Point;
}

interface DragLayerProps {
  readonly carried: Carried;
  /** Dropped, or put back. */
  onDone(): void;
}

const reach = 120;

/**
 * What is carried over the canvas: a ghost under the pointer, all edges open, the nearest lit. Escape puts it back; with Alt a card is
 * dropped where it is, and pinned there.
 */
export function DragLayer({ carried, onDone }: DragLayerProps): ReactElement {
  const { view, words } = useEditorContext();
  const { picture } = useCanvas();
  const { screenToFlowPosition } = useReactFlow();
  const { load, by } = carried;
  const [places] = useState(() => dropPlaces(picture.current, load));
  const [pointer, setPointer] = useState(carried.at);
  const [place, setPlace] = useState<DropPlace | undefined>(() =>
    by === 'keyboard' ? places[0] : nearestPlace(places, screenToFlowPosition(carried.at), reach),
  );
  const dropping = useDropping(load);
  const bringIntoView = useBringIntoView();
  useCarryEvents({
    by,
    onMove(to) {
      setPointer(to);
      setPlace(nearestPlace(places, screenToFlowPosition(to), reach));
    },
    onStep(step) {
      const index = places.findIndex(({ connection }) => connection.id === place?.connection.id);
      const next = places.at((index + step) % places.length);
      if (next === undefined) return;
      setPlace(next);
      bringIntoView(next.point);
    },
    onDrop(at) {
      onDone();
      const last = at === undefined ? place : nearestPlace(places, screenToFlowPosition(at.point), reach);
      if (at?.isFree === true) dropping.pinAt(at.point);
      else if (last !== undefined) dropping.dropOn(last);
    },
    onCancel() {
      onDone();
      view.setState({ announcement: words('drag.cancelled') });
    },
  });
  useEdgeScroll(by === 'pointer' ? pointer : undefined);
  const reason = place === undefined ? undefined : dropping.refusalAt(place);
  const said = place === undefined ? '' : [dropping.nameOf(place), reason].filter(Boolean).join('. ');
  useEffect(() => {
    if (by === 'keyboard') view.setState({ announcement: said });
  }, [by, said, view]);
  return <Shown place={place} reason={reason} title={dropping.title} pointer={by === 'pointer' ? pointer : undefined} />;
}

interface ShownProps {
  readonly place: DropPlace | undefined;
  readonly reason: string | undefined;
  readonly title: string;
  /** In the window; the ghost stands at the place without one. */
  readonly pointer: Point | undefined;
}

/** The edge that is lit, and the ghost. They stand in the window's places, so that they do not scale with the canvas. */
function Shown({ place, reason, title, pointer }: ShownProps): ReactElement {
  const { box } = useCanvas();
  const { flowToScreenPosition } = useReactFlow();
  const lit = useRef<HTMLSpanElement>(null);
  const ghost = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const rect = box.current?.getBoundingClientRect();
    const put = (element: HTMLElement | null, at: Point | undefined): void =>
      element?.style.setProperty(
        'transform',
        at === undefined ? 'scale(0)' : `translate(${at.x - (rect?.left ?? 0)}px, ${at.y - (rect?.top ?? 0)}px)`,
      );
    const at = place === undefined ? undefined : flowToScreenPosition(place.point);
    put(lit.current, at);
    put(ghost.current, pointer ?? at);
  });
  return (
    <>
      {place === undefined ? null : (
        <span ref={lit} className="sj-drop" data-refused={reason !== undefined} data-place={place.connection.id} />
      )}
      <span ref={ghost} className="sj-ghost" data-by={pointer === undefined ? 'keyboard' : 'pointer'} aria-hidden="true">
        <Icon name="grip" />
        <bdi>{title}</bdi>
        {reason === undefined || reason === '' ? null : <span className="sj-ghost-reason">{reason}</span>}
      </span>
    </>
  );
}

const margin = 96;

/** Moves the canvas so far that a point of it is well inside. */
function useBringIntoView(): (point: Point) => void {
  const { getViewport, setViewport } = useReactFlow();
  const store = useStoreApi();
  return (point) => {
    const { x, y, zoom } = getViewport();
    const { width, height } = store.getState();
    const at = { x: point.x * zoom + x, y: point.y * zoom + y };
    const dx = Math.max(0, margin - at.x) - Math.max(0, at.x - width + margin);
    const dy = Math.max(0, margin - at.y) - Math.max(0, at.y - height + margin);
    if (dx !== 0 || dy !== 0) void setViewport({ x: x + dx, y: y + dy, zoom });
  };
}
