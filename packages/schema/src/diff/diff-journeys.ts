import type { Catalog } from '../catalog.ts';
import { nodeOf } from '../graph/edges.ts';
import { toPointer } from '../guard/pointer.ts';
import type { Journey } from '../journey.ts';
import type { JsonObject, JsonValue } from '../values.ts';
import { conditionChange } from './condition-change.ts';
import type { Difference } from './difference.ts';
import { edgeDifferences, placesBefore } from './edge-differences.ts';
import { fieldDifference, listDifferences, objectDifferences, own } from './fields.ts';
import type { CompareConditions } from './fields.ts';
import { renamedSteps, withRenamed } from './renamed-steps.ts';
import { isObject, membersOf, nodeDifferences, settledOutlets } from './node-differences.ts';

/** What a comparison may look at. */
export interface DiffOptions {
  /** The types of what conditions read: with it, narrowed and widened are told from changed. */
  readonly catalog?: Catalog;
}

/**
 * What one journey does otherwise than another: steps, paths, cases, waits, entry, goal, and every other value.
 *
 * By meaning: the order of steps in the file, and an outlet that is open because it is `null` or because it is absent, make no
 * difference. Journeys without differences behave alike.
 *
 * @param a - The earlier one.
 * @param b - The later one.
 * @returns In a fixed order: the journey's own fields, entry, goal, exits, then steps under another id, then steps in the order of the later journey, then removed
 * steps, then paths. Never throws for journeys that parse.
 */
export function diffJourneys(a: Journey, b: Journey, { catalog }: DiffOptions = {}): readonly Difference[] {
  const renamed = renamedSteps(a, b);
  const before = withRenamed(a, renamed);
  const compare: CompareConditions = (from, to) => (catalog === undefined ? 'changed' : conditionChange(from, to, { catalog, journey: b }));
  const ids = [...renamed].map(([from, nodeId]): Difference => ({
    kind: 'node_id_changed',
    pointer: toPointer(['nodes', nodeId]),
    nodeId,
    from,
  }));
  return [...frameDifferences(before, b, compare), ...ids, ...stepDifferences(before, b, compare), ...pathDifferences(before, b)];
}

const framesApart = ['nodes', 'entry', 'goal', 'exits', 'layout', '$schema'];

function frameDifferences(a: Journey, b: Journey, compare: CompareConditions): readonly Difference[] {
  // Journeys are JSON.
  const [from, to] = [a as unknown as JsonObject, b as unknown as JsonObject];
  const entries = [a.entry as unknown as JsonObject, b.entry as unknown as JsonObject] as const; // See above.
  return [
    ...objectDifferences({ path: [] }, [from, to], compare, framesApart),
    ...objectDifferences({ path: ['entry'] }, entries, compare, ['triggers', 'start']),
    ...listDifferences(
      { path: ['entry', 'triggers'], part: 'trigger' },
      [membersOf(own(entries[0], 'triggers')), membersOf(own(entries[1], 'triggers'))],
      compare,
    ),
    ...partDifferences('goal', own(from, 'goal'), own(to, 'goal'), compare),
    ...listDifferences({ path: ['exits'], part: 'exit' }, [membersOf(own(from, 'exits')), membersOf(own(to, 'exits'))], compare),
    ...layoutDifferences(own(from, 'layout'), own(to, 'layout'), compare),
  ];
}

/** Field by field where both have it, else as a whole. */
function partDifferences(
  field: string,
  from: JsonValue | undefined,
  to: JsonValue | undefined,
  compare: CompareConditions,
): readonly Difference[] {
  if (isObject(from) && isObject(to)) return objectDifferences({ path: [field] }, [from, to], compare);
  return fieldDifference({ path: [] }, field, [from, to], compare);
}

function layoutDifferences(from: JsonValue | undefined, to: JsonValue | undefined, compare: CompareConditions): readonly Difference[] {
  const [before, after] = [from, to].map((layout) => (isObject(layout) ? layout : {}));
  if (before === undefined || after === undefined) return [];
  const pins = [before, after].map((layout) => {
    const value = own(layout, 'pins');
    return isObject(value) ? value : {};
  });
  const ids = new Set(pins.flatMap((one) => Object.keys(one)));
  const moved = [...ids].flatMap((nodeId) =>
    fieldDifference({ path: ['layout', 'pins'], nodeId }, nodeId, [own(pins[0] ?? {}, nodeId), own(pins[1] ?? {}, nodeId)], compare),
  );
  return [...objectDifferences({ path: ['layout'] }, [before, after], compare, ['pins']), ...moved];
}

function stepDifferences(a: Journey, b: Journey, compare: CompareConditions): readonly Difference[] {
  const steps = Object.entries(b.nodes).flatMap(([nodeId, node]): readonly Difference[] => {
    const old = nodeOf(a, nodeId);
    if (old !== undefined) return nodeDifferences(nodeId, old, node, compare);
    return [{ kind: 'node_added', pointer: toPointer(['nodes', nodeId]), nodeId, node, after: placesBefore(b, a, nodeId) }];
  });
  const removed = Object.entries(a.nodes).flatMap(([nodeId, node]): readonly Difference[] =>
    nodeOf(b, nodeId) === undefined
      ? [{ kind: 'node_removed', pointer: toPointer(['nodes', nodeId]), nodeId, node, after: placesBefore(a, b, nodeId) }]
      : [],
  );
  return [...steps, ...removed];
}

function pathDifferences(a: Journey, b: Journey): readonly Difference[] {
  const settled = new Map(
    Object.entries(b.nodes).flatMap(([nodeId, node]) => {
      const old = nodeOf(a, nodeId);
      return old === undefined || old === node ? [] : [[nodeId, settledOutlets(old, node)] as const];
    }),
  );
  return edgeDifferences(a, b, (nodeId, outlet) => settled.get(nodeId)?.has(outlet) === true);
}
