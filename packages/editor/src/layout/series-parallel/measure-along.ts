import type { Row, Sides } from './row.ts';
import type { Item, Sequence } from './sequence.ts';
import type { Sizes } from './sizes.ts';
import { spacing } from './spacing.ts';

/** Where the path is that runs down a sequence, and how far down the columns reach that hang beside it. */
interface Cursor {
  at: number;
  readonly hanging: Sides<number>;
}

/**
 * Places the items and rows of a sequence along the flow, the lengths of the sequences that hang from it being known.
 *
 * Columns that hang beside the path let it go on; only what would run into them is moved down. So nothing is ever moved across.
 */
export function measureAlong(sequence: Sequence, sizes: Sizes): void {
  const cursor: Cursor = { at: 0, hanging: { before: Number.NEGATIVE_INFINITY, after: Number.NEGATIVE_INFINITY } };
  const { items } = sequence;
  if (items.length === 0) {
    cursor.at = spacing.clear;
    cursor.at = takeRows(sequence.rows, cursor)?.at ?? 0;
  }
  for (const [index, item] of items.entries()) {
    item.at.card = cursor.at = clearOfHanging(item, cursor, sizes);
    const end = placeItem(item, cursor, sizes);
    const next = items[index + 1];
    const arrivals = [next?.card?.forwardRow, next?.card?.backRow].filter((row) => row !== undefined);
    cursor.at = end.rows;
    const last = takeRows([...item.rows, ...arrivals], cursor);
    if (next === undefined) cursor.at = last === undefined ? end.card : last.at + spacing.clear;
    else cursor.at = last === undefined ? end.next : last.at + spacing.arrive;
  }
  sequence.length = Math.max(cursor.at, cursor.hanging.before, cursor.hanging.after);
}

/** A card may stand beside what hangs above it; its columns and the lines to them may not. */
function clearOfHanging({ card, reaches }: Item, { at, hanging }: Cursor, sizes: Sizes): number {
  const toSpread = card === undefined ? 0 : sizes.along(card.node) + spacing.spread;
  const bottom = Math.max(
    reaches.before ? hanging.before : Number.NEGATIVE_INFINITY,
    reaches.after ? hanging.after : Number.NEGATIVE_INFINITY,
  );
  return Math.max(at, bottom + spacing.below - toSpread);
}

/** Where an item ends: for the sequence if it is the last, for rows below it, and for the next card if there are no rows. */
interface End {
  readonly card: number;
  readonly rows: number;
  readonly next: number;
}

function placeItem(item: Item, cursor: Cursor, sizes: Sizes): End {
  const { card, straight, lanes, at } = item;
  const bottom = at.card + (card === undefined ? 0 : sizes.along(card.node));
  if (lanes.length === 0) return placeStraight(item, bottom, sizes.pillAlong(straight?.edge.pillWidth ?? 0));
  placeHead(item, bottom, sizes);
  const end = { card: at.head, rows: at.head };
  for (const { place, sequence } of lanes) {
    const laneEnd = at.head + sequence.length;
    if (place === 'core') {
      end.card = Math.max(end.card, laneEnd);
      end.rows = Math.max(end.rows, laneEnd + (sequence.items.length > 0 ? spacing.leave : spacing.clear));
    } else {
      cursor.hanging[place] = Math.max(cursor.hanging[place], laneEnd);
    }
  }
  return { ...end, next: end.rows };
}

function placeStraight({ straight, at }: Item, bottom: number, pill: number): End {
  at.pills = bottom + spacing.abovePill + pill / 2;
  at.plus = bottom + spacing.step / 2 + (pill > 0 ? pill + spacing.clear : 0);
  if (straight === undefined) return { card: bottom, rows: bottom + spacing.leave, next: bottom + spacing.step };
  const rows = at.plus + spacing.leave - spacing.step / 2;
  return { card: rows - spacing.leave, rows, next: at.plus + spacing.step / 2 };
}

/** The spread of a decision, from its card to its columns: the line, pills, "+", and lines that pass. */
function placeHead({ card, headRows, at }: Item, bottom: number, sizes: Sizes): void {
  let from = bottom;
  if (card !== undefined) {
    const pill = Math.max(...card.out.map(({ edge }) => sizes.pillAlong(edge.pillWidth)));
    at.spread = bottom + spacing.spread;
    at.pills = at.spread + spacing.abovePill + pill / 2;
    at.plus = at.pills + pill / 2 + spacing.clear + spacing.plus / 2;
    from = at.plus + spacing.plus / 2 + spacing.head;
  }
  for (const [index, row] of headRows.entries()) row.at = from + index * spacing.track;
  at.head = headRows.length === 0 ? from : from + (headRows.length - 1) * spacing.track + spacing.below;
}

/** Puts rows below each other, each below what hangs on the side it leads to. */
function takeRows(rows: readonly Row[], cursor: Cursor): Row | undefined {
  for (const row of rows) {
    for (const side of ['before', 'after'] as const) {
      if (row.towards[side]) cursor.at = Math.max(cursor.at, cursor.hanging[side] + spacing.below / 2);
    }
    row.at = cursor.at;
    cursor.at += spacing.track;
  }
  return rows.at(-1);
}
