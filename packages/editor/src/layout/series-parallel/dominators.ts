import type { Vertex } from './vertex.ts';
import { isForward } from './walk.ts';

/**
 * Finds, for each box of a part, the last one that all paths to it pass, the meeting points of each, and how much hangs below it.
 *
 * Near-linear: with loops cut, one pass in order suffices, and each climb takes logarithmic time over skewed jumps
 * (Myers, "An applicative random-access stack", 1983).
 *
 * @param order - Each box after all that lead to it, the root first.
 */
export function findDominators(order: readonly Vertex[]): void {
  const above = new Map<Vertex, Vertex>();
  for (const vertex of order) {
    hangBelow(vertex, above.get(vertex));
    for (const arc of vertex.out) {
      if (!isForward(arc)) continue;
      arc.target.into.push(arc);
      const known = above.get(arc.target);
      above.set(arc.target, known === undefined ? vertex : commonDominator(known, vertex));
    }
  }
  for (const vertex of order) if (vertex.into.length > 1) vertex.dominator?.joins.push(vertex);
  for (const vertex of order.toReversed()) sumUp(vertex);
}

/** Of the boxes above `vertex`, itself included, the one at `depth`. */
export function dominatorAt(vertex: Vertex, depth: number): Vertex {
  let at = vertex;
  while (at.depth > depth) {
    const up = at.jump !== undefined && at.jump.depth >= depth ? at.jump : at.dominator;
    if (up === undefined) return at;
    at = up;
  }
  return at;
}

function hangBelow(vertex: Vertex, dominator: Vertex | undefined): void {
  vertex.dominator = dominator;
  if (dominator === undefined) return;
  vertex.depth = dominator.depth + 1;
  const jump = dominator.jump ?? dominator;
  const beyond = jump.jump ?? jump;
  vertex.jump = dominator.depth - jump.depth === jump.depth - beyond.depth ? beyond : dominator;
}

function commonDominator(a: Vertex, b: Vertex): Vertex {
  let one = dominatorAt(a, b.depth);
  let other = dominatorAt(b, a.depth);
  while (one !== other) {
    // At equal depths jumps are of equal length, so both stay level.
    const isFar = one.jump !== other.jump;
    const [up, otherUp] = isFar ? [one.jump, other.jump] : [one.dominator, other.dominator];
    if (up === undefined || otherUp === undefined) return one;
    [one, other] = [up, otherUp];
  }
  return one;
}

function sumUp(vertex: Vertex): void {
  if (vertex.out.length > 1) vertex.decisions += 1;
  for (const arc of vertex.out) {
    const { target } = arc;
    if (isForward(arc) && target.into.length > 1) vertex.reach = Math.min(vertex.reach, target.dominator?.depth ?? 0);
  }
  const { dominator } = vertex;
  if (dominator === undefined) return;
  dominator.decisions += vertex.decisions;
  dominator.reach = Math.min(dominator.reach, vertex.reach);
}
