import { useSyncExternalStore } from 'react';

/** Whether an element is narrower than a phone held upright; `undefined` before it is measured. */
export function useIsNarrow(element: HTMLElement | null, below = 640): boolean {
  const subscribe = (listener: () => void): (() => void) => {
    if (element === null) return () => undefined;
    const observer = new ResizeObserver(listener);
    observer.observe(element);
    return () => observer.disconnect();
  };
  return useSyncExternalStore(
    subscribe,
    () => element !== null && element.clientWidth > 0 && element.clientWidth < below,
    () => false,
  );
}
