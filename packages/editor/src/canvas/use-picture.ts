import { useCallback, useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';
import type { CanvasPicture } from './canvas-context.ts';

/** The picture as it is now, for what reads it when a person acts, and how a card is chosen in it. */
export function usePicture(now: CanvasPicture): {
  readonly picture: RefObject<CanvasPicture>;
  onChoose(id: string, adds: boolean): void;
} {
  const picture = useRef(now);
  useLayoutEffect(() => {
    picture.current = now;
  });
  const onChoose = useCallback((id: string, adds: boolean) => {
    const { selection, onSelect } = picture.current;
    onSelect(adds ? (selection.includes(id) ? selection.filter((one) => one !== id) : [...selection, id]) : [id]);
  }, []);
  return { picture, onChoose };
}
