import { useCallback, useRef, useState } from 'react';
import type { RefObject } from 'react';

/** The card that has, or had last, the focus, and how to give it to another. */
export interface CardFocus {
  /** Holds the cards. */
  readonly box: RefObject<HTMLDivElement | null>;
  readonly focused: string | undefined;
  setFocused(id: string): void;
  focusCard(id: string): void;
  /** A card stands in the page now: it takes the focus if it is the one that waits for it. */
  onCardMount(id: string, element: HTMLElement): void;
  /** The card that keys are meant for: one on its way into view comes before the one that still has the focus. */
  cardOf(target: EventTarget): string | undefined;
}

/** One focus for all cards, also those that are out of view and not in the page yet. */
export function useCardFocus(): CardFocus {
  const box = useRef<HTMLDivElement>(null);
  const awaited = useRef<string>(undefined);
  const [focused, setFocused] = useState<string>();
  const focusCard = useCallback((id: string) => {
    setFocused(id);
    const card = box.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`);
    awaited.current = card ? undefined : id;
    card?.focus({ preventScroll: true });
  }, []);
  const onCardMount = useCallback((id: string, element: HTMLElement) => {
    if (awaited.current !== id) return;
    awaited.current = undefined;
    element.focus({ preventScroll: true });
  }, []);
  const cardOf = useCallback((target: EventTarget) => {
    const id = target instanceof Element ? target.closest('[data-card]')?.getAttribute('data-card') : undefined;
    return id ? (awaited.current ?? id) : undefined;
  }, []);
  return { box, focused, setFocused, focusCard, onCardMount, cardOf };
}
