import { useEffect, useLayoutEffect, useRef } from 'react';
import type { HTMLAttributes, ReactElement, ReactNode } from 'react';
import { placeBeside } from './place-beside.ts';
import type { Side } from './place-beside.ts';

/** Props of `Popover`; all of a `<div>` beside. */
export interface PopoverProps extends Omit<HTMLAttributes<HTMLDivElement>, 'children'> {
  /** What it stands beside. */
  readonly anchor: Element;
  readonly side?: Side;
  /** A click outside, or Escape. The owner then renders it no more. */
  onClose(): void;
  readonly children: ReactNode;
}

/** A box in the browser's top layer, beside its anchor. It stays our root's child, closes on a click outside and on Escape, and gives the focus back. What carries `data-autofocus` gets the focus first. */
export function Popover({ anchor, side = 'below', onClose, className, children, ...rest }: PopoverProps): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useLayoutEffect(() => {
    const shown = box.current;
    if (shown === null) return;
    const root = shown.getRootNode();
    // Both kinds of root have it; only their common type lacks it.
    const before = (root as Document | ShadowRoot).activeElement;
    shown.showPopover();
    const place = (): void => placeBeside(shown, anchor, side);
    place();
    shown.querySelector<HTMLElement>('[data-autofocus]')?.focus({ preventScroll: true });
    const sizes = new ResizeObserver(place);
    sizes.observe(shown);
    const onToggle = (event: ToggleEvent): void => {
      if (event.newState === 'closed') close.current();
    };
    shown.addEventListener('toggle', onToggle);
    return () => {
      sizes.disconnect();
      shown.removeEventListener('toggle', onToggle);
      const held = shown.contains((root as Document | ShadowRoot).activeElement); // as above
      if (shown.matches(':popover-open')) shown.hidePopover();
      if (held && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [anchor, side]);
  return (
    <div ref={box} popover="auto" className={className === undefined ? 'sj-popover' : `sj-popover ${className}`} {...rest}>
      {children}
    </div>
  );
}
