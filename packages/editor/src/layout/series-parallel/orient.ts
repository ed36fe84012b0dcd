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
  const corners: Point[] = [];
  for (const box of boxes) {
    const { node } = box;
    const { x, y } = point(box);
    const left = flow === 'down' ? x - node.width / 2 : rtl === true ? x - node.width : x;
    const top = flow === 'down' ? y : y - node.height / 2;
    positions.set(node.id, { x: left, y: top });
    corners.push({ x: left, y: top }, { x: left + node.width, y: top + node.height });
  }
  for (const { id, back, spots, pill, plus } of edges) {
    const points = spots.map(point);
    for (const corner of points) corners.push(corner);
    routes.set(id, { points, pill: point(pill), plus: point(plus), back, jump: false });
  }
  return { positions, routes, bounds: boundsOf(corners) };
}

function boundsOf(corners: readonly Point[]): Layout['bounds'] {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of corners) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return corners.length === 0 ? { x: 0, y: 0, width: 0, height: 0 } : { x: left, y: top, width: right - left, height: bottom - top };
}
