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
  onChoose(id: string, adds: boolean): void;
  titleOf(id: string): string;
  readonly picture: CanvasContextValue['picture'];
  readonly box: CanvasContextValue['box'];
}

/** What cards and edges share; the same object for as long as nothing in it changes, so that they need not render again. */
export function useCanvasValue(options: CanvasValueOptions): CanvasContextValue {
  const { words, isRtl, flow, onHover, setFocused, onCardMount, onChoose, titleOf, picture, box } = options;
  const { insert, remove, steps, pin, refusal = noRefusal } = options.editing ?? {};
  return useMemo<CanvasContextValue>(
    () => ({
      words,
      isRtl,
      isFlowRight: flow === 'right',
      onCardClick: onChoose,
      onCardFocus: setFocused,
      onCardMount,
      onHover,
      onInsert: insert,
      onRemove: remove,
      steps,
      onPin: pin,
      titleOf,
      refusal,
      picture,
      box,
    }),
    [words, isRtl, flow, onHover, onChoose, setFocused, onCardMount, insert, remove, steps, pin, titleOf, refusal, picture, box],
  );
}

function noRefusal(): undefined {
  return undefined;
}
