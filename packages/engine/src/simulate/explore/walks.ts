import { outletsOf } from '@sojourn/schema';
import type { Catalog, Journey, JourneyNode } from '@sojourn/schema';

/** A way through one node. */
export interface Leg {
  readonly nodeId: string;
  readonly outlet: string;
}

/** No node is walked through more often. */
const mostVisits = 2;
/** Partial walks looked at for one target. */
const mostPartial = 4_000;

interface Partial {
  readonly legs: readonly Leg[];
  /** The node stood on. */
  readonly at: string;
  readonly cost: number;
}

/**
 * Walks from one of the roots that end with a leg, the cheapest first: by number of steps, with ways that need something to go
 * wrong counted dearer.
 *
 * @param roots - Where walks begin: the start, and milestones that are jumped to.
 */
export function* walksTo(journey: Journey, catalog: Catalog, roots: readonly string[], target: Leg): Generator<readonly Leg[]> {
  const ahead = costsTo(journey, catalog, target.nodeId);
  const open: Partial[] = roots.filter((root) => ahead.has(root)).map((root) => ({ legs: [], at: root, cost: 0 }));
  for (let looked = 0; open.length > 0 && looked < mostPartial; looked += 1) {
    const partial = takeCheapest(open, ahead);
    const { legs, at, cost } = partial;
    if (at === target.nodeId) yield [...legs, target];
    if (legs.filter((leg) => leg.nodeId === at).length >= mostVisits) continue;
    for (const { outlet, to } of edgesFrom(journey, catalog, at)) {
      if (ahead.has(to)) open.push({ legs: [...legs, { nodeId: at, outlet }], at: to, cost: cost + costOf(outlet) });
    }
  }
}

function takeCheapest(open: Partial[], ahead: ReadonlyMap<string, number>): Partial {
  let best = 0;
  const total = ({ cost, at }: Partial): number => cost + (ahead.get(at) ?? 0);
  for (const [index, one] of open.entries()) {
    const other = open[best];
    if (other !== undefined && total(one) < total(other)) best = index;
  }
  const [taken] = open.splice(best, 1);
  // The list is not empty: the caller looks.
  return taken ?? { legs: [], at: '', cost: 0 };
}

/** What it costs at least to get from each node to one. */
function costsTo(journey: Journey, catalog: Catalog, nodeId: string): ReadonlyMap<string, number> {
  const costs = new Map([[nodeId, 0]]);
  for (let isChanged = true; isChanged;) {
    isChanged = false;
    for (const from of Object.keys(journey.nodes)) {
      for (const { outlet, to } of edgesFrom(journey, catalog, from)) {
        const rest = costs.get(to);
        if (rest === undefined || rest + costOf(outlet) >= (costs.get(from) ?? Number.POSITIVE_INFINITY)) continue;
        costs.set(from, rest + costOf(outlet));
        isChanged = true;
      }
    }
  }
  return costs;
}

function edgesFrom({ nodes }: Journey, catalog: Catalog, nodeId: string): readonly { readonly outlet: string; readonly to: string }[] {
  const node = Object.hasOwn(nodes, nodeId) ? nodes[nodeId] : undefined;
  if (node === undefined) return [];
  return outletsOf(node, catalog).flatMap((outlet) => {
    const to = targetOf(node, outlet);
    return to === undefined || !Object.hasOwn(nodes, to) ? [] : [{ outlet, to }];
  });
}

function targetOf(node: JourneyNode, outlet: string): string | undefined {
  const { outlets } = node;
  return outlets !== undefined && Object.hasOwn(outlets, outlet) ? (outlets[outlet] ?? undefined) : undefined;
}

/** What needs a failure, a refusal or a missing value is the last thing to try. */
function costOf(outlet: string): number {
  return unlikely.has(outlet) ? 4 : 1;
}

const unlikely: ReadonlySet<string> = new Set(['failed', 'withheld', 'overdue', 'missing', 'past']);
