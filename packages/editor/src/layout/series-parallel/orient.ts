import type { LayoutGraph, Layout, LayoutNode, Point, Route } from '../layout.ts';
import type { Spot, Trace } from './trace-route.ts';

/** A box by the middle of the side on which paths arrive. */
export interface Placed extends Spot {
  readonly node: LayoutNode;
}

/** A route with what it stands for. */
export interface TracedEdge extends Trace {
  readonly id: string;
  readonly back: boolean;
}

/** Turns places into the direction in which the journey is read. */
export function orient(boxes: readonly Placed[], edges: readonly TracedEdge[], { flow, rtl }: LayoutGraph): Layout {
  const sign = rtl === true ? -1 : 1;
  const point = ({ across, along }: Spot): Point =>
    flow === 'down' ? { x: sign * across + 0, y: along } : { x: sign * along + 0, y: across };
  const positions = new Map<string, Point>();
  const routes = new Map<string, Route>();
  const edge = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  const widen = (x: number, y: number): void => {
    edge.left = Math.min(edge.left, x);
    edge.top = Math.min(edge.top, y);
    edge.right = Math.max(edge.right, x);
    edge.bottom = Math.max(edge.bottom, y);
  };
  for (const box of boxes) {
    const { node } = box;
    const { x, y } = point(box);
    const left = flow === 'down' ? x - node.width / 2 : rtl === true ? x - node.width : x;
    const top = flow === 'down' ? y : y - node.height / 2;
    positions.set(node.id, { x: left, y: top });
    widen(left, top);
    widen(left + node.width, top + node.height);
  }
  for (const { id, back, spots, pill, plus } of edges) {
    const points = spots.map(point);
    for (const { x, y } of points) widen(x, y);
    routes.set(id, { points, pill: point(pill), plus: point(plus), back, jump: false });
  }
  const { left, top, right, bottom } = boxes.length === 0 ? { left: 0, top: 0, right: 0, bottom: 0 } : edge;
  return { positions, routes, bounds: { x: left, y: top, width: right - left, height: bottom - top } };
}
