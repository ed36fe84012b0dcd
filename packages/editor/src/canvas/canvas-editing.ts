import type { Place } from '@sojourn/schema';
import type { StepActions } from '../steps/use-step-actions.ts';

/** What a canvas may change. Without it the canvas only shows. */
export interface CanvasEditing {
  /** @param anchor - what the picker stands beside; the “+” of the edge if absent */
  insert(place: Place, anchor?: Element): void;
  remove(id: string): void;
  readonly steps: StepActions;
  /** Why not, in the host's words. */
  refusal(verb: 'insert' | 'delete', id: string): string | undefined;
  /** The edge whose picker is open. */
  readonly picking: Place | undefined;
}
