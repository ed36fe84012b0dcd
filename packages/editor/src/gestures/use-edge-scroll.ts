import { useReactFlow } from '@xyflow/react';
import { useEffect } from 'react';
import { useCanvas } from '../canvas/canvas-context.ts';
import type { Point } from '../layout/layout.ts';

const edge = 48;
const step = 8;

/** Moves the canvas while a pointer that carries something rests at its edge. */
export function useEdgeScroll(pointer: Point | undefined): void {
  const { box } = useCanvas();
  const { getViewport, setViewport } = useReactFlow();
  const x = pointer?.x;
  const y = pointer?.y;
  useEffect(() => {
    const rect = box.current?.getBoundingClientRect();
    if (rect === undefined || x === undefined || y === undefined) return undefined;
    const [dx, dy] = [speed(x, rect.left, rect.right), speed(y, rect.top, rect.bottom)];
    if (dx === 0 && dy === 0) return undefined;
    const timer = setInterval(() => {
      const now = getViewport();
      void setViewport({ ...now, x: now.x + dx, y: now.y + dy });
    }, 16);
    return () => clearInterval(timer);
  }, [box, x, y, getViewport, setViewport]);
}

function speed(at: number, from: number, to: number): number {
  return at < from + edge ? step : at > to - edge ? -step : 0;
}
