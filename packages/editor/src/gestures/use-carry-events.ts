import { useEffect, useRef } from 'react';
import { useCanvas } from '../canvas/canvas-context.ts';
import type { Point } from '../layout/layout.ts';

/** What is done with something that is carried. */
export interface CarryEvents {
  readonly by: 'pointer' | 'keyboard';
  onMove(to: Point): void;
  /** One edge further, or back. */
  onStep(by: 1 | -1): void;
  /** @param at - where a pointer let go, which may be further than it was last seen; `isFree`: there, rather than on an edge */
  onDrop(at?: { readonly point: Point; readonly isFree: boolean }): void;
  onCancel(): void;
}

const steps: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** Listens on the whole page for as long as something is carried: a pointer leaves the canvas, and keys are meant for what it holds. */
export function useCarryEvents(events: CarryEvents): void {
  const { box } = useCanvas();
  const latest = useRef(events);
  useEffect(() => {
    latest.current = events;
  });
  const { by } = events;
  useEffect(() => {
    const surface = box.current;
    if (surface === null) return undefined;
    const page = surface.ownerDocument;
    const controller = new AbortController();
    const options = { capture: true, signal: controller.signal };
    surface.setAttribute('data-carrying', by);
    const onKey = (event: KeyboardEvent): void => {
      const step = Object.hasOwn(steps, event.key) ? steps[event.key] : undefined;
      if (event.key === 'Escape') latest.current.onCancel();
      else if (by === 'keyboard' && event.key === 'Enter') latest.current.onDrop();
      else if (by === 'keyboard' && step !== undefined) latest.current.onStep(step);
      else if (event.key !== 'Tab') return;
      event.preventDefault();
      event.stopPropagation();
    };
    page.addEventListener('keydown', onKey, options);
    if (by === 'pointer') {
      page.addEventListener('pointermove', (event) => latest.current.onMove({ x: event.clientX, y: event.clientY }), options);
      page.addEventListener(
        'pointerup',
        ({ clientX: x, clientY: y, altKey: isFree }) => latest.current.onDrop({ point: { x, y }, isFree }),
        options,
      );
      page.addEventListener('pointercancel', () => latest.current.onCancel(), options);
    }
    return () => {
      controller.abort();
      surface.removeAttribute('data-carrying');
    };
  }, [box, by]);
}
