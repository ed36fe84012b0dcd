import type { Row, Side } from './row.ts';
import { newRow } from './row.ts';
import type { Gap, Item, Sequence, SideLine } from './sequence.ts';
import type { Arc, Vertex } from './vertex.ts';

/** A piece of a path: along a row to a line beside a sequence, or to the axis of a sequence; then along that. */
export interface Hop {
  readonly row: Row;
  readonly to: SideLine | Sequence;
}

/** A line for an arc beside the items between two, themselves included. Arcs to one box share it. */
export function addLine(arc: Arc, sequence: Sequence, side: Side, one: number, other: number): SideLine {
  const [from, to] = [Math.min(one, other), Math.max(one, other)];
  const key = `${arc.isBack ? 'back' : 'on'} ${arc.target.node.id}`;
  const lines = sequence.lines[side] ?? new Map<string, SideLine>();
  sequence.lines[side] = lines;
  const known = lines.get(key);
  if (known === undefined) {
    const line = { sequence, from, to, offset: 0 };
    lines.set(key, line);
    return line;
  }
  known.from = Math.min(known.from, from);
  known.to = Math.max(known.to, to);
  return known;
}

/** A new row below an item, towards a side. */
export function rowBelow({ sequence, gap }: Gap, side: Side): Row {
  const row = newRow(sequence);
  row.towards[side] = true;
  (sequence.items[gap]?.rows ?? sequence.rows).push(row);
  return row;
}

/** A new row between an item and its columns. */
export function headRow(sequence: Sequence, item: Item, side: Side): Row {
  const row = newRow(sequence);
  item.reaches[side] = true;
  item.headRows.push(row);
  return row;
}

/** The row above a box on which paths arrive from a side (`undefined`: from columns above it): one for loops, one for all others. */
export function arrivalRow(target: Vertex, kind: 'forwardRow' | 'backRow', side: Side | undefined): Row {
  const row = target[kind] ?? makeArrivalRow(target);
  target[kind] = row;
  if (side !== undefined) row.towards[side] = true;
  return row;
}

/** Below the box's predecessor in its sequence; for the first box of a column, between the decision and its columns. */
function makeArrivalRow({ sequence, index }: Vertex): Row {
  if (sequence === undefined) throw new Error('A path can only lead to a box that has a place.');
  const { parent } = sequence;
  const opening = index === 0 ? parent?.sequence.items[parent.index] : undefined;
  if (parent === undefined || opening === undefined) return newRow(sequence);
  const row = newRow(parent.sequence);
  opening.headRows.push(row);
  return row;
}

/** Whether nothing stands beside a column, on that side, below the decision it belongs to. */
export function isOutermost({ lanes }: Item, lane: number, side: Side): boolean {
  const place = lanes[lane]?.place;
  return side === 'before' ? lane === 0 && place !== 'after' : lane === lanes.length - 1 && place !== 'before';
}

/**
 * Brings a path from below an item to the outer side of the column it is in.
 *
 * @param isOver - Must get there between the decision and its columns, not below the item.
 * @returns The row it gets there on.
 */
export function leaveColumn(arc: Arc, from: Gap, side: Side, hops: Hop[], isOver = false): Row {
  const { sequence, gap } = from;
  const { parent } = sequence;
  const item = parent?.sequence.items[parent.index];
  if (parent === undefined || item === undefined) return rowBelow(from, side);
  if (!isOver && isOutermost(item, parent.lane, side)) {
    item.reaches[side] = true;
    return rowBelow(from, side);
  }
  if (gap >= 0) hops.push({ row: rowBelow(from, side), to: addLine(arc, sequence, side, 0, gap) });
  return headRow(parent.sequence, item, side);
}
