import type { Box, Layout, LayoutGraph, Point, Route } from './layout.ts';

/** A layout that runs downwards from left to right, whatever was asked for. */
export interface Down {
  readonly cards: ReadonlyMap<string, Box>;
  readonly routes: ReadonlyMap<string, Route>;
}

/** Boxes as a downward layout must see them: for a flow to the right, width and height change places. */
export function orientedGraph(graph: LayoutGraph): LayoutGraph {
  if (graph.flow === 'down') return graph;
  // A pill is as high as a line of text, so beside each other they need less room than below.
  const edges = graph.edges.map((edge) => ({ ...edge, pillWidth: edge.pillWidth > 0 ? pillHeight : 0 }));
  return { ...graph, nodes: graph.nodes.map((node) => ({ ...node, width: node.height, height: node.width })), edges };
}

const pillHeight = 28;

/** Turns and mirrors a downward layout to the flow and direction asked for, and takes its bounds. */
export function orient({ cards, routes }: Down, { flow, rtl = false }: LayoutGraph): Layout {
  const turn = flow === 'right' ? ({ x, y }: Point): Point => ({ x: y, y: x }) : (point: Point): Point => point;
  const mirror = rtl ? ({ x, y }: Point): Point => ({ x: -x, y }) : (point: Point): Point => point;
  const move = (point: Point): Point => mirror(turn(point));
  const positions = new Map<string, Point>();
  const bounds = new Bounds();
  for (const [id, box] of cards) {
    const corner = move(box);
    const opposite = move({ x: box.x + box.width, y: box.y + box.height });
    positions.set(id, { x: Math.min(corner.x, opposite.x), y: Math.min(corner.y, opposite.y) });
    bounds.reach(corner);
    bounds.reach(opposite);
  }
  const moved = new Map<string, Route>();
  for (const [id, route] of routes) {
    const points = route.points.map(move);
    for (const point of points) bounds.reach(point);
    moved.set(id, { ...route, points, pill: move(route.pill), plus: move(route.plus) });
  }
  return { positions, routes: moved, bounds: bounds.box() };
}

class Bounds {
  private left = Infinity;
  private top = Infinity;
  private right = -Infinity;
  private bottom = -Infinity;

  reach({ x, y }: Point): void {
    this.left = Math.min(this.left, x);
    this.top = Math.min(this.top, y);
    this.right = Math.max(this.right, x);
    this.bottom = Math.max(this.bottom, y);
  }

  box(): Box {
    if (this.left > this.right) return { x: 0, y: 0, width: 0, height: 0 };
    return { x: this.left, y: this.top, width: this.right - this.left, height: this.bottom - this.top };
  }
}
