import { edgesOf, targetOf } from '../graph/edges.ts';
import { reachableFrom, rootsOf } from '../graph/reachable.ts';
import type { JourneyNode } from '../nodes/node.ts';
import { outletsOf } from '../nodes/outlets-of.ts';
import { draftNode, erase, journeyOf, read, refusal, write, writeOutlet } from './draft.ts';
import type { Draft } from './draft.ts';
import type { OperationStep } from './step.ts';

/** Takes a node out; what led to it leads to where its kept outlet led. */
export const remove: OperationStep<'remove'> = (draft, { nodeId, keep, orphans }) => {
  const node = draftNode(draft, nodeId);
  if (node === undefined) return refusal('node_unknown', ['nodes', nodeId], { nodeId });
  if (typeof keep === 'string' && !hasOutlet(node, keep)) {
    return refusal('outlet_unknown', ['nodes', nodeId, 'outlets', keep], { outlet: keep, outlets: outletsOf(node) });
  }
  const kept = keep === undefined ? keptByDefault(node) : keep;
  const gone = orphans === true ? orphansOf(draft, nodeId, node, kept) : [];
  heal(draft, nodeId, kept === null ? null : targetOf(node, kept));
  for (const one of [nodeId, ...gone]) eraseNode(draft, one);
  return undefined;
};

/** The outlet by which a path goes on when nobody says: `next`, else the first. */
export function keptByDefault(node: JourneyNode): string | null {
  const outlets = outletsOf(node);
  return outlets.includes('next') ? 'next' : (outlets[0] ?? null);
}

/** Lets everything that leads to a node lead elsewhere. A node that led to itself does not keep others in the circle. */
export function heal(draft: Draft, nodeId: string, to: string | null): void {
  const target = to === nodeId ? null : to;
  const journey = journeyOf(draft);
  for (const edge of edgesOf(journey)) {
    if (edge.to === nodeId && edge.from !== nodeId) writeOutlet(draft, edge.from, edge.outlet, target);
  }
  if (journey.entry.start === nodeId) write(draft, ['entry', 'start'], target);
}

function hasOutlet(node: JourneyNode, outlet: string): boolean {
  return outletsOf(node).includes(outlet) || Object.hasOwn(node.outlets ?? {}, outlet);
}

/** What hangs on a node alone: only through it a contact comes there. */
export function hangingOn(draft: Draft, nodeId: string): readonly string[] {
  const node = draftNode(draft, nodeId);
  return node === undefined ? [] : orphansOf(draft, nodeId, node, null);
}

/** What hangs on the node's other outlets alone. What was already apart from the start stays: nobody asked for it. */
function orphansOf(draft: Draft, nodeId: string, node: JourneyNode, kept: string | null): readonly string[] {
  const journey = journeyOf(draft);
  const others = Object.entries(node.outlets ?? {}).flatMap(([outlet, to]) => (outlet === kept || to === null ? [] : [to]));
  const candidates = reachableFrom(journey, others);
  const heldBy = kept === null ? null : targetOf(node, kept);
  const without = { ...journey, nodes: { ...journey.nodes, [nodeId]: { ...node, outlets: kept === null ? {} : { [kept]: heldBy } } } };
  const outside = Object.keys(journey.nodes).filter((one) => !candidates.has(one) || one === nodeId);
  const held = reachableFrom(without, [...rootsOf(journey), ...outside]);
  return [...candidates].filter((one) => one !== nodeId && !held.has(one));
}

function eraseNode(draft: Draft, nodeId: string): void {
  erase(draft, ['nodes', nodeId]);
  if (read(draft, ['layout', 'pins', nodeId]) !== undefined) erase(draft, ['layout', 'pins', nodeId]);
}
