import { useMemo } from 'react';
import type { Words } from '../messages/words.ts';
import type { Flow } from '../layout/layout.ts';
import type { CanvasContextValue } from './canvas-context.ts';
import type { CanvasEditing } from './canvas-editing.ts';
import type { CardFocus } from './use-card-focus.ts';

interface CanvasValueOptions {
  readonly words: Words;
  readonly isRtl: boolean;
  readonly flow: Flow;
  readonly editing: CanvasEditing | undefined;
  readonly onHover: CanvasContextValue['onHover'];
  readonly setFocused: CardFocus['setFocused'];
  readonly onCardMount: CardFocus['onCardMount'];
  onSelect(ids: readonly string[]): void;
  titleOf(id: string): string;
}

/** What cards and edges share; the same object for as long as nothing in it changes, so that they need not render again. */
export function useCanvasValue(options: CanvasValueOptions): CanvasContextValue {
  const { words, isRtl, flow, onHover, setFocused, onCardMount, onSelect, titleOf } = options;
  const { insert, remove, refusal = noRefusal } = options.editing ?? {};
  return useMemo<CanvasContextValue>(
    () => ({
      words,
      isRtl,
      isFlowRight: flow === 'right',
      onCardClick: (id) => onSelect([id]),
      onCardFocus: setFocused,
      onCardMount,
      onHover,
      onInsert: insert,
      onRemove: remove,
      titleOf,
      refusal,
    }),
    [words, isRtl, flow, onHover, onSelect, setFocused, onCardMount, insert, remove, titleOf, refusal],
  );
}

function noRefusal(): undefined {
  return undefined;
}
