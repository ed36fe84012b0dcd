import { addLine, arrivalRow, leaveColumn, rowBelow } from './lines.ts';
import type { Hop } from './lines.ts';
import type { Side } from './row.ts';
import type { Gap, Lane, Sequence } from './sequence.ts';
import type { Arc } from './vertex.ts';

/**
 * The way of an arc to a box further down.
 *
 * Straight down where nothing is in the way: to the next box, or from the end of a column to where its decision's paths meet.
 * Items in the way are passed on a line at the side.
 */
export function planForward(arc: Arc, start: Gap): readonly Hop[] {
  const { target } = arc;
  const hops: Hop[] = [];
  let { sequence, gap } = start;
  let isOnAxis = true;
  for (;;) {
    const isThere = sequence === target.sequence;
    const last = isThere ? target.index - 1 : sequence.items.length - 1;
    if (gap < last) {
      const side = sideBeside(sequence, gap + 1, last, laneOf(start.sequence));
      hops.push({ row: rowBelow({ sequence, gap }, side), to: addLine(arc, sequence, side, gap + 1, last) });
      if (isThere) return [...hops, { row: arrivalRow(target, 'forwardRow', side), to: sequence }];
    } else if (isThere) {
      return isOnAxis ? hops : [...hops, { row: arrivalRow(target, 'forwardRow', undefined), to: sequence }];
    }
    isOnAxis = false;
    if (sequence.exit !== undefined) {
      ({ sequence, gap } = sequence.exit);
      continue;
    }
    // Of a column that hangs beside the path, the way out is at its side.
    const { parent } = sequence;
    const side = laneOf(sequence)?.place === 'before' ? 'before' : 'after';
    if (parent === undefined) return hops;
    const row = leaveColumn(arc, { sequence, gap: sequence.items.length - 1 }, side, hops);
    const isInParent = parent.sequence === target.sequence;
    const until = isInParent ? target.index - 1 : parent.sequence.items.length - 1;
    hops.push({ row, to: addLine(arc, parent.sequence, side, parent.index, until) });
    sequence = parent.sequence;
    gap = until;
    if (isInParent) return [...hops, { row: arrivalRow(target, 'forwardRow', side), to: sequence }];
  }
}

/** The side with fewer columns in the way, else the one nearer to where the path comes from. */
function sideBeside(sequence: Sequence, from: number, to: number, lane: Lane | undefined): Side {
  const [above, below] = [sequence.items[from - 1], sequence.items[to]];
  const count = (side: Side): number => (below?.reaching[side] ?? 0) - (above?.reaching[side] ?? 0);
  const difference = count('before') - count('after');
  if (difference !== 0) return difference < 0 ? 'before' : 'after';
  return lane?.place === 'before' ? 'before' : 'after';
}

function laneOf({ parent }: Sequence): Lane | undefined {
  return parent?.sequence.items[parent.index]?.lanes[parent.lane];
}
