import { nodeOf, targetOf } from '../graph/edges.ts';
import { toPointer } from '../guard/pointer.ts';
import type { Journey } from '../journey.ts';
import { outletsOf } from '../nodes/outlets-of.ts';
import type { Place } from '../operations/operation.ts';
import { pathOfPlace } from '../operations/place.ts';
import { keptByDefault } from '../operations/remove.ts';
import type { Difference } from './difference.ts';

/** Where each outlet leads, by a key that says which it is; new and removed steps are left out. */
type Leads = Map<string, string | null>;

interface Paths {
  readonly places: ReadonlyMap<string, Place>;
  readonly before: Leads;
  readonly after: Leads;
  /** The outlet by which a step's path goes on, by node. */
  readonly ways: ReadonlyMap<string, string>;
}

/** A move must explain more than one edge: one edge that leads elsewhere is just that. */
const leastGain = 2;
/** Documents that have little in common are told by their edges. */
const mostMoves = 100;

/**
 * Which steps stand elsewhere, and which outlets lead elsewhere for no such reason.
 *
 * @param isSettled - Outlets that another difference already speaks of.
 */
export function edgeDifferences(a: Journey, b: Journey, isSettled: (nodeId: string, outlet: string) => boolean): readonly Difference[] {
  const paths = pathsOf(a, b, isSettled);
  const moved = movesIn(paths);
  const edges = [...paths.places].flatMap(([key, at]): readonly Difference[] => {
    const [from, to] = [paths.before.get(key), paths.after.get(key)];
    if (from === undefined || to === undefined || from === to || isTold(a, b, at, [from, to])) return [];
    return [{ kind: 'edge_changed', pointer: toPointer(pathOfPlace(at)), ...(at !== 'start' && { nodeId: at.nodeId }), at, from, to }];
  });
  return [...moved, ...edges];
}

/** An open end that new steps were put behind, or that is left where steps were taken out: they are told themselves. */
function isTold(a: Journey, b: Journey, at: Place, [from, to]: readonly [string | null, string | null]): boolean {
  const isOnlyIn = (one: Journey, other: Journey): boolean => {
    const target = targetAt(one, at);
    return target !== null && nodeOf(one, target) !== undefined && nodeOf(other, target) === undefined;
  };
  return (from === null && isOnlyIn(b, a)) || (to === null && isOnlyIn(a, b));
}

function targetAt(journey: Journey, at: Place): string | null {
  if (at === 'start') return journey.entry.start;
  const node = nodeOf(journey, at.nodeId);
  return node === undefined ? null : targetOf(node, at.outlet);
}

/** The places that lead to a step, those of steps that the other journey does not have left out. */
export function placesBefore(journey: Journey, other: Journey, nodeId: string): readonly Place[] {
  const leads = (to: string | null): boolean =>
    through(journey, to, (one) => one !== nodeId && nodeOf(other, one) === undefined) === nodeId;
  const start: readonly Place[] = leads(journey.entry.start) ? ['start'] : [];
  const outlets = Object.entries(journey.nodes).flatMap(([from, node]) =>
    from === nodeId || nodeOf(other, from) === undefined
      ? []
      : Object.entries(node.outlets ?? {}).flatMap(([outlet, to]) => (leads(to) ? [{ nodeId: from, outlet }] : [])),
  );
  return [...start, ...outlets];
}

function pathsOf(a: Journey, b: Journey, isSettled: (nodeId: string, outlet: string) => boolean): Paths {
  const places = new Map<string, Place>([['', 'start']]);
  const isOnlyIn =
    (one: Journey, other: Journey) =>
    (id: string): boolean =>
      nodeOf(one, id) !== undefined && nodeOf(other, id) === undefined;
  const before: Leads = new Map([['', through(a, a.entry.start, isOnlyIn(a, b))]]);
  const after: Leads = new Map([['', through(b, b.entry.start, isOnlyIn(b, a))]]);
  const ways = new Map<string, string>();
  for (const [nodeId, old] of Object.entries(a.nodes)) {
    const node = nodeOf(b, nodeId);
    if (node === undefined) continue;
    const way = keptByDefault(node);
    if (way !== null && outletsOf(old).includes(way)) ways.set(nodeId, way);
    for (const outlet of new Set([...Object.keys(old.outlets ?? {}), ...Object.keys(node.outlets ?? {})])) {
      if (isSettled(nodeId, outlet)) continue;
      const key = keyOf(nodeId, outlet);
      places.set(key, { nodeId, outlet });
      before.set(key, through(a, targetOf(old, outlet), isOnlyIn(a, b)));
      after.set(key, through(b, targetOf(node, outlet), isOnlyIn(b, a)));
    }
  }
  return { places, before, after, ways };
}

function keyOf(nodeId: string, outlet: string): string {
  // Ids hold no line breaks.
  return `${nodeId}\n${outlet}`;
}

/** Follows the main way through steps that are to be left out. */
function through(journey: Journey, from: string | null, isLeftOut: (nodeId: string) => boolean): string | null {
  const seen = new Set<string>();
  let target = from;
  while (target !== null && isLeftOut(target)) {
    const node = nodeOf(journey, target);
    const way = node === undefined ? null : keptByDefault(node);
    if (node === undefined || way === null || seen.has(target)) return null;
    seen.add(target);
    target = targetOf(node, way);
  }
  return target;
}

/** Finds steps without which both journeys are more alike, the best first, and takes them out of the paths. */
function movesIn(paths: Paths): readonly Difference[] {
  const moves: Difference[] = [];
  while (moves.length < mostMoves) {
    const best = [...suspects(paths)].map((nodeId) => moveOf(paths, nodeId)).reduce<Move | undefined>(better, undefined);
    if (best === undefined) break;
    takeOut(paths, best);
    const { nodeId, from, to } = best;
    const at = (keys: readonly string[]): readonly Place[] => keys.flatMap((key) => paths.places.get(key) ?? []);
    moves.push({ kind: 'node_moved', pointer: toPointer(['nodes', nodeId]), nodeId, from: at(from), to: at(to) });
  }
  return moves;
}

interface Move {
  readonly nodeId: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly gain: number;
}

function better(best: Move | undefined, one: Move | undefined): Move | undefined {
  if (one === undefined) return best;
  return best === undefined || one.gain > best.gain || (one.gain === best.gain && one.nodeId < best.nodeId) ? one : best;
}

function suspects({ places, before, after, ways }: Paths): ReadonlySet<string> {
  const ids = [...places.keys()].flatMap((key) => {
    const [from, to] = [before.get(key), after.get(key)];
    return from === to ? [] : [from, to];
  });
  return new Set(ids.filter((id): id is string => typeof id === 'string' && ways.has(id)));
}

function moveOf({ before, after, ways }: Paths, nodeId: string): Move | undefined {
  const into = (leads: Leads): readonly string[] => [...leads].flatMap(([key, to]) => (to === nodeId ? [key] : []));
  const [from, to] = [into(before), into(after)];
  const way = keyOf(nodeId, ways.get(nodeId) ?? '');
  if (from.length === 0 || to.length === 0 || from.some((key) => to.includes(key)) || from.includes(way) || to.includes(way))
    return undefined;
  const touched = new Set([...from, ...to]);
  const differs = (key: string, a: string | null | undefined, b: string | null | undefined): number =>
    before.has(key) && after.has(key) && (a ?? null) !== (b ?? null) ? 1 : 0;
  const led = (leads: Leads, key: string): string | null => (leads.get(key) === nodeId ? leads.get(way) : leads.get(key)) ?? null;
  const now = [...touched, way].reduce((sum, key) => sum + differs(key, before.get(key), after.get(key)), 0);
  const then = [...touched].reduce((sum, key) => sum + differs(key, led(before, key), led(after, key)), 0);
  return now - then >= leastGain ? { nodeId, from, to, gain: now - then } : undefined;
}

function takeOut({ before, after, ways }: Paths, { nodeId }: Move): void {
  const way = keyOf(nodeId, ways.get(nodeId) ?? '');
  for (const leads of [before, after]) {
    const behind = leads.get(way) ?? null;
    for (const [key, to] of leads) if (to === nodeId) leads.set(key, behind);
    leads.delete(way);
  }
}
