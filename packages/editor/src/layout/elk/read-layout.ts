import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';
import type { Layout, LayoutEdge, LayoutGraph, Point, Route } from '../layout.ts';
import { readGraph } from '../series-parallel/vertex.ts';
import { walkPart } from '../series-parallel/walk.ts';
import { mark } from './elk-graph.ts';

/** What elkjs answers, as a layout with the root where every layout has it. */
export function readLayout(graph: LayoutGraph, laidOut: ElkNode): Layout {
  const { flow, rtl } = graph;
  const places = new Map(laidOut.children?.map((node) => [node.id, node]));
  const root = places.get(`n:${graph.root}`);
  const origin =
    flow === 'down'
      ? { x: (root?.x ?? 0) + (root?.width ?? 0) / 2, y: root?.y ?? 0 }
      : { x: root?.x ?? 0, y: (root?.y ?? 0) + (root?.height ?? 0) / 2 };
  const point = ({ x, y }: Point): Point => ({ x: (x - origin.x) * (rtl === true ? -1 : 1) + 0, y: y - origin.y });
  const positions = new Map<string, Point>();
  for (const { id, width } of graph.nodes) {
    const place = places.get(`n:${id}`);
    const corner = { x: (place?.x ?? 0) + (rtl === true ? width : 0), y: place?.y ?? 0 };
    positions.set(id, point(corner));
  }
  const sections = new Map(laidOut.edges?.map((edge) => [edge.id, edge]));
  const loops = loopsOf(graph);
  const routes = new Map<string, Route>();
  for (const edge of graph.edges) {
    const found = sections.get(`e:${edge.id}`);
    if (found === undefined) continue;
    const points = pointsOf(found);
    const marks = marksOf(edge, found, points, flow);
    routes.set(edge.id, {
      points: points.map(point),
      pill: point(marks.pill),
      plus: point(marks.plus),
      back: loops.has(edge.id),
      jump: false,
    });
  }
  return { positions, routes, bounds: boundsOf(graph, positions, routes) };
}

function pointsOf({ sections = [] }: ElkExtendedEdge): readonly Point[] {
  return sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [startPoint, ...bendPoints, endPoint]);
}

/** Pill and "+" share a label's box; without a pill the "+" sits on the first stretch. */
function marksOf(
  { pillWidth }: LayoutEdge,
  { labels }: ElkExtendedEdge,
  points: readonly Point[],
  flow: LayoutGraph['flow'],
): { readonly pill: Point; readonly plus: Point } {
  const box = labels?.[0];
  if (box?.x === undefined || box.y === undefined) {
    const [start, next] = [points[0] ?? { x: 0, y: 0 }, points[1] ?? { x: 0, y: 0 }];
    const plus =
      flow === 'down'
        ? { x: start.x, y: start.y + Math.min(mark.plus, (next.y - start.y) / 2) }
        : { x: start.x + Math.min(mark.plus, (next.x - start.x) / 2), y: start.y };
    return { pill: plus, plus };
  }
  const { x, y, width = 0, height = 0 } = box;
  return flow === 'down'
    ? { pill: { x: x + width / 2, y: y + mark.pill / 2 }, plus: { x: x + width / 2, y: y + height - mark.plus / 2 } }
    : { pill: { x: x + pillWidth / 2, y: y + height / 2 }, plus: { x: x + width - mark.plus / 2, y: y + height / 2 } };
}

function loopsOf(graph: LayoutGraph): ReadonlySet<string> {
  const vertices = readGraph(graph);
  const root = vertices.get(graph.root);
  let part = 0;
  for (const vertex of root === undefined ? vertices.values() : [root, ...vertices.values()]) {
    if (vertex.part === -1) walkPart(vertex, part++);
  }
  return new Set([...vertices.values()].flatMap(({ out }) => out.filter((arc) => arc.isBack).map((arc) => arc.edge.id)));
}

function boundsOf({ nodes }: LayoutGraph, positions: ReadonlyMap<string, Point>, routes: ReadonlyMap<string, Route>): Layout['bounds'] {
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  const widen = ({ x, y }: Point): void => {
    bounds.left = Math.min(bounds.left, x);
    bounds.top = Math.min(bounds.top, y);
    bounds.right = Math.max(bounds.right, x);
    bounds.bottom = Math.max(bounds.bottom, y);
  };
  for (const { id, width, height } of nodes) {
    const { x, y } = positions.get(id) ?? { x: 0, y: 0 };
    widen({ x, y });
    widen({ x: x + width, y: y + height });
  }
  for (const { points } of routes.values()) for (const point of points) widen(point);
  const { left, top, right, bottom } = nodes.length === 0 ? { left: 0, top: 0, right: 0, bottom: 0 } : bounds;
  return { x: left, y: top, width: right - left, height: bottom - top };
}
