import { useReactFlow } from '@xyflow/react';
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { useCanvas } from '../canvas/canvas-context.ts';
import { shifted } from '../canvas/anchored-layout.ts';
import { cardWidth } from '../canvas/journey-graph.ts';
import type { Box } from '../layout/layout.ts';

/** A box drawn over the picture with Shift held chooses the steps that it touches. */
export function Marquee(): ReactElement | null {
  const { box, picture } = useCanvas();
  const { screenToFlowPosition } = useReactFlow();
  const [drawn, setDrawn] = useState<Box>();
  useEffect(() => {
    const surface = box.current;
    if (surface === null) return undefined;
    let from: { readonly x: number; readonly y: number; readonly before: readonly string[] } | undefined;
    const boxTo = (event: PointerEvent, start: { readonly x: number; readonly y: number }): Box => ({
      x: Math.min(start.x, event.clientX),
      y: Math.min(start.y, event.clientY),
      width: Math.abs(event.clientX - start.x),
      height: Math.abs(event.clientY - start.y),
    });
    const onDown = (event: PointerEvent): void => {
      const isPane = event.target instanceof Element && event.target.matches('.react-flow__pane, .react-flow__background *');
      if (!event.shiftKey || event.button !== 0 || !isPane) return;
      // The canvas would pan.
      event.stopPropagation();
      from = { x: event.clientX, y: event.clientY, before: picture.current.selection };
      surface.setPointerCapture(event.pointerId);
    };
    const stopMouse = (event: MouseEvent): void => {
      if (from !== undefined) event.stopPropagation();
    };
    const onMove = (event: PointerEvent): void => {
      if (from === undefined) return;
      const shape = boxTo(event, from);
      const rect = surface.getBoundingClientRect();
      setDrawn({ ...shape, x: shape.x - rect.left, y: shape.y - rect.top });
      const low = screenToFlowPosition({ x: shape.x, y: shape.y });
      const high = screenToFlowPosition({ x: shape.x + shape.width, y: shape.y + shape.height });
      const { graph, anchored, onSelect, selection } = picture.current;
      const touched = [...graph.cards.values()].flatMap(({ id, height }) => {
        const position = anchored.layout.positions.get(id);
        if (position === undefined) return [];
        const at = shifted(position, anchored.origin);
        return at.x < high.x && at.x + cardWidth > low.x && at.y < high.y && at.y + height > low.y ? [id] : [];
      });
      const chosen = [...new Set([...from.before, ...touched])];
      if (chosen.length !== selection.length || chosen.some((id) => !selection.includes(id))) onSelect(chosen);
    };
    const onUp = (event: PointerEvent): void => {
      if (from === undefined) return;
      from = undefined;
      setDrawn(undefined);
      if (surface.hasPointerCapture(event.pointerId)) surface.releasePointerCapture(event.pointerId);
    };
    const { signal, stop } = listening();
    surface.addEventListener('pointerdown', onDown, { capture: true, signal });
    surface.addEventListener('mousedown', stopMouse, { capture: true, signal });
    surface.addEventListener('pointermove', onMove, { signal });
    surface.addEventListener('pointerup', onUp, { signal });
    surface.addEventListener('pointercancel', onUp, { signal });
    return stop;
  }, [box, picture, screenToFlowPosition]);
  if (drawn === undefined) return null;
  const { x, y, width, height } = drawn;
  return <div className="sj-marquee" style={{ transform: `translate(${x}px, ${y}px)`, width, height }} />;
}

function listening(): { readonly signal: AbortSignal; stop(): void } {
  const controller = new AbortController();
  return { signal: controller.signal, stop: () => controller.abort() };
}
