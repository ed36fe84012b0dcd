import type { Journey } from '../journey.ts';
import type { JourneyNode } from '../nodes/node.ts';
import type { JsonObject, JsonValue } from '../values.ts';
import type { Fragment } from './fragment.ts';
import { freshNodeId } from './fresh-node-id.ts';
import type { Operation, Place } from './operation.ts';
import { referenceRewrites } from './references.ts';

/** Where and how a fragment is pasted. */
export interface PasteOptions {
  /** The edge that leads to it; without one the steps stand apart. */
  readonly at?: Place;
  /** Draws from 0 (inclusive) to 1 (exclusive). */
  readonly random: () => number;
}

/**
 * The operation that pastes a fragment: each node gets an id that the journey does not have, and what names a node of the fragment
 * (edges, `since`, `of`, `result`, templates) names it by its new id. What names others is left as it is.
 *
 * @example
 * ```ts
 * const fragment = copyFragment(journey, ['mail', 'pause']);
 * if (fragment !== undefined) applyOperation(journey, pasteFragment(journey, fragment, { at: 'start', random: Math.random }));
 * ```
 */
export function pasteFragment(journey: Journey, fragment: Fragment, { at, random }: PasteOptions): Operation {
  const names = freshNames(journey, fragment, random);
  const nameOf = (nodeId: string): string => names.get(nodeId) ?? nodeId;
  const nodes = Object.entries(renamedInside(journey, fragment, names)).map(([nodeId, node]) => {
    const { outlets } = node;
    const renamed =
      outlets === undefined
        ? node
        : { ...node, outlets: Object.fromEntries(Object.entries(outlets).map(([name, to]) => [name, to === null ? null : nameOf(to)])) };
    return [nameOf(nodeId), renamed] as const;
  });
  // Only ids differ from the nodes of the fragment.
  const pasted = Object.fromEntries(nodes) as Readonly<Record<string, JourneyNode>>;
  return { op: 'paste', nodes: pasted, start: nameOf(fragment.start), ...(at !== undefined && { at }) };
}

function freshNames(journey: Journey, fragment: Fragment, random: () => number): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  let nodes = journey.nodes;
  for (const [nodeId, node] of Object.entries(fragment.nodes)) {
    // A copy of a copy does not grow a longer and longer id.
    const stem = nodeId.replace(/-(?=[a-z]*\d)[2-9a-z]{4}$/, '');
    const fresh = freshNodeId({ ...journey, nodes }, stem, random);
    names.set(nodeId, fresh);
    nodes = { ...nodes, [fresh]: node };
  }
  return names;
}

function renamedInside(journey: Journey, fragment: Fragment, names: ReadonlyMap<string, string>): Readonly<Record<string, JourneyNode>> {
  const bare: Journey = {
    schemaVersion: journey.schemaVersion,
    id: journey.id,
    name: '',
    timezone: 'UTC',
    entry: { triggers: [], reentry: { mode: 'never' }, start: null },
    nodes: fragment.nodes,
  };
  // Nodes are JSON, and a rewrite exchanges one text for another.
  let value = { nodes: fragment.nodes } as unknown as JsonValue;
  for (const rewrite of referenceRewrites(bare, names)) value = written(value, rewrite.path, rewrite.value);
  return (value as unknown as Pick<Fragment, 'nodes'>).nodes; // See above.
}

function written(container: JsonValue | undefined, [key = '', ...rest]: readonly string[], value: JsonValue): JsonValue {
  if (isList(container))
    return container.map((item, index) => (String(index) !== key ? item : rest.length === 0 ? value : written(item, rest, value)));
  // Paths of rewrites lead through what is there.
  const object = container as JsonObject;
  return { ...object, [key]: rest.length === 0 ? value : written(object[key], rest, value) };
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}
