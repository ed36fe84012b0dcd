import type { Point } from '../layout/layout.ts';

const radius = 12;

/** The path of a route, its corners rounded. */
export function routePath(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  const parts = [`M${first.x} ${first.y}`];
  let before = first;
  for (const [index, point] of rest.entries()) {
    const next = rest[index + 1];
    if (next === undefined) {
      parts.push(`L${point.x} ${point.y}`);
      break;
    }
    const bend = Math.min(radius, length(before, point) / 2, length(point, next) / 2);
    const from = towards(point, before, bend);
    const to = towards(point, next, bend);
    parts.push(`L${from.x} ${from.y}Q${point.x} ${point.y} ${to.x} ${to.y}`);
    before = point;
  }
  return parts.join('');
}

/** A small arrow head at the end of a route. */
export function arrowPath(points: readonly Point[]): string {
  const [before, end] = [points.at(-2), points.at(-1)];
  if (before === undefined || end === undefined) return '';
  const back = towards(end, before, 7);
  const [sideX, sideY] = before.x === end.x ? [4, 0] : [0, 4];
  return `M${back.x - sideX} ${back.y - sideY}L${end.x} ${end.y}L${back.x + sideX} ${back.y + sideY}`;
}

function length(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

function towards(from: Point, to: Point, distance: number): Point {
  return { x: from.x + Math.sign(to.x - from.x) * distance, y: from.y + Math.sign(to.y - from.y) * distance };
}
