import type { Layout, Point } from '../layout/layout.ts';
import type { JourneyGraph } from './journey-graph.ts';

/** Where an arrow key leads from a card; `undefined` where there is nothing. Up and down follow edges, left and right go to what stands beside. */
export function walk(from: string, key: string, graph: JourneyGraph, layout: Layout): string | undefined {
  const here = layout.positions.get(from);
  if (here === undefined) return undefined;
  const nearest = (ids: readonly string[]): string | undefined => {
    const far = (id: string): number => distance(here, layout.positions.get(id));
    return ids.toSorted((a, b) => far(a) - far(b))[0];
  };
  if (key === 'ArrowDown')
    return nearest(graph.connections.flatMap((one) => (one.source === from && one.target !== undefined ? [one.target] : [])));
  if (key === 'ArrowUp') {
    const sources = graph.connections.flatMap((one) => (one.target === from ? [one.source] : []));
    const above = sources.filter((id) => (layout.positions.get(id)?.y ?? 0) < here.y);
    return nearest(above.length > 0 ? above : sources);
  }
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return undefined;
  const sign = key === 'ArrowRight' ? 1 : -1;
  const beside = [...graph.cards.keys()].filter((id) => {
    const point = layout.positions.get(id);
    return point !== undefined && (point.x - here.x) * sign > 40;
  });
  return nearest(beside);
}

function distance(from: Point, to: Point | undefined): number {
  // A card in the same row is nearer than one that is closer but higher or lower.
  return to === undefined ? Infinity : Math.abs(to.x - from.x) + 3 * Math.abs(to.y - from.y);
}
