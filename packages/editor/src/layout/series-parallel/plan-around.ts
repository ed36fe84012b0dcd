import { addLine, arrivalRow, headRow, isOutermost, leaveColumn, rowBelow } from './lines.ts';
import type { Hop } from './lines.ts';
import type { Row, Side } from './row.ts';
import type { Gap, Sequence } from './sequence.ts';
import type { Arc } from './vertex.ts';

interface Meeting {
  /** The sequence that both ends are in. */
  readonly sequence: Sequence;
  readonly from: number;
  readonly to: number;
  /** Gaps on the way down from it to the target, the outermost first. */
  readonly down: readonly Gap[];
}

/**
 * The way of an arc that closes a loop, or leads into another part: out of its columns, along the side, and in from above.
 *
 * All of it runs at one side, the one with fewer columns in the way.
 */
export function planAround(arc: Arc, start: Gap): readonly Hop[] {
  const { target } = arc;
  if (target.sequence === undefined) return [];
  const meeting = meetingOf(start, { sequence: target.sequence, gap: target.index });
  const side = sideOf(start, meeting);
  const hops: Hop[] = [];
  const climbed = climb(arc, start, meeting, side, hops);
  const kind = arc.isBack ? 'backRow' : 'forwardRow';
  const isInColumns = meeting.down.length > 0;
  let row = climbed.row;
  if (row === undefined || !isInColumns || meeting.from !== meeting.to) {
    const { sequence, from, to } = meeting;
    const isUp = to <= from;
    const first = isUp ? to : climbed.row === undefined ? from + 1 : from;
    const last = isUp ? from : isInColumns ? to : to - 1;
    hops.push({ row: row ?? rowBelow({ sequence, gap: from }, side), to: addLine(arc, sequence, side, first, last) });
    if (!isInColumns) return [...hops, { row: arrivalRow(target, kind, side), to: sequence }];
    const item = sequence.items[to];
    if (item === undefined) return hops;
    row = headRow(sequence, item, side);
  }
  for (const { sequence, gap } of meeting.down) {
    const isLast = sequence === target.sequence;
    if (isLast && gap === 0) return [...hops, { row, to: sequence }];
    hops.push({ row, to: addLine(arc, sequence, side, 0, isLast ? gap - 1 : gap) });
    if (isLast) return [...hops, { row: arrivalRow(target, kind, side), to: sequence }];
    const item = sequence.items[gap];
    if (item === undefined) return hops;
    row = headRow(sequence, item, side);
  }
  return hops;
}

/** Takes a path out of its columns, up to the sequence that both ends are in; the row is one inside of the item that it came out of. */
function climb(arc: Arc, start: Gap, meeting: Meeting, side: Side, hops: Hop[]): { readonly row: Row | undefined } {
  let { sequence, gap } = start;
  let row: Row | undefined;
  while (sequence !== meeting.sequence) {
    const { parent } = sequence;
    const item = parent?.sequence.items[parent.index];
    if (parent === undefined || item === undefined) break;
    const isOver = parent.sequence === meeting.sequence && meeting.from === meeting.to && meeting.down.length > 0;
    const isOuter = isOutermost(item, parent.lane, side);
    if (row === undefined) {
      const isAtEnd = gap >= 0 && gap === sequence.items.length - 1;
      const canDrop = item.lanes[parent.lane]?.place === 'core' && isAtEnd && !isOver && !isOuter;
      if (!canDrop) row = leaveColumn(arc, { sequence, gap }, side, hops, isOver);
    } else if (isOuter && !isOver) {
      item.reaches[side] = true;
    } else {
      hops.push({ row, to: addLine(arc, sequence, side, 0, gap) });
      row = headRow(parent.sequence, item, side);
    }
    sequence = parent.sequence;
    gap = parent.index;
  }
  return { row };
}

function meetingOf(start: Gap, target: Gap): Meeting {
  const [from, to] = [gapsFromOutside(start), gapsFromOutside(target)];
  let depth = 0;
  while (from[depth + 1] !== undefined && from[depth + 1]?.sequence === to[depth + 1]?.sequence) depth += 1;
  return {
    sequence: from[depth]?.sequence ?? start.sequence,
    from: from[depth]?.gap ?? 0,
    to: to[depth]?.gap ?? 0,
    down: to.slice(depth + 1),
  };
}

function gapsFromOutside(start: Gap): readonly Gap[] {
  const gaps = [start];
  for (let at = start.sequence.parent; at !== undefined; at = at.sequence.parent) gaps.push({ sequence: at.sequence, gap: at.index });
  return gaps.reverse();
}

function sideOf(start: Gap, { sequence, from, to }: Meeting): Side {
  let [before, after] = [0, 0];
  for (let at = start.sequence; at !== sequence && at.parent !== undefined; at = at.parent.sequence) {
    const { lane, index } = at.parent;
    const lanes = at.parent.sequence.items[index]?.lanes ?? [];
    before += lane + (lanes[lane]?.place === 'after' ? 1 : 0);
    after += lanes.length - 1 - lane + (lanes[lane]?.place === 'before' ? 1 : 0);
  }
  const [above, below] = [sequence.items[Math.min(from, to) - 1], sequence.items[Math.max(from, to)]];
  before += (below?.reaching.before ?? 0) - (above?.reaching.before ?? 0);
  after += (below?.reaching.after ?? 0) - (above?.reaching.after ?? 0);
  return before <= after ? 'before' : 'after';
}
