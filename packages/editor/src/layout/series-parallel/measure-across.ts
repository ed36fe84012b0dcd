import type { Side, Sides } from './row.ts';
import type { Item, Lane, Sequence } from './sequence.ts';
import type { Sizes } from './sizes.ts';
import { spacing } from './spacing.ts';
import { stackLines } from './stack-lines.ts';

/** Takes the room of a sequence to both sides of its axis, that of the sequences that hang from it being known. */
export function measureAcross(sequence: Sequence, sizes: Sizes): void {
  const { items, room } = sequence;
  const half = Math.max(0, ...items.map((item) => halfOf(item, sizes)));
  for (const item of items) {
    const isOutermost = sequence.parent === undefined;
    placeLanes(item, half, sizes, isOutermost ? { column: 0, between: spacing.apart } : { column: sizes.column, between: spacing.between });
  }
  for (const side of ['before', 'after'] as const) {
    const sign = side === 'before' ? -1 : 1;
    room[side] = Math.max(half, ...items.map((item) => item.room[side]));
    room[side] = Math.max(
      room[side],
      stackLines(
        sequence.lines[side],
        items.map((item) => item.room[side]),
        sign,
      ),
    );
  }
}

function halfOf({ card, straight, lanes }: Item, sizes: Sizes): number {
  const pill = lanes.length === 0 ? sizes.pillAcross(straight?.edge.pillWidth ?? 0) : 0;
  return Math.max(card === undefined ? 0 : sizes.across(card.node), pill) / 2;
}

interface Columns {
  readonly column: number;
  readonly between: number;
}

function placeLanes(item: Item, half: number, sizes: Sizes, { column, between }: Columns): void {
  const core = item.lanes.filter((lane) => lane.place === 'core');
  const roomOf = ({ sequence, pillWidth }: Lane, side: Side): number =>
    Math.max(sequence.room[side], column / 2, sizes.pillAcross(pillWidth) / 2 + spacing.clear);
  const taken: Sides<number> = { before: half, after: half };
  let at = 0;
  for (const [index, lane] of core.entries()) {
    if (index > 0) at += between + roomOf(lane, 'before');
    lane.offset = at;
    at += roomOf(lane, 'after');
  }
  const [first, last] = [core[0], core.at(-1)];
  if (first !== undefined && last !== undefined) {
    const middle = ((core[item.middle[0]] ?? first).offset + (core[item.middle[1]] ?? last).offset) / 2;
    for (const lane of core) lane.offset -= middle;
    taken.before = Math.max(half, roomOf(first, 'before') - first.offset);
    taken.after = Math.max(half, last.offset + roomOf(last, 'after'));
  } else if (item.lanes.length > 0) {
    // The path goes on straight: as a column beside the others.
    const pill = sizes.pillAcross(item.straight?.edge.pillWidth ?? 0) / 2 + spacing.clear;
    taken.before = taken.after = Math.max(half, column / 2, pill);
  }
  for (const lane of item.lanes) {
    if (lane.place !== 'after') continue;
    lane.offset = taken.after + between + roomOf(lane, 'before');
    taken.after = lane.offset + roomOf(lane, 'after');
  }
  for (const lane of item.lanes.toReversed()) {
    if (lane.place !== 'before') continue;
    lane.offset = -(taken.before + between + roomOf(lane, 'after'));
    taken.before = roomOf(lane, 'before') - lane.offset;
  }
  item.room.before = taken.before;
  item.room.after = taken.after;
}
