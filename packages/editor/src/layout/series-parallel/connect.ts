import type { Side } from './row.ts';
import type { Item, Sequence } from './sequence.ts';

/**
 * Notes what paths need to know of the sequences: where one leads to that leaves at the end, and how many items have columns to each side.
 *
 * @param sequences - Each after the one it hangs from.
 */
export function connect(sequences: readonly Sequence[]): void {
  for (const sequence of sequences) {
    const { parent } = sequence;
    const item = parent?.sequence.items[parent.index];
    if (parent !== undefined && item?.lanes[parent.lane]?.place === 'core') {
      const isLast = parent.index === parent.sequence.items.length - 1;
      sequence.exit = (isLast ? parent.sequence.exit : undefined) ?? { sequence: parent.sequence, gap: parent.index };
    }
    countReaching(sequence);
  }
}

function countReaching(sequence: Sequence): void {
  const count = { before: 0, after: 0 };
  for (const item of sequence.items) {
    for (const side of ['before', 'after'] as const) {
      if (item.lanes.length > 0 && hasLaneTowards(item, side)) count[side] += 1;
      item.reaching[side] = count[side];
    }
  }
}

function hasLaneTowards({ lanes, middle: [first, last] }: Item, side: Side): boolean {
  const core = lanes.filter((lane) => lane.place === 'core');
  const isAside = core.length > 1 && (first !== last || (side === 'before' ? first > 0 : last < core.length - 1));
  return isAside || lanes.some((lane) => lane.place === side);
}
