import type { Place } from '@sojourn/schema';
import type { Point } from '../layout/layout.ts';
import type { StepActions } from '../steps/use-step-actions.ts';

/** What a canvas may change. Without it the canvas only shows. */
export interface CanvasEditing {
  /** @param anchor - what the picker stands beside; the “+” of the edge if absent */
  insert(place: Place, anchor?: Element): void;
  remove(id: string): void;
  readonly steps: StepActions;
  /** Gives a card a fixed place, px from the entry card's top left corner in reading direction; `null` takes it away. */
  pin(id: string, at: Point | null): void;
  /** Picks a step up, to be put on another edge by the keyboard. */
  carry(id: string, isBranch: boolean): void;
  /** Why not, in the host's words. */
  refusal(verb: 'insert' | 'delete', id: string): string | undefined;
  /** The edge whose picker is open. */
  readonly picking: Place | undefined;
}
