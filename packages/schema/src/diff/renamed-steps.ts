import { canonicalJson } from '../canonical-json.ts';
import { edgesOf, nodeOf } from '../graph/edges.ts';
import type { Journey } from '../journey.ts';
import type { JourneyNode } from '../nodes/node.ts';
import { createDraft, journeyOf, write } from '../operations/draft.ts';
import { referenceRewrites } from '../operations/references.ts';
import type { JsonObject, JsonValue } from '../values.ts';

/** Steps that have another id now: the earlier id, and the later one. */
export type RenamedSteps = ReadonlyMap<string, string>;

/** More pairs than that are not held against each other. */
const mostPairs = 100_000;

/**
 * Finds the steps that were given another id. A step that is gone and a new one of the same type are the same one if all that they say
 * is the same and they share a neighbour or a name, or if they stand between the same steps and share a name, or half of what they say.
 * Each is paired once, the likeliest first; who is paired counts as the same neighbour from then on.
 */
export function renamedSteps(a: Journey, b: Journey): RenamedSteps {
  const gone = Object.keys(a.nodes).filter((nodeId) => nodeOf(b, nodeId) === undefined);
  const fresh = Object.keys(b.nodes).filter((nodeId) => nodeOf(a, nodeId) === undefined);
  const renamed = new Map<string, string>();
  if (gone.length * fresh.length > mostPairs) return renamed;
  const [before, after] = [facesOf(a), facesOf(b)];
  for (let found = true; found;) {
    found = false;
    const taken = new Set(renamed.values());
    const pairs = gone.flatMap((from) => {
      const one = renamed.has(from) ? undefined : before.get(from);
      if (one === undefined) return [];
      return fresh.flatMap((to) => {
        const other = taken.has(to) ? undefined : after.get(to);
        const likeness = other === undefined ? 0 : likenessOf(one, other, renamed);
        return likeness === 0 ? [] : [{ from, to, likeness }];
      });
    });
    for (const { from, to } of pairs.toSorted((one, other) => other.likeness - one.likeness)) {
      if (renamed.has(from) || taken.has(to)) continue;
      renamed.set(from, to);
      taken.add(to);
      found = true;
    }
  }
  return renamed;
}

/** The journey with those ids, in the same order, and everything that names the steps with it. Ids that are taken are left alone. */
export function withRenamed(journey: Journey, renamed: RenamedSteps): Journey {
  const names = new Map([...renamed].filter(([from, to]) => nodeOf(journey, from) !== undefined && nodeOf(journey, to) === undefined));
  if (names.size === 0) return journey;
  const draft = createDraft(journey);
  for (const { path, value } of referenceRewrites(journey, names)) write(draft, path, value);
  const { nodes, layout, entry, ...rest } = journeyOf(draft);
  const named = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(record).map(([nodeId, value]) => [names.get(nodeId) ?? nodeId, value]));
  const targetOf = (to: string | null): string | null => (to === null ? null : (names.get(to) ?? to));
  const led = Object.fromEntries(
    Object.entries(nodes).map(([nodeId, node]): [string, JourneyNode] => {
      const outlets = Object.entries(node.outlets ?? {});
      if (!outlets.some(([, to]) => to !== null && names.has(to))) return [nodeId, node];
      return [nodeId, { ...node, outlets: Object.fromEntries(outlets.map(([outlet, to]) => [outlet, targetOf(to)])) }];
    }),
  );
  const placed = layout?.pins === undefined ? layout : { ...layout, pins: named(layout.pins) };
  // Key by key as it was, so that a merge keeps the order of the file.
  const parts: Partial<Journey> = {
    ...rest,
    entry: { ...entry, start: targetOf(entry.start) },
    nodes: named(led),
    ...(placed !== undefined && { layout: placed }),
  };
  return Object.fromEntries(Object.keys(journey).map((key) => [key, parts[key as keyof Journey]])) as unknown as Journey; // The keys it has, and what it had there.
}

interface Face {
  readonly type: string;
  readonly name: string;
  /** All that it says, its ways out aside. */
  readonly text: string;
  /** Whether it says nothing but its type, as many steps do. */
  readonly isBare: boolean;
  /** What it says, field by field. */
  readonly fields: ReadonlySet<string>;
  /** Where it is led to from, and where it leads. */
  readonly into: ReadonlySet<string>;
  readonly out: ReadonlySet<string>;
}

function facesOf(journey: Journey): ReadonlyMap<string, Face> {
  const into = new Map<string, Set<string>>();
  const out = new Map<string, Set<string>>();
  const add = (sets: Map<string, Set<string>>, nodeId: string, mark: string): void =>
    void sets.set(nodeId, (sets.get(nodeId) ?? new Set()).add(mark));
  if (journey.entry.start !== null) add(into, journey.entry.start, ' start');
  for (const { from, outlet, to } of edgesOf(journey)) {
    add(into, to, `${from} ${outlet}`);
    add(out, from, `${outlet} ${to}`);
  }
  const none: ReadonlySet<string> = new Set();
  return new Map(
    Object.entries(journey.nodes).map(([nodeId, node]) => [
      nodeId,
      {
        type: node.type,
        name: node.name ?? '',
        text: textOf(node),
        fields: fieldsOf(node),
        isBare: Object.keys(node).every((key) => key === 'type' || key === 'outlets'),
        into: into.get(nodeId) ?? none,
        out: out.get(nodeId) ?? none,
      },
    ]),
  );
}

/** Each value with its path; the type is not among them. */
function fieldsOf(node: JourneyNode): ReadonlySet<string> {
  const fields = new Set<string>();
  const look = (value: JsonValue, path: string): void => {
    if (typeof value === 'object' && value !== null)
      for (const [key, item] of Object.entries(value)) look(item as JsonValue, `${path}/${key}`); // Of an object or a list.
    else fields.add(`${path} ${JSON.stringify(value)}`);
  };
  for (const [key, value] of Object.entries(node)) if (key !== 'type' && key !== 'outlets') look(value as JsonValue, key); // Nodes are JSON.
  return fields;
}

function textOf(node: JourneyNode): string {
  return canonicalJson({ ...(node as unknown as JsonObject), outlets: null }); // Nodes are JSON.
}

/** 0 for steps that are not taken for the same. */
function likenessOf(one: Face, other: Face, renamed: RenamedSteps): number {
  if (one.type !== other.type) return 0;
  const [ledTo, leads] = [share(one.into, other.into, renamed), share(one.out, other.out, renamed)];
  const neighbours = (ledTo ? 1 : 0) + (leads ? 1 : 0);
  const named = one.name !== '' && one.name === other.name ? 2 : 0;
  const isBetween = ledTo && (leads || one.out.size + other.out.size === 0);
  if (one.text === other.text && (one.isBare ? isBetween : named + neighbours > 0)) return 4 + named + neighbours;
  return isBetween && (named > 0 || isMostlySame(one.fields, other.fields)) ? named + neighbours : 0;
}

/** Whether half of what either of them says is what both say. */
function isMostlySame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const both = [...one].filter((field) => other.has(field)).length;
  return both > 0 && both * 2 >= one.size + other.size - both;
}

/** Whether two steps have a neighbour in common, by the ids of the later journey. */
function share(before: ReadonlySet<string>, after: ReadonlySet<string>, renamed: RenamedSteps): boolean {
  for (const mark of before) {
    const parts = mark.split(' ').map((part) => renamed.get(part) ?? part);
    if (after.has(parts.join(' '))) return true;
  }
  return false;
}
