import type { Sequence } from './sequence.ts';

/** Gives each sequence its place, the root's card at the origin. Each sequence comes after the one it hangs from. */
export function placeSequences(sequences: readonly Sequence[]): void {
  const [outermost] = sequences;
  if (outermost !== undefined) outermost.start = -(outermost.items[0]?.at.head ?? 0);
  for (const { items, axis, start } of sequences) {
    for (const { lanes, at } of items) {
      for (const { sequence, offset } of lanes) {
        sequence.axis = axis + offset;
        sequence.start = start + at.head;
      }
    }
  }
}
