import { createContext, useContext } from 'react';
import type { Context } from 'react';
import type { Place } from '@sojourn/schema';
import type { Words } from '../messages/words.ts';

/** What cards and edges on one canvas share. */
export interface CanvasContextValue {
  readonly words: Words;
  readonly isRtl: boolean;
  readonly isFlowRight: boolean;
  onCardClick(id: string): void;
  onCardFocus(id: string): void;
  /** A card stands in the page now, and may be the one that is to have the focus. */
  onCardMount(id: string, element: HTMLElement): void;
  /** The card, or the card an edge comes from, that must not move under the pointer. */
  onHover(id: string | undefined): void;
  /** Opens the picker beside an element; absent where nothing may be inserted. */
  readonly onInsert: ((place: Place, anchor: Element) => void) | undefined;
  /** Removes a step; absent where nothing may be removed. */
  readonly onRemove: ((id: string) => void) | undefined;
  titleOf(id: string): string;
  /** Why a step may not be put on an edge, or a step not be removed; `undefined` if it may. */
  refusal(verb: 'insert' | 'delete', id: string): string | undefined;
}

/** Filled by `JourneyCanvas`. */
export const CanvasContext: Context<CanvasContextValue | undefined> = createContext<CanvasContextValue | undefined>(undefined);

/** @throws Error outside of a canvas: cards and edges are rendered nowhere else */
export function useCanvas(): CanvasContextValue {
  const value = useContext(CanvasContext);
  if (value === undefined) throw new Error('A card or an edge stands outside of a canvas.');
  return value;
}
