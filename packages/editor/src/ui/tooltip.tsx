import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { placeBeside } from './place-beside.ts';

/** Shows `text` over its one child on hover and keyboard focus. The child carries the same name itself: this is for the eye. */
export function Tooltip({ text, children }: { readonly text: string; readonly children: ReactNode }): ReactElement {
  const box = useRef<HTMLSpanElement>(null);
  const bubble = useRef<HTMLSpanElement>(null);
  const [isShown, setShown] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const show = useCallback((delayMs: number): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setShown(true), delayMs);
  }, []);
  const hide = useCallback((): void => {
    clearTimeout(timer.current);
    setShown(false);
  }, []);
  useEffect(() => hide, [hide]);
  useEffect(() => {
    const anchor = box.current?.firstElementChild;
    const shown = bubble.current;
    if (!isShown || shown === null || !anchor) return;
    shown.showPopover();
    placeBeside(shown, anchor, 'above');
  }, [isShown]);
  return (
    // Only watches its child, which is the control.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <span
      ref={box}
      className="sj-tooltip-box"
      onPointerEnter={(event) => event.pointerType === 'mouse' && show(500)}
      onPointerLeave={hide}
      onPointerDown={hide}
      onFocus={(event) => event.target.matches(':focus-visible') && show(150)}
      onBlur={hide}
      onKeyDown={(event) => event.key === 'Escape' && hide()}
    >
      {children}
      {isShown ? (
        <span ref={bubble} popover="manual" className="sj-popover sj-tooltip" aria-hidden="true">
          {text}
        </span>
      ) : null}
    </span>
  );
}
