import type { Hop } from './lines.ts';
import type { Item, Sequence } from './sequence.ts';
import type { Sizes } from './sizes.ts';
import { spacing } from './spacing.ts';
import type { Arc, Vertex } from './vertex.ts';

/** A point by its distance from the root's axis and from the root's start. */
export interface Spot {
  readonly across: number;
  readonly along: number;
}

/** A route before it is turned into the journey's direction. */
export interface Trace {
  readonly spots: readonly Spot[];
  readonly pill: Spot;
  readonly plus: Spot;
}

/**
 * The corners of an arc, and where its pill and its "+" sit.
 *
 * @param index - Its place among the outlets of its source.
 */
export function traceRoute(arc: Arc, index: number, hops: readonly Hop[], sizes: Sizes, hasPillsOnSpread: boolean): Trace {
  const { source, target, lane } = arc;
  const item = itemOf(source);
  const start = source.sequence?.start ?? 0;
  const axis = source.sequence?.axis ?? 0;
  let across = lane?.axis ?? axis;
  const spots: Spot[] = [{ across: axis, along: start + item.at.card + sizes.along(source.node) }];
  if (item.lanes.length > 0) spots.push({ across: axis, along: start + item.at.spread }, { across, along: start + item.at.spread });
  const pill = pillOf(arc, index, hasPillsOnSpread);
  const plus = { across, along: start + item.at.plus };
  for (const { row, to } of hops) {
    const along = row.sequence.start + row.at;
    spots.push({ across, along });
    across = acrossOf(to);
    spots.push({ across, along });
  }
  const end = (target.sequence?.start ?? 0) + itemOf(target).at.card;
  spots.push({ across: target.sequence?.axis ?? 0, along: end });
  return { spots: withoutStraight(spots), pill, plus };
}

/** The item of a box that has a place. */
export function itemOf({ sequence, index }: Vertex): Item {
  const item = sequence?.items[index];
  if (item === undefined) throw new Error('Each box has a place in a sequence.');
  return item;
}

function acrossOf(to: Hop['to']): number {
  return isSequence(to) ? to.axis : to.sequence.axis + to.offset;
}

function isSequence(to: Hop['to']): to is Sequence {
  return 'items' in to;
}

/** On the line that spreads the outlets, where that has room for all of them; else, and if it goes straight on, in its column. */
function pillOf(arc: Arc, index: number, hasPillsOnSpread: boolean): Spot {
  const { source, lane } = arc;
  const { at } = itemOf(source);
  const [start, axis] = [source.sequence?.start ?? 0, source.sequence?.axis ?? 0];
  const across = lane?.axis ?? axis;
  if (!hasPillsOnSpread || across === axis) return { across, along: start + at.pills };
  const reach = Math.min(runOf(arc, index) / 2, spacing.pillReach);
  return { across: across - Math.sign(across - axis) * reach, along: start + at.spread };
}

/** Whether the pills of a box have room on the line that spreads its outlets: all or none of them sit there. */
export function hasRoomOnSpread({ out, sequence }: Vertex): boolean {
  return out.every((arc, index) => arc.lane?.axis === sequence?.axis || runOf(arc, index) >= arc.edge.pillWidth + 2 * spacing.corner);
}

/** Length of the spread between an arc's column and the one next to it on the way to the card. */
function runOf({ source, lane }: Arc, index: number): number {
  const axis = source.sequence?.axis ?? 0;
  const across = lane?.axis ?? axis;
  const direction = Math.sign(across - axis);
  const neighbour = source.out[index - direction]?.lane?.axis ?? axis;
  return Math.abs(across - (direction < 0 ? Math.min(axis, neighbour) : Math.max(axis, neighbour)));
}

/** Without spots that are no corners. */
function withoutStraight(spots: readonly Spot[]): readonly Spot[] {
  const corners: Spot[] = [];
  for (const spot of spots) {
    const [before, last] = [corners.at(-2), corners.at(-1)];
    if (last !== undefined && last.across === spot.across && last.along === spot.along) continue;
    const isStraight =
      before !== undefined &&
      last !== undefined &&
      ((before.across === last.across && last.across === spot.across) || (before.along === last.along && last.along === spot.along));
    if (isStraight) corners.pop();
    corners.push(spot);
  }
  return corners;
}
