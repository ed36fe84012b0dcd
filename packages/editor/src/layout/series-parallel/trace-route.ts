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

/** The corners of an arc, and where its pill and its "+" sit. */
export function traceRoute(arc: Arc, index: number, hops: readonly Hop[], sizes: Sizes): Trace {
  const { source, target, lane } = arc;
  const item = itemOf(source);
  const start = source.sequence?.start ?? 0;
  const axis = source.sequence?.axis ?? 0;
  let across = lane?.axis ?? axis;
  const spots: Spot[] = [{ across: axis, along: start + item.at.card + sizes.along(source.node) }];
  if (item.lanes.length > 0) spots.push({ across: axis, along: start + item.at.spread }, { across, along: start + item.at.spread });
  const pill = pillOf(arc, index, across, axis, sizes);
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

/** On the line that spreads the outlets, where it has room between its column and the one nearer to the card; else on its column. */
function pillOf({ source, edge }: Arc, index: number, across: number, axis: number, sizes: Sizes): Spot {
  const { at, lanes } = itemOf(source);
  const start = source.sequence?.start ?? 0;
  const direction = Math.sign(across - axis);
  const neighbour = source.out[index - direction]?.lane?.axis ?? axis;
  const inner = direction < 0 ? Math.min(axis, neighbour) : Math.max(axis, neighbour);
  const run = Math.abs(across - inner);
  if (lanes.length === 0 || direction === 0 || !sizes.hasPillsOnSpread || run < edge.pillWidth + 2 * spacing.corner) {
    return { across, along: start + at.pills };
  }
  return { across: across - direction * Math.min(run / 2, spacing.pillReach), along: start + at.spread };
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
