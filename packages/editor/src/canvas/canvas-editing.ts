import type { Place } from '@sojourn/schema';

/** What a canvas may change. Without it the canvas only shows. */
export interface CanvasEditing {
  /** @param anchor - what the picker stands beside; the “+” of the edge if absent */
  insert(place: Place, anchor?: Element): void;
  remove(id: string): void;
  /** The edge whose picker is open. */
  readonly picking: Place | undefined;
}
