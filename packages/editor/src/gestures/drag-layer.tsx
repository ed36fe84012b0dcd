import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { useCanvas } from '../canvas/canvas-context.ts';
import { useEditorContext } from '../context/editor-context.ts';
import type { Point } from '../layout/layout.ts';
import { useInsert } from '../picker/use-insert.ts';
import { Icon } from '../ui/icon.tsx';
import { ENTRY_CARD } from '../store/editor.ts';
import { dropPlaces, moveTo, nearestPlace, refusalAt } from './drop-places.ts';
import type { DropPlace, Load } from './drop-places.ts';

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
const edge = 48;

/** What is carried over the canvas: a ghost under the pointer, all edges open, the nearest lit. Escape puts it back; with Alt a card is dropped where it is, and pinned there. */
export function DragLayer({ carried, onDone }: DragLayerProps): ReactElement {
  const { editor, view, words } = useEditorContext();
  const { box, picture, titleOf, onPin, isRtl } = useCanvas();
  const { screenToFlowPosition, flowToScreenPosition, getViewport, setViewport } = useReactFlow();
  const store = useStoreApi();
  const insertItem = useInsert();
  const { load, by } = carried;
  const places = useMemo(() => dropPlaces(picture.current, load), [picture, load]);
  const [pointer, setPointer] = useState(carried.at);
  const [place, setPlace] = useState<DropPlace | undefined>(() =>
    by === 'keyboard' ? firstPlace(places, load) : nearestPlace(places, screenToFlowPosition(carried.at), reach),
  );
  const reason = place === undefined ? undefined : refusalAt(place, load, editor.getSnapshot(), words);
  const title = load.kind === 'item' ? load.item.label : titleOf(load.nodeId);
  const nameOf = ({ connection }: DropPlace): string =>
    connection.source === ENTRY_CARD
      ? words('drag.afterEntry')
      : words('drag.after', { outlet: connection.name, title: titleOf(connection.source) });

  const drop = (isFree: boolean): void => {
    onDone();
    if (isFree && load.kind === 'step') {
      const { layout, origin } = picture.current.anchored;
      const entry = layout.positions.get(ENTRY_CARD) ?? { x: 0, y: 0 };
      const to = screenToFlowPosition(pointer);
      const x = to.x - entry.x - origin.x;
      onPin?.(load.nodeId, { x: Math.round(isRtl ? -x : x), y: Math.round(to.y - entry.y - origin.y) });
      return;
    }
    if (place === undefined) return;
    if (reason !== undefined) {
      view.setState({ announcement: reason, notice: reason });
      return;
    }
    if (load.kind === 'item') {
      insertItem(load.item, place.connection.place);
      return;
    }
    if (editor.apply([moveTo(place, load)], words('operation.move', { title })).length > 0) return;
    view.setState({ announcement: words('live.moved', { title, place: nameOf(place) }) });
    editor.reveal({ nodeId: load.nodeId });
  };
  const cancel = (): void => {
    onDone();
    view.setState({ announcement: words('drag.cancelled') });
  };
  const show = (next: DropPlace | undefined): void => {
    if (next === undefined) return;
    setPlace(next);
    const refused = refusalAt(next, load, editor.getSnapshot(), words);
    view.setState({ announcement: refused === undefined ? nameOf(next) : `${nameOf(next)}. ${refused}` });
    const { x, y, zoom } = getViewport();
    const { width, height } = store.getState();
    const far = { x: next.point.x * zoom + x, y: next.point.y * zoom + y };
    const dx = Math.max(0, edge * 2 - far.x) - Math.max(0, far.x - width + edge * 2);
    const dy = Math.max(0, edge * 2 - far.y) - Math.max(0, far.y - height + edge * 2);
    if (dx !== 0 || dy !== 0) void setViewport({ x: x + dx, y: y + dy, zoom });
  };
  const follow = (at: Point): void => {
    setPointer(at);
    setPlace(nearestPlace(places, screenToFlowPosition(at), reach));
  };
  const onKey = (event: KeyboardEvent): void => {
    const step =
      event.key === 'ArrowDown' || event.key === 'ArrowRight' ? 1 : event.key === 'ArrowUp' || event.key === 'ArrowLeft' ? -1 : 0;
    if (event.key === 'Escape') cancel();
    else if (by === 'keyboard' && event.key === 'Enter') drop(false);
    else if (by === 'keyboard' && step !== 0) show(places.at((places.findIndex((one) => one === place) + step) % places.length));
    else if (event.key !== 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
  };

  const latest = useRef({ drop, cancel, follow, onKey, show });
  useEffect(() => {
    latest.current = { drop, cancel, follow, onKey, show };
  });
  useEffect(() => {
    const surface = box.current;
    if (surface === null) return undefined;
    const page = surface.ownerDocument;
    const controller = new AbortController();
    const options = { capture: true, signal: controller.signal };
    surface.dataset['carrying'] = by;
    page.addEventListener('keydown', (event) => latest.current.onKey(event), options);
    if (by === 'pointer') {
      page.addEventListener('pointermove', (event) => latest.current.follow({ x: event.clientX, y: event.clientY }), options);
      page.addEventListener('pointerup', (event) => latest.current.drop(event.altKey), options);
      page.addEventListener('pointercancel', () => latest.current.cancel(), options);
    }
    return () => {
      controller.abort();
      delete surface.dataset['carrying'];
    };
  }, [box, by]);
  useEffect(() => {
    if (by === 'keyboard') latest.current.show(firstPlace(places, load));
  }, [by, places, load]);
  useEdgeScroll(by === 'pointer' ? pointer : undefined);

  const rect = box.current?.getBoundingClientRect();
  const lit = place === undefined ? undefined : flowToScreenPosition(place.point);
  const local = (at: Point): string => `translate(${at.x - (rect?.left ?? 0)}px, ${at.y - (rect?.top ?? 0)}px)`;
  return (
    <>
      {lit === undefined ? null : (
        <span className="sj-drop" data-refused={reason !== undefined} data-place={place?.connection.id} style={{ transform: local(lit) }} />
      )}
      <span className="sj-ghost" aria-hidden="true" style={{ transform: local(by === 'pointer' ? pointer : (lit ?? pointer)) }}>
        <Icon name="grip" />
        <bdi>{title}</bdi>
        {reason === undefined || reason === '' ? null : <span className="sj-ghost-reason">{reason}</span>}
      </span>
    </>
  );
}

/** Where the keyboard begins: the place after the step, as far as there is one. */
function firstPlace(places: readonly DropPlace[], load: Load): DropPlace | undefined {
  const here = load.kind === 'step' ? places.findIndex(({ connection }) => connection.source === load.nodeId) : -1;
  return places[Math.max(0, here)];
}

/** Moves the canvas while the pointer rests at its edge. */
function useEdgeScroll(pointer: Point | undefined): void {
  const { box } = useCanvas();
  const { getViewport, setViewport } = useReactFlow();
  const x = pointer?.x;
  const y = pointer?.y;
  useEffect(() => {
    const rect = box.current?.getBoundingClientRect();
    if (rect === undefined || x === undefined || y === undefined) return undefined;
    const speed = (at: number, from: number, to: number): number => (at < from + edge ? 8 : at > to - edge ? -8 : 0);
    const [dx, dy] = [speed(x, rect.left, rect.right), speed(y, rect.top, rect.bottom)];
    if (dx === 0 && dy === 0) return undefined;
    let frame = requestAnimationFrame(function scroll() {
      const now = getViewport();
      void setViewport({ ...now, x: now.x + dx, y: now.y + dy });
      frame = requestAnimationFrame(scroll);
    });
    return () => cancelAnimationFrame(frame);
  }, [box, x, y, getViewport, setViewport]);
}
