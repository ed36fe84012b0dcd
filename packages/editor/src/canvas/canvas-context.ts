import { createContext, useContext } from 'react';
import type { Context, RefObject } from 'react';
import type { Place } from '@sojourn/schema';
import type { Words } from '../messages/words.ts';
import type { AnchoredLayout } from './anchored-layout.ts';
import type { CanvasEditing } from './canvas-editing.ts';
import type { JourneyGraph } from './journey-graph.ts';
import type { StepActions } from '../steps/use-step-actions.ts';

/** Cards and edges, and where they stand. */
export interface CanvasPicture {
  readonly graph: JourneyGraph;
  readonly anchored: AnchoredLayout;
  readonly selection: readonly string[];
  onSelect(ids: readonly string[]): void;
  focusCard(id: string): void;
}

/** What cards and edges on one canvas share. */
export interface CanvasContextValue {
  readonly words: Words;
  readonly isRtl: boolean;
  readonly isFlowRight: boolean;
  /** What is in the picture now, for what reads it when a person acts. */
  readonly picture: RefObject<CanvasPicture>;
  /** Holds the picture. */
  readonly box: RefObject<HTMLDivElement | null>;
  /** @param adds - the card joins the selection, or leaves it */
  onCardClick(id: string, adds: boolean): void;
  onCardFocus(id: string): void;
  /** A card stands in the page now, and may be the one that is to have the focus. */
  onCardMount(id: string, element: HTMLElement): void;
  /** The card, or the card an edge comes from, that must not move under the pointer. */
  onHover(id: string | undefined): void;
  /** Opens the picker beside an element; absent where nothing may be inserted. */
  readonly onInsert: ((place: Place, anchor: Element) => void) | undefined;
  /** Removes a step; absent where nothing may be removed. */
  readonly onRemove: ((id: string) => void) | undefined;
  readonly onPin: CanvasEditing['pin'] | undefined;
  /** Copy, cut, paste and duplicate; absent where nothing may be changed. */
  readonly steps: StepActions | undefined;
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
