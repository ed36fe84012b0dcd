import type { Catalog } from '../catalog.ts';
import { nodeOf, targetOf } from '../graph/edges.ts';
import { rootsOf } from '../graph/reachable.ts';
import type { Journey } from '../journey.ts';
import { forwardGraph } from './forward-graph.ts';
import type { ForwardGraph } from './forward-graph.ts';
import type { JourneyOutline, OutlineRow } from './outline.ts';
import { toldOutlets } from './told-outlets.ts';

interface Walk {
  readonly journey: Journey;
  readonly catalog: Catalog | undefined;
  readonly graph: ForwardGraph;
  readonly numbers: Map<string, number>;
  /** Steps on the path from the root to where the walk is: an edge to one of them goes back. */
  readonly above: Set<string>;
}

/**
 * A journey as lists in lists, each step once: branches under their step, what follows where they meet behind it, and every other edge
 * as a link to the step's number.
 */
export function outlineJourney(journey: Journey, catalog?: Catalog): JourneyOutline {
  const roots = rootsOf(journey);
  const walk: Walk = { journey, catalog, graph: forwardGraph(journey, roots), numbers: new Map(), above: new Set() };
  const { start } = journey.entry;
  const steps = start === null ? [] : pathFrom(walk, start, () => false);
  const jumps = roots
    .filter((nodeId) => nodeId !== start)
    .flatMap((nodeId) => (walk.numbers.has(nodeId) ? [] : pathFrom(walk, nodeId, () => false)));
  const apart = Object.keys(journey.nodes)
    .toSorted((a, b) => walk.graph.rankOf(a) - walk.graph.rankOf(b))
    .flatMap((nodeId) => (walk.numbers.has(nodeId) ? [] : pathFrom(walk, nodeId, () => false)));
  return { steps, jumps, apart, numbers: walk.numbers };
}

/** The rows of a path, up to its end or to what is told elsewhere. `isBeyond`: told behind a step further up. */
function pathFrom(walk: Walk, from: string, isBeyond: (nodeId: string) => boolean): readonly OutlineRow[] {
  const rows: OutlineRow[] = [];
  const own: string[] = [];
  let next: string | null = from;
  while (next !== null) {
    const nodeId: string = next;
    const node = nodeOf(walk.journey, nodeId);
    if (node === undefined) rows.push({ kind: 'gone', to: nodeId });
    else if (walk.above.has(nodeId)) rows.push({ kind: 'back', to: nodeId });
    else if (walk.numbers.has(nodeId) || isBeyond(nodeId)) rows.push({ kind: 'continues', to: nodeId });
    if (node === undefined || walk.above.has(nodeId) || walk.numbers.has(nodeId) || isBeyond(nodeId)) break;
    const number = walk.numbers.size + 1;
    walk.numbers.set(nodeId, number);
    walk.above.add(nodeId);
    own.push(nodeId);
    const { main, told } = toldOutlets(node, walk.catalog);
    const after: string | null = main === null ? joinOf(walk, nodeId, told, isBeyond) : targetOf(node, main);
    const beyond = after === null || nodeOf(walk.journey, after) === undefined ? new Set<string>() : walk.graph.reach(after);
    const inner = (one: string): boolean => beyond.has(one) || isBeyond(one);
    const ways = told.map((outlet): OutlineRow => {
      const target = targetOf(node, outlet);
      return { kind: 'outlet', nodeId, outlet, rows: target === null ? [{ kind: 'end' }] : pathFrom(walk, target, inner) };
    });
    rows.push({ kind: 'step', nodeId, number, rows: ways });
    next = after;
  }
  for (const nodeId of own) walk.above.delete(nodeId);
  return rows;
}

/** Where the ways out of a step meet: the first step that two of them lead to. */
function joinOf(
  { journey, graph }: Walk,
  nodeId: string,
  outlets: readonly string[],
  isBeyond: (nodeId: string) => boolean,
): string | null {
  const node = nodeOf(journey, nodeId);
  const seen = new Map<string, number>();
  for (const outlet of outlets) {
    const to = node === undefined ? null : targetOf(node, outlet);
    if (to === null || !graph.isForward({ from: nodeId, outlet, to })) continue;
    for (const one of graph.reach(to)) seen.set(one, (seen.get(one) ?? 0) + 1);
  }
  const shared = [...seen].flatMap(([one, times]) => (times > 1 ? [one] : []));
  const [first] = shared.toSorted((a, b) => graph.rankOf(a) - graph.rankOf(b));
  return first === undefined || isBeyond(first) ? null : first;
}
