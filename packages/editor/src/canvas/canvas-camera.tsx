import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import type { RevealTarget } from '../store/editor.ts';
import { shifted } from './anchored-layout.ts';
import type { AnchoredLayout } from './anchored-layout.ts';
import { cardWidth } from './journey-graph.ts';
import type { JourneyGraph } from './journey-graph.ts';

interface CanvasCameraProps {
  readonly revealed: (RevealTarget & { readonly serial: number }) | undefined;
  readonly focused: string | undefined;
  /** Where the contact of a simulation is. */
  readonly current: string | undefined;
  readonly anchored: AnchoredLayout;
  readonly graph: JourneyGraph;
  onReveal(id: string): void;
}

// Not more than the first camera leaves: what stands in view must not stir.
const margin = 40;

/** Moves the view only as far as needed: to what was asked for, to the card that has the focus, to where a simulation is. */
export function CanvasCamera({ revealed, focused, current, anchored, graph, onReveal }: CanvasCameraProps): null {
  const { setViewport, getViewport } = useReactFlow();
  const store = useStoreApi();
  const latest = useRef({ anchored, graph, onReveal });
  useEffect(() => {
    latest.current = { anchored, graph, onReveal };
  });
  const awaited = useRef<string>(undefined);
  const bring = useRef((id: string): void => {
    const { anchored: now, graph: cards } = latest.current;
    const position = now.layout.positions.get(id);
    // A layout that is still to come will have it.
    awaited.current = position === undefined ? id : undefined;
    if (position === undefined) return;
    const { width, height } = store.getState();
    const { x, y, zoom } = getViewport();
    const at = shifted(position, now.origin);
    const left = at.x * zoom + x;
    const top = at.y * zoom + y;
    const cardHeight = (cards.cards.get(id)?.height ?? 56) * zoom;
    const dx = inside(left, cardWidth * zoom, width);
    const dy = inside(top, cardHeight, height);
    if (dx === 0 && dy === 0) return;
    void setViewport({ x: x + dx, y: y + dy, zoom }, { duration: prefersStill() ? 0 : 160 });
  });
  useEffect(() => {
    if (awaited.current !== undefined) bring.current(awaited.current);
  }, [anchored]);
  useEffect(() => {
    if (focused !== undefined) bring.current(focused);
  }, [focused]);
  useEffect(() => {
    // Only the view moves: selection and focus are the person's.
    if (current !== undefined) bring.current(current);
  }, [current]);
  const serial = revealed?.serial;
  const target = revealed?.nodeId;
  const field = revealed?.pointer;
  useEffect(() => {
    if (serial === undefined || target === undefined) return;
    bring.current(target);
    // With a field to go to, the focus is the inspector's to set.
    if (field === undefined) latest.current.onReveal(target);
  }, [serial, target, field]);
  return null;
}

/** How far a span must move to stand inside, with some air around. */
function inside(from: number, length: number, room: number): number {
  if (length + 2 * margin > room) return Math.round((room - length) / 2 - from);
  if (from < margin) return Math.round(margin - from);
  if (from + length > room - margin) return Math.round(room - margin - from - length);
  return 0;
}

function prefersStill(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
