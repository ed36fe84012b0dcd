import { useEffect } from 'react';
import type { ReactElement } from 'react';
import { useCanvas } from '../canvas/canvas-context.ts';
import { ENTRY_CARD } from '../store/editor.ts';
import { DragLayer } from './drag-layer.tsx';
import type { Carried } from './drag-layer.tsx';
import { Marquee } from './marquee.tsx';

/** Props of `CanvasGestures`. */
export interface CanvasGesturesProps {
  readonly carried: Carried | undefined;
  onCarry(carried: Carried | undefined): void;
}

const threshold = 6;

/** What a pointer does on the canvas beside a click: a card is picked up and dropped on an edge, several are chosen by a box. */
export function CanvasGestures({ carried, onCarry }: CanvasGesturesProps): ReactElement {
  const { box } = useCanvas();
  useEffect(() => {
    const surface = box.current;
    if (surface === null) return undefined;
    surface.setAttribute('data-gestures', 'on');
    let held: { readonly id: string; readonly x: number; readonly y: number } | undefined;
    const cardOf = ({ target }: Event): string | undefined =>
      target instanceof Element ? (target.closest('[data-card]')?.getAttribute('data-card') ?? undefined) : undefined;
    const onDown = (event: PointerEvent): void => {
      const id = cardOf(event);
      // A finger moves the canvas.
      const isGrip = event.button === 0 && event.pointerType !== 'touch' && !event.ctrlKey && !event.metaKey;
      held = isGrip && id !== undefined && id !== ENTRY_CARD ? { id, x: event.clientX, y: event.clientY } : undefined;
    };
    const onMouse = (event: MouseEvent): void => {
      // The canvas would pan under the card.
      if (held !== undefined) event.stopPropagation();
    };
    const onMove = (event: PointerEvent): void => {
      if (held === undefined || Math.hypot(event.clientX - held.x, event.clientY - held.y) < threshold) return;
      const load = { kind: 'step', nodeId: held.id, isBranch: event.shiftKey } as const;
      held = undefined;
      onCarry({ load, by: 'pointer', at: { x: event.clientX, y: event.clientY } });
    };
    const onUp = (): void => {
      held = undefined;
    };
    const controller = new AbortController();
    const { signal } = controller;
    surface.addEventListener('pointerdown', onDown, { capture: true, signal });
    surface.addEventListener('mousedown', onMouse, { capture: true, signal });
    surface.ownerDocument.addEventListener('pointermove', onMove, { signal });
    surface.ownerDocument.addEventListener('pointerup', onUp, { signal });
    return () => {
      controller.abort();
      surface.removeAttribute('data-gestures');
    };
  }, [box, onCarry]);
  return (
    <>
      <Marquee />
      {carried === undefined ? null : <DragLayer carried={carried} onDone={() => onCarry(undefined)} />}
    </>
  );
}
