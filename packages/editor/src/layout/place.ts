import type { Box, LayoutEdge, Point, Route } from './layout.ts';
import { blockHeight, mergeBelow, nextTop } from './measure.ts';
import type { Hop, ItemPlan, SequencePlan, Side, SideLane, Stream } from './plan.ts';
import { spacing } from './spacing.ts';

interface Placed {
  readonly cards: Map<string, Box>;
  readonly routes: Map<string, Route>;
}

/** Gives every card its box and every edge its route. The measures must have been taken. */
export function place(plan: SequencePlan, axis: number, top: number, streams: readonly Stream[], into: Placed): void {
  placeSequence(plan, axis, top, into);
  routeSequence(plan, into);
  for (const stream of streams) finish(stream, into);
}

function placeSequence(plan: SequencePlan, axis: number, top: number, into: Placed): void {
  plan.axis = axis;
  plan.top = top;
  let y = top;
  for (const current of plan.items) {
    const { card } = current.item;
    current.axis = axis;
    current.top = y;
    if (card !== undefined) into.cards.set(card.id, { x: axis - card.width / 2, y, width: card.width, height: card.height });
    current.blockBottom = y + blockHeight(current);
    current.mergeY = mergeBelow(current, y);
    current.blockTop = current.blockBottom - Math.max(0, ...current.lanes.map((lane) => lane.plan.height));
    for (const lane of current.lanes) placeSequence(lane.plan, axis + lane.offset, current.blockTop, into);
    y = nextTop(current, y);
  }
}

function routeSequence(plan: SequencePlan, into: Placed): void {
  for (const [index, current] of plan.items.entries()) {
    const { card, out } = current.item;
    if (card === undefined) continue;
    const bottom: Point = { x: current.axis, y: current.top + card.height };
    if (out !== undefined) {
      const insert = { x: bottom.x, y: bottom.y + spacing.insertBelow };
      const next = plan.items[index + 1];
      const end = { flow: next?.top ?? bottom.y, leave: bottom.y, jump: insert.y + spacing.end }[out.kind];
      into.routes.set(out.edge.id, route([bottom, { x: bottom.x, y: end }], insert, insert, out.kind === 'jump'));
    }
    openLanes(current, bottom, into);
  }
}

function route(points: readonly Point[], pill: Point, plus: Point, jump: boolean): Route {
  return { points: straightened(points), pill, plus, back: false, jump };
}

function openLanes(current: ItemPlan, bottom: Point, into: Placed): void {
  for (const { lane, plan } of current.lanes) {
    if (lane.edge !== undefined) openLane(lane.edge, plan, bottom, into);
    else if (plan.items[0] !== undefined) openLanes(plan.items[0], bottom, into);
    routeSequence(plan, into);
  }
}

function openLane(edge: LayoutEdge, plan: SequencePlan, bottom: Point, into: Placed): void {
  const x = plan.axis;
  const spread = bottom.y + spacing.spread;
  const start = x === bottom.x ? [bottom] : [bottom, { x: bottom.x, y: spread }, { x, y: spread }];
  const insert = { x, y: plan.top - spacing.insertAbove };
  const label = { x, y: plan.top - spacing.outlets + spacing.label };
  const isJump = plan.sequence.tail?.kind === 'jump';
  into.routes.set(edge.id, route([...start, { x, y: isJump ? insert.y + spacing.end : plan.top }], label, insert, isJump));
}

/** Brings an edge that leaves its sequence to its card. */
function finish(stream: Stream, into: Placed): void {
  const begun = into.routes.get(stream.edge.id);
  const target = into.cards.get(stream.target);
  if (begun === undefined || target === undefined) return;
  const points = [...begun.points];
  const turnTo = (x: number, y: number): void => {
    const from = points.at(-1) ?? { x, y };
    if (from.y !== y) points.push({ x: from.x, y });
    if (from.x !== x) points.push({ x, y });
  };
  for (const hop of stream.hops) follow(hop, target, turnTo);
  const back = target.y + target.height / 2 <= (begun.points[0]?.y ?? 0);
  into.routes.set(stream.edge.id, { ...begun, points: straightened(points), back });
}

function follow(hop: Hop, target: Box, turnTo: (x: number, y: number) => void): void {
  if (hop.kind === 'axis') turnTo(hop.sequence.axis, hop.item.mergeY);
  else if (hop.kind === 'side') turnTo(sideX(hop.sequence, hop.side, hop.lane), trackY(hop.item, hop.target));
  else if (hop.kind === 'descend') turnTo(sideX(hop.sequence, hop.side, hop.lane), topTrackY(hop.item, hop.target));
  else if (hop.kind === 'enterSide') turnTo(hop.side === 'left' ? target.x : target.x + target.width, target.y + target.height / 2);
  else {
    turnTo(hop.sequence.axis, hop.item.mergeY);
    turnTo(hop.sequence.axis, target.y);
  }
}

function sideX(plan: SequencePlan, side: Side, lane: SideLane): number {
  const away = spacing.side + lane.index * spacing.track;
  return side === 'left' ? plan.axis - plan.bodyLeft - away : plan.axis + plan.bodyRight + away;
}

function trackY(item: ItemPlan, target: string): number {
  return item.blockBottom + spacing.corridor + (item.tracks.get(target) ?? 0) * spacing.track;
}

function topTrackY(item: ItemPlan, target: string): number {
  return item.top + (item.item.card?.height ?? 0) + spacing.spread + ((item.topTracks.get(target) ?? 0) + 1) * spacing.track;
}

/** Leaves out corners that are none. */
function straightened(points: readonly Point[]): readonly Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const [before, last] = [kept.at(-2), kept.at(-1)];
    if (last !== undefined && last.x === point.x && last.y === point.y) continue;
    const isOnLine = before !== undefined && last !== undefined && ((before.x === last.x && last.x === point.x) || (before.y === last.y && last.y === point.y));
    if (isOnLine) kept.pop();
    kept.push(point);
  }
  return kept;
}
