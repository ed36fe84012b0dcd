import type { Item, Lane, Sequence } from './block-tree.ts';
import type { LayoutEdge } from './layout.ts';

/** A sequence with what the router needs, and its measures once they are taken. All numbers are px, `left` and `right` from the axis. */
export interface SequencePlan {
  readonly sequence: Sequence;
  readonly items: readonly ItemPlan[];
  readonly sides: Readonly<Record<Side, Map<string, SideLane>>>;
  readonly isLeftOfSplit: boolean;
  bodyLeft: number;
  bodyRight: number;
  left: number;
  right: number;
  height: number;
  axis: number;
  top: number;
}

/** An item of a sequence, planned. */
export interface ItemPlan {
  readonly item: Item;
  readonly lanes: readonly LanePlan[];
  /** Tracks of the corridor below, one for each card that streams go around to. */
  readonly tracks: Map<string, number>;
  /** Tracks of the corridor above the lanes, for streams that come in from outside. */
  readonly topTracks: Map<string, number>;
  /** Something comes from the side into the next item. */
  hasSideEntryBelow: boolean;
  /** Streams meet on the axis below. */
  hasMerge: boolean;
  axis: number;
  top: number;
  blockTop: number;
  blockBottom: number;
  /** Where streams meet, and where those from the side come in. */
  mergeY: number;
}

/** A lane of an item, planned. */
export interface LanePlan {
  readonly lane: Lane;
  readonly plan: SequencePlan;
  offset: number;
}

/** Which side of a sequence; `left` is where x is smaller. */
export type Side = 'left' | 'right';

/** A line beside a sequence. Streams to one card share it. `from` and `to` count items; halves are the gaps between. */
export interface SideLane {
  from: number;
  to: number;
  index: number;
}

/** One leg of an edge that does not fit the nesting. */
export type Hop =
  | { readonly kind: 'axis'; readonly sequence: SequencePlan; readonly item: ItemPlan }
  | { readonly kind: 'side'; readonly sequence: SequencePlan; readonly item: ItemPlan; readonly target: string; readonly side: Side; readonly lane: SideLane }
  | { readonly kind: 'enterTop'; readonly sequence: SequencePlan; readonly item: ItemPlan }
  | { readonly kind: 'enterSide'; readonly sequence: SequencePlan; readonly item: ItemPlan; readonly side: Side }
  | { readonly kind: 'descend'; readonly item: ItemPlan; readonly target: string; readonly sequence: SequencePlan; readonly side: Side; readonly lane: SideLane };

/** An edge on its way out of a sequence. */
export interface Stream {
  readonly edge: LayoutEdge;
  readonly target: string;
  readonly hops: Hop[];
}

/** Where a card stands: its sequence and index, then the same for each sequence around it. */
type Whereabouts = readonly { readonly plan: SequencePlan; readonly index: number }[];

/** Plans a tree: by which sides and tracks the edges run that do not fit the nesting. Measures are taken later. */
export function planTree(root: Sequence): { readonly plan: SequencePlan; readonly streams: readonly Stream[] } {
  const plan = draft(root, false);
  const places = new Map<string, Whereabouts>();
  locate(plan, [], places);
  const streams: Stream[] = [];
  lead(plan, places, streams);
  number(plan);
  return { plan, streams };
}

function draft(sequence: Sequence, isLeftOfSplit: boolean): SequencePlan {
  const items = sequence.items.map((item): ItemPlan => {
    const middle = (item.lanes.length - 1) / 2;
    const lanes = item.lanes.map((lane, index): LanePlan => ({ lane, plan: draft(lane.sequence, index < middle), offset: 0 }));
    const measures = { axis: 0, top: 0, blockTop: 0, blockBottom: 0, mergeY: 0 };
    return { item, lanes, tracks: new Map(), topTracks: new Map(), hasSideEntryBelow: false, hasMerge: false, ...measures };
  });
  const measures = { bodyLeft: 0, bodyRight: 0, left: 0, right: 0, height: 0, axis: 0, top: 0 };
  return { sequence, items, sides: { left: new Map(), right: new Map() }, isLeftOfSplit, ...measures };
}

function locate(plan: SequencePlan, around: Whereabouts, places: Map<string, Whereabouts>): void {
  for (const [index, { item, lanes }] of plan.items.entries()) {
    const here = [{ plan, index }, ...around];
    if (item.card !== undefined) places.set(item.card.id, here);
    for (const lane of lanes) locate(lane.plan, here, places);
  }
}

/** Leads every stream as far as its sequence can. @returns those that go on further out */
function lead(plan: SequencePlan, places: ReadonlyMap<string, Whereabouts>, all: Stream[]): readonly Stream[] {
  const begin = (edge: LayoutEdge): Stream => {
    const stream: Stream = { edge, target: edge.target, hops: [] };
    all.push(stream);
    return stream;
  };
  const { tail } = plan.sequence;
  if (tail !== undefined) return tail.kind === 'leave' ? [begin(tail.edge)] : [];
  const leaving: Stream[] = [];
  for (const [index, current] of plan.items.entries()) {
    const middle = (current.lanes.length - 1) / 2;
    const { out } = current.item;
    const streams = current.lanes.flatMap((lane, at) => lead(lane.plan, places, all).map((stream) => ({ stream, lean: at - middle })));
    if (out?.kind === 'leave') streams.push({ stream: begin(out.edge), lean: 0 });
    const onAxis = targetOnAxis(plan, index, streams);
    for (const { stream, lean } of streams) {
      const level = places.get(stream.target)?.find((place) => place.plan === plan);
      if (stream.target === onAxis) {
        current.hasMerge = true;
        stream.hops.push({ kind: 'axis', sequence: plan, item: current });
        if (level === undefined) leaving.push(stream);
        else stream.hops.push({ kind: 'enterTop', sequence: plan, item: current });
        continue;
      }
      const side = sideFor(plan, stream.target, lean);
      goAround(plan, index, stream, side, level?.index);
      if (level === undefined) leaving.push(stream);
      else arrive(plan, level.index, index, stream, side, places);
    }
  }
  return leaving;
}

/** The one card that streams may reach straight down: the next item, or at the end of a sequence the one most of them lead to. */
function targetOnAxis(plan: SequencePlan, index: number, streams: readonly { readonly stream: Stream }[]): string | undefined {
  const next = plan.items[index + 1];
  if (next !== undefined) return next.item.card?.id;
  const counts = new Map<string, number>();
  for (const { stream } of streams) counts.set(stream.target, (counts.get(stream.target) ?? 0) + 1);
  for (const { item } of plan.items) if (item.card !== undefined) counts.delete(item.card.id);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}

function sideFor(plan: SequencePlan, target: string, lean: number): Side {
  if (plan.sides.left.has(target)) return 'left';
  if (plan.sides.right.has(target)) return 'right';
  if (lean === 0) return plan.isLeftOfSplit ? 'left' : 'right';
  return lean < 0 ? 'left' : 'right';
}

/** Takes a stream from below item `index` to the line beside the sequence, up or down to `to`, or out at the end. */
function goAround(plan: SequencePlan, index: number, stream: Stream, side: Side, to: number | undefined): void {
  const item = plan.items[index];
  if (item === undefined) return;
  const { target } = stream;
  if (!item.tracks.has(target)) item.tracks.set(target, item.tracks.size);
  const from = index + 0.5;
  const until = to === undefined ? plan.items.length : to > index ? to - 0.5 : to;
  const lane = reserve(plan, target, side, from, until);
  stream.hops.push({ kind: 'side', sequence: plan, item, target, side, lane });
}

function reserve(plan: SequencePlan, target: string, side: Side, a: number, b: number): SideLane {
  const [from, to] = [Math.min(a, b), Math.max(a, b)];
  const known = plan.sides[side].get(target);
  if (known === undefined) {
    const lane: SideLane = { from, to, index: 0 };
    plan.sides[side].set(target, lane);
    return lane;
  }
  known.from = Math.min(known.from, from);
  known.to = Math.max(known.to, to);
  return known;
}

/** From the line beside a sequence to the card: into its side if it stands above, from above if below, or further inwards. */
function arrive(plan: SequencePlan, to: number, from: number, stream: Stream, side: Side, places: ReadonlyMap<string, Whereabouts>): void {
  const item = plan.items[to];
  if (item === undefined) return;
  if (item.item.card?.id === stream.target) {
    const above = plan.items[to - 1];
    if (to <= from || above === undefined) {
      stream.hops.push({ kind: 'enterSide', sequence: plan, item, side });
      return;
    }
    above.hasSideEntryBelow = true;
    stream.hops.push({ kind: 'enterTop', sequence: plan, item: above });
    return;
  }
  // Only a loop that is entered in two places leads into a lane from outside.
  const inwards = (places.get(stream.target) ?? []).toReversed();
  let above = item;
  for (const { plan: inner, index } of inwards.slice(inwards.findIndex((place) => place.plan === plan) + 1)) {
    if (!above.topTracks.has(stream.target)) above.topTracks.set(stream.target, above.topTracks.size);
    const lane = reserve(inner, stream.target, 'left', -1, index);
    stream.hops.push({ kind: 'descend', item: above, target: stream.target, sequence: inner, side: 'left', lane });
    const next = inner.items[index];
    if (next === undefined) return;
    if (next.item.card?.id === stream.target) stream.hops.push({ kind: 'enterSide', sequence: inner, item: next, side: 'left' });
    above = next;
  }
}

function number(plan: SequencePlan): void {
  numberLanes(plan.sides.left);
  numberLanes(plan.sides.right);
  for (const { lanes } of plan.items) for (const lane of lanes) number(lane.plan);
}

/** Gives each line its place: the short ones next to the cards, no two on one another. */
function numberLanes(lanes: ReadonlyMap<string, SideLane>): void {
  const rows: SideLane[][] = [];
  for (const lane of [...lanes.values()].toSorted((a, b) => a.to - a.from - (b.to - b.from))) {
    const free = rows.findIndex((row) => row.every((other) => lane.to < other.from || lane.from > other.to));
    lane.index = free === -1 ? rows.length : free;
    if (free === -1) rows.push([lane]);
    else rows[free]?.push(lane);
  }
}
