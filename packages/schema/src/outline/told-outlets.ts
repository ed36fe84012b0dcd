import type { Catalog } from '../catalog.ts';
import { targetOf } from '../graph/edges.ts';
import type { JourneyNode, NodeType } from '../nodes/node.ts';
import { isKnownNode, outletsOf } from '../nodes/outlets-of.ts';

/** Which ways out of a step are told under it, and the one by which the list goes on behind it. */
export interface ToldOutlets {
  readonly main: string | null;
  readonly told: readonly string[];
}

/** Types whose `next` is the path itself; any other way out of them is an aside. */
const straight: ReadonlySet<NodeType> = new Set(['action', 'update', 'task', 'enroll', 'milestone']);
/** Open ways out that mean the usual (semantics.md, section 2) are not worth a line. */
const silent: ReadonlySet<string> = new Set(['failed', 'withheld', 'overdue']);

/** Decides what is told under a step. */
export function toldOutlets(node: JourneyNode, catalog: Catalog | undefined): ToldOutlets {
  const known = outletsOf(node, catalog);
  const outlets = [...known, ...Object.keys(node.outlets ?? {}).filter((name) => !known.includes(name))];
  const isConnected = (name: string): boolean => targetOf(node, name) !== null;
  if (!isKnownNode(node) || straight.has(node.type)) {
    const main = outlets.includes('next') ? 'next' : outlets.length === 1 ? (outlets[0] ?? null) : null;
    return { main, told: outlets.filter((name) => name !== main && isConnected(name)) };
  }
  if (outlets.length <= 1) return { main: outlets[0] ?? null, told: [] };
  return { main: null, told: outlets.filter((name) => isConnected(name) || !silent.has(name)) };
}
