import type { CheckContext } from '../checks/check.ts';
import { cycleWithoutWait } from '../checks/cycle-without-wait.ts';
import { edgesOf, nodeOf, targetOf } from '../graph/edges.ts';
import { toPointer } from '../guard/pointer.ts';
import type { Journey } from '../journey.ts';
import type { Place } from '../operations/operation.ts';
import { pathOfPlace } from '../operations/place.ts';
import { renamedSteps, withRenamed } from '../diff/renamed-steps.ts';
import type { RenamedSteps } from '../diff/renamed-steps.ts';
import { parseJourney } from '../parse/parse-journey.ts';
import type { JsonObject } from '../values.ts';
import type { Conflict } from './conflict.ts';
import { mergeObject } from './merge-value.ts';
import type { Merging } from './merging.ts';

/** Both sets of changes in one journey, or as much as goes together, with what somebody has to decide. */
export type Merged =
  | { readonly ok: true; readonly journey: Journey }
  | { readonly ok: false; readonly journey: Journey; readonly conflicts: readonly Conflict[] };

/** How a merge is done. */
export interface MergeOptions {
  /** Whose value stands in `journey` where there is a conflict; `ours` if absent. */
  readonly prefer?: 'ours' | 'theirs';
}

/**
 * Joins two sets of changes to one journey: by step, field, case, alternative, trigger and outlet, each named by its id.
 *
 * What only one side changed is taken; what both changed alike is no conflict. A condition, an operand and the like are taken whole.
 * Where the sides differ the best effort keeps what is preferred, and keeps what one side took away while the other changed it.
 * Symmetric: who is `ours` decides nothing but that, and where it says `ours` and `theirs` in a conflict.
 *
 * A step that one side gave another id is the same step: what the other side changed in it, or led to it, comes along.
 *
 * @param base - What both started from; `undefined` if both made the journey anew.
 * @returns With `ok: true` a journey that parses if all three do, without edges to steps that only one side took away, and without
 * circles that neither side had. Its findings in `checkJourney` may still be new ones: check it.
 */
export function mergeJourneys(base: Journey | undefined, ours: Journey, theirs: Journey, { prefer = 'ours' }: MergeOptions = {}): Merged {
  if (base !== undefined) {
    const renamed = agreedRenames(base, ours, theirs);
    if (renamed.size > 0) {
      const [newBase, newOurs, newTheirs] = [base, ours, theirs].map((journey) => withRenamed(journey, renamed));
      if (newBase !== undefined && newOurs !== undefined && newTheirs !== undefined)
        return mergeJourneys(newBase, newOurs, newTheirs, { prefer });
    }
  }
  const merging: Merging = { conflicts: [], prefer };
  // Journeys are JSON, and a journey comes of them if what comes parses.
  const sides = { base: (base ?? {}) as JsonObject, ours: ours as unknown as JsonObject, theirs: theirs as unknown as JsonObject };
  const merged = mergeObject(merging, [], sides) as unknown as Journey; // See above.
  // What stands where somebody has to decide is only one of the answers: nothing is read off it.
  const isOpen = ({ pointer }: Conflict): boolean => merging.conflicts.some((one) => `${pointer}/`.startsWith(`${one.pointer}/`));
  const lost = lostEdges(merged, ours, theirs).filter((one) => !isOpen(one));
  const circles = merging.conflicts.length === 0 ? newCircles(merged, ours, theirs) : [];
  const conflicts = [...merging.conflicts, ...lost, ...circles];
  const invalid = invalidParts(merged);
  if (invalid.length > 0)
    return { ok: false, journey: prefer === 'ours' ? ours : theirs, conflicts: conflicts.length === 0 ? invalid : conflicts };
  return conflicts.length === 0 ? { ok: true, journey: merged } : { ok: false, journey: merged, conflicts };
}

/** Steps that one side gave another id, and the other side kept under the old one or gave the same. */
function agreedRenames(base: Journey, ours: Journey, theirs: Journey): RenamedSteps {
  const [mine, other] = [renamedSteps(base, ours), renamedSteps(base, theirs)];
  const agrees = (from: string, to: string, side: Journey, renames: RenamedSteps): boolean =>
    renames.get(from) === to || (nodeOf(side, from) !== undefined && nodeOf(side, to) === undefined);
  return new Map([
    ...[...mine].filter(([from, to]) => agrees(from, to, theirs, other)),
    ...[...other].filter(([from, to]) => agrees(from, to, ours, mine)),
  ]);
}

/** Edges to a step that is gone now: one side leads there, the other took it away. */
function lostEdges(merged: Journey, ours: Journey, theirs: Journey): readonly Conflict[] {
  const places: readonly (readonly [Place, string | null])[] = [
    ['start', merged.entry.start],
    ...edgesOf(merged).map(({ from, outlet, to }) => [{ nodeId: from, outlet }, to] as const),
  ];
  return places.flatMap(([at, to]): readonly Conflict[] => {
    if (to === null || nodeOf(merged, to) !== undefined) return [];
    const sides = [ours, theirs].map((journey) => ({ to: targetIn(journey, at), isThere: nodeOf(journey, to) !== undefined }));
    // A side that led nowhere by itself has nothing to decide now.
    if (sides.some((side) => side.to === to && !side.isThere) || !sides.some(({ isThere }) => isThere)) return [];
    const named = at === 'start' ? {} : { nodeId: at.nodeId };
    return [
      { kind: 'edge_to_removed', pointer: toPointer(pathOfPlace(at)), ...named, ours: sides[0]?.to ?? null, theirs: sides[1]?.to ?? null },
    ];
  });
}

function targetIn(journey: Journey, at: Place): string | null {
  if (at === 'start') return journey.entry.start;
  const node = nodeOf(journey, at.nodeId);
  return node === undefined ? null : targetOf(node, at.outlet);
}

/** Circles without a wait that neither side had. */
function newCircles(merged: Journey, ours: Journey, theirs: Journey): readonly Conflict[] {
  const known = new Set([...circlesIn(ours), ...circlesIn(theirs)]);
  return circlesIn(merged)
    .filter((circle) => !known.has(circle))
    .map((circle) => {
      const [nodeId = ''] = circle.split('\n');
      return { kind: 'circle', pointer: toPointer(['nodes', nodeId]), nodeId };
    });
}

/** Each as its ids in order, joined by line breaks, which ids do not hold. */
function circlesIn(journey: Journey): readonly string[] {
  // This check looks at the journey alone.
  const context = { journey } as CheckContext;
  return [...cycleWithoutWait.run(context)].map(({ params }) => {
    const nodes = params?.['nodes'];
    return Array.isArray(nodes) ? nodes.map(String).toSorted().join('\n') : '';
  });
}

function invalidParts(merged: Journey): readonly Conflict[] {
  const parsed = parseJourney(merged, { limits: { nodes: Infinity, values: Infinity, bytes: Infinity } });
  if (parsed.ok) return [];
  return parsed.problems.map(({ pointer, nodeId }) => ({ kind: 'invalid', pointer, ...(nodeId !== undefined && { nodeId }) }));
}
