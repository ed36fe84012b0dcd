import type { Side, Sides } from './row.ts';
import type { Item, Lane, Sequence } from './sequence.ts';
import type { Sizes } from './sizes.ts';
import { spacing } from './spacing.ts';
import { stackLines } from './stack-lines.ts';

/** Takes the room of a sequence to both sides of its axis, that of the sequences that hang from it being known. */
export function measureAcross(sequence: Sequence, sizes: Sizes): void {
  const { items, room, roomWithLines, parent } = sequence;
  let half = 0;
  for (const item of items) half = Math.max(half, halfOf(item, sizes));
  const columns = parent === undefined ? { column: 0, between: spacing.apart } : { column: sizes.column, between: spacing.between };
  for (const item of items) {
    if (item.lanes.length > 0) placeLanes(item, half, sizes, columns);
    else item.room.before = item.room.after = half;
  }
  for (const side of ['before', 'after'] as const) {
    room[side] = half;
    for (const item of items) room[side] = Math.max(room[side], item.room[side]);
    const lines = sequence.lines[side];
    const withLines =
      lines === undefined
        ? 0
        : stackLines(
            [...lines.values()],
            items.map((item) => item.room[side]),
            side === 'before' ? -1 : 1,
          );
    roomWithLines[side] = Math.max(room[side], withLines);
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

/** Room to one side: of what stands there, and with the lines beside it. */
interface Room {
  readonly boxes: number;
  readonly all: number;
}

function placeLanes(item: Item, half: number, sizes: Sizes, { column, between }: Columns): void {
  const core = item.lanes.filter((lane) => lane.place === 'core');
  const roomOf = ({ sequence, pillWidth }: Lane, side: Side): Room => {
    const boxes = Math.max(sequence.room[side], column / 2, sizes.pillAcross(pillWidth) / 2 + spacing.clear);
    return { boxes, all: Math.max(boxes, sequence.roomWithLines[side]) };
  };
  // Lines run in the gap between columns and widen it only if there are many: a new one moves no column.
  const distance = (a: Room, b: Room): number =>
    a.boxes + b.boxes + Math.max(between, a.all - a.boxes + b.all - b.boxes + spacing.betweenLines);

  for (const [index, lane] of core.entries()) {
    const previous = core[index - 1];
    lane.offset = previous === undefined ? 0 : previous.offset + distance(roomOf(previous, 'after'), roomOf(lane, 'before'));
  }
  const [first, last] = [core[0], core.at(-1)];
  const straight = Math.max(half, column / 2, sizes.pillAcross(item.straight?.edge.pillWidth ?? 0) / 2 + spacing.clear);
  const alone = { boxes: straight, all: straight };
  const taken: Sides<Room> = { before: alone, after: alone };
  if (first !== undefined && last !== undefined) {
    const middle = ((core[item.middle[0]] ?? first).offset + (core[item.middle[1]] ?? last).offset) / 2;
    for (const lane of core) lane.offset -= middle;
    taken.before = farther(taken.before, roomOf(first, 'before'), -first.offset);
    taken.after = farther(taken.after, roomOf(last, 'after'), last.offset);
  }
  for (const lane of item.lanes) {
    if (lane.place !== 'after') continue;
    lane.offset = distance(taken.after, roomOf(lane, 'before'));
    taken.after = farther(taken.after, roomOf(lane, 'after'), lane.offset);
  }
  for (const lane of item.lanes.toReversed()) {
    if (lane.place !== 'before') continue;
    lane.offset = -distance(taken.before, roomOf(lane, 'after'));
    taken.before = farther(taken.before, roomOf(lane, 'before'), -lane.offset);
  }
  for (const side of ['before', 'after'] as const) {
    item.room[side] = taken[side].all;
    // Beside the path, columns hang no nearer than this.
    if (taken[side].all > straight) item.reaches[side] = true;
  }
}

function farther(known: Room, room: Room, offset: number): Room {
  return { boxes: Math.max(known.boxes, room.boxes + offset), all: Math.max(known.all, room.all + offset) };
}
