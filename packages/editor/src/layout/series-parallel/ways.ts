import { dominatorAt } from './dominators.ts';
import type { Arc, Vertex } from './vertex.ts';
import { isForward, isOnlyWay } from './walk.ts';

/** One column below a decision: an outlet, or several whose paths meet before they meet the others. */
export interface Way {
  /** The outlet; `undefined` for several. */
  readonly arc: Arc | undefined;
  /** The ways that meet, and from where they meet, what follows. */
  readonly members: readonly Way[];
  readonly trunk: Vertex[];
  /** Outlets it covers. */
  readonly from: number;
  readonly to: number;
  decisions: number;
  /** Arcs to meeting points of this decision that are outside of the way. */
  pending: number;
  /** Leads to a meeting point of a decision further out. */
  leadsOut: boolean;
}

/** Ways in outlet order, and the meeting points that follow below all of them. */
export interface Ways {
  readonly ways: readonly Way[];
  readonly trunk: readonly Vertex[];
}

/** Whether its path goes on elsewhere, rather than end or run back. */
export function leads(way: Way): boolean {
  return way.pending > 0 || way.leadsOut;
}

/** Sorts out which outlets of a decision meet where. */
export function waysBelow(decision: Vertex): Ways {
  const ofChild = new Map<Vertex | Arc, Way>();
  let ways: readonly Way[] = decision.out.map((arc, index) => {
    const way = wayOf(arc, index, decision);
    ofChild.set(isOnlyWay(arc) ? arc.target : arc, way);
    return way;
  });
  const feeders = (join: Vertex): readonly (Vertex | Arc)[] =>
    join.into.map((arc) => (arc.source === decision ? arc : dominatorAt(arc.source, decision.depth + 1)));
  const pendingOf = new Map<Vertex | Arc, number>();
  for (const join of decision.joins) for (const child of feeders(join)) pendingOf.set(child, (pendingOf.get(child) ?? 0) + 1);
  for (const [child, way] of ofChild) way.pending = pendingOf.get(child) ?? 0;

  for (const [index, join] of decision.joins.entries()) {
    const group = groupAt(join, feeders(join), ways, ofChild);
    if (group === undefined) return { ways, trunk: decision.joins.slice(index) };
    group.decisions += join.decisions;
    group.pending += (pendingOf.get(join) ?? 0) - join.into.length;
    group.leadsOut ||= join.reach < decision.depth;
    group.trunk.push(join);
    ofChild.set(join, group);
    for (const [child, way] of ofChild) if (way.from >= group.from && way.to <= group.to) ofChild.set(child, group);
    ways = [...ways.filter((way) => way.to < group.from), group, ...ways.filter((way) => way.from > group.to)];
  }
  return { ways, trunk: [] };
}

function wayOf(arc: Arc, index: number, decision: Vertex): Way {
  const isOwn = isOnlyWay(arc);
  const reach = isOwn ? arc.target.reach : isForward(arc) ? (arc.target.dominator?.depth ?? 0) : Number.POSITIVE_INFINITY;
  const decisions = isOwn ? arc.target.decisions : 0;
  return { arc, members: [], trunk: [], from: index, to: index, decisions, pending: 0, leadsOut: reach < decision.depth };
}

/**
 * The way that `join` belongs into, or `undefined` where it follows below all ways: when nothing else goes on beside it,
 * or when the ways to it do not stand together.
 */
function groupAt(
  join: Vertex,
  feeders: readonly (Vertex | Arc)[],
  ways: readonly Way[],
  ofChild: ReadonlyMap<Vertex | Arc, Way>,
): Way | undefined {
  const feeding = new Set<Way>();
  for (const child of feeders) {
    const way = ofChild.get(child);
    // A meeting point that already follows below all ways.
    if (way === undefined) return undefined;
    feeding.add(way);
  }
  const [first] = feeding;
  if (first === undefined) return undefined;
  if (feeding.size === 1) return first.arc === undefined ? first : undefined;
  const from = Math.min(...[...feeding].map((way) => way.from));
  const to = Math.max(...[...feeding].map((way) => way.to));
  const members = ways.filter((way) => way.from >= from && way.to <= to);
  const outside = ways.filter((way) => way.to < from || way.from > to);
  if (!members.every((way) => feeding.has(way) || !leads(way))) return undefined;
  const decisions = members.reduce((sum, way) => sum + way.decisions, 0);
  if (!outside.some((way) => leads(way) || way.decisions > decisions + join.decisions)) return undefined;
  const pending = members.reduce((sum, way) => sum + way.pending, 0);
  return { arc: undefined, members, trunk: [], from, to, decisions, pending, leadsOut: members.some((way) => way.leadsOut) };
}
