import type { JourneyGraph } from './journey-graph.ts';
import { cardWidth, endIdOf } from './journey-graph.ts';
import type { Flow, Layout, Point, Route } from '../layout/layout.ts';
import { ENTRY_CARD } from '../store/editor.ts';

/** Fixed places by card: px from the entry card's top left corner, x in reading direction, y down. */
export type Pins = Readonly<Record<string, Point>>;

interface PinOptions {
  readonly flow: Flow;
  readonly isRtl: boolean;
}

const gap = 32;

/**
 * The layout with some cards where a person wants them. The others stay; lines of a moved card are drawn anew, straight ones with the
 * fewest bends, and may cross what is in between. What a pin names and the journey does not have is passed over.
 */
export function withPins(layout: Layout, graph: JourneyGraph, pins: Pins | undefined, { flow, isRtl }: PinOptions): Layout {
  const origin = layout.positions.get(ENTRY_CARD);
  if (pins === undefined || origin === undefined) return layout;
  const moves = new Map<string, Point>();
  const positions = new Map(layout.positions);
  for (const [id, pin] of Object.entries(pins)) {
    const was = graph.cards.has(id) && id !== ENTRY_CARD ? layout.positions.get(id) : undefined;
    if (was === undefined) continue;
    const at = { x: origin.x + (isRtl ? -pin.x : pin.x), y: origin.y + pin.y };
    positions.set(id, at);
    moves.set(id, { x: at.x - was.x, y: at.y - was.y });
  }
  if (moves.size === 0) return layout;
  const routes = new Map(layout.routes);
  for (const connection of graph.connections) {
    const { id, source, target } = connection;
    const route = layout.routes.get(id);
    const move = moves.get(source);
    if (route === undefined || (move === undefined && (target === undefined || !moves.has(target)))) continue;
    if (target === undefined && move !== undefined) {
      const end = endIdOf(connection);
      const was = layout.positions.get(end);
      if (was !== undefined) positions.set(end, plus(was, move));
      routes.set(id, movedRoute(route, move));
      continue;
    }
    const [from, to] = [boxOf(source, positions, graph), boxOf(target, positions, graph)];
    if (from !== undefined && to !== undefined) routes.set(id, { ...routeBetween(from, to, flow, isRtl), jump: false });
  }
  return { positions, routes, bounds: boundsOf(positions, routes, graph) };
}

/** Where a card stands now, as a pin says it. */
export function placeOf(id: string, { layout }: { readonly layout: Layout }, isRtl: boolean): Point {
  const [at, origin] = [layout.positions.get(id), layout.positions.get(ENTRY_CARD)];
  if (at === undefined || origin === undefined) return { x: 0, y: 0 };
  const x = Math.round(at.x - origin.x);
  return { x: isRtl ? 0 - x : x, y: Math.round(at.y - origin.y) };
}

interface Card {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function boxOf(id: string | undefined, positions: ReadonlyMap<string, Point>, { cards }: JourneyGraph): Card | undefined {
  const at = id === undefined ? undefined : positions.get(id);
  const card = id === undefined ? undefined : cards.get(id);
  return at === undefined || card === undefined ? undefined : { ...at, width: cardWidth, height: card.height };
}

/** A line out of one card and into the other, with one step between them, or around the side where that is not below. */
function routeBetween(from: Card, to: Card, flow: Flow, isRtl: boolean): Omit<Route, 'jump'> {
  const isDown = flow === 'down';
  const sign = !isDown && isRtl ? -1 : 1;
  // Along is the way the journey reads, across the other.
  const point = (across: number, along: number): Point => (isDown ? { x: across, y: along } : { x: along * sign, y: across });
  const spanOf = (card: Card): { readonly across: number; readonly wide: number; readonly begin: number; readonly end: number } => {
    if (isDown) return { across: card.x + card.width / 2, wide: card.width / 2, begin: card.y, end: card.y + card.height };
    const [begin, end] = sign === 1 ? [card.x, card.x + card.width] : [-card.x - card.width, -card.x];
    return { across: card.y + card.height / 2, wide: card.height / 2, begin, end };
  };
  const [a, b] = [spanOf(from), spanOf(to)];
  const isBelow = b.begin >= a.end + 2 * gap;
  const middle = isBelow ? (a.end + b.begin) / 2 : a.end + gap;
  const before = isBelow ? middle : b.begin - gap;
  const side = isBelow ? b.across : Math.max(a.across + a.wide, b.across + b.wide) + gap;
  const points = [point(a.across, a.end), point(a.across, middle)];
  if (isBelow) {
    if (a.across !== b.across) points.push(point(b.across, middle));
  } else points.push(point(side, middle), point(side, before), point(b.across, before));
  points.push(point(b.across, b.begin));
  return { points, pill: point((a.across + side) / 2, middle), plus: point(b.across, b.begin - 19), back: b.begin < a.begin };
}

function movedRoute(route: Route, by: Point): Route {
  return { ...route, points: route.points.map((one) => plus(one, by)), pill: plus(route.pill, by), plus: plus(route.plus, by) };
}

function plus(a: Point, b: Point): Point {
  return { x: a.x + b.x, y: a.y + b.y };
}

function boundsOf(positions: ReadonlyMap<string, Point>, routes: ReadonlyMap<string, Route>, { cards }: JourneyGraph): Layout['bounds'] {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const include = (x: number, y: number): void => {
    [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
  };
  for (const [id, { x, y }] of positions) {
    const card = cards.get(id);
    include(x, y);
    include(x + (card === undefined ? 72 : cardWidth), y + (card?.height ?? 22));
  }
  for (const { points } of routes.values()) for (const { x, y } of points) include(x, y);
  return { x: left, y: top, width: right - left, height: bottom - top };
}
