import { isSame } from '../diff/same.ts';
import type { JsonObject, JsonValue } from '../values.ts';
import { isIdList, mergeIdList } from './merge-id-list.ts';
import { conflict } from './merging.ts';
import type { Merging, Side, Sides } from './merging.ts';

/** Values that mean something as a whole: half of one and half of another is a third that nobody wrote. */
const wholes: ReadonlySet<string> = new Set([
  'when',
  'where',
  'criteria',
  'jumpWhen',
  'on',
  'crosses',
  'window',
  'limit',
  'retry',
  'reentry',
  'value',
  'key',
]);

/** Lists that are sets: the order says nothing. */
const sets: ReadonlySet<string> = new Set(['tags', 'blockedDates']);

/** Merges one value: what only one side changed is theirs, what both changed alike is that, the rest goes deeper or is a conflict. */
export function mergeValue(merging: Merging, path: readonly string[], sides: Sides<Side>): Side {
  const { base, ours, theirs } = sides;
  if (isSame(ours, theirs) || isSame(base, theirs)) return ours;
  if (isSame(base, ours)) return theirs;
  // `null` and absent are both an open outlet.
  if (path.at(-2) === 'outlets' && (ours ?? null) === null && (theirs ?? null) === null) return null;
  const field = path.at(-1) ?? '';
  const isPin = path.length === 3 && path[0] === 'layout';
  if (ours === undefined || theirs === undefined) return conflict(merging, 'removed_changed', path, sides);
  if (!isPin && !isWhole(path, field)) {
    if (isObject(ours) && isObject(theirs) && (base === undefined || isObject(base)) && !isOtherType(path, { base, ours, theirs })) {
      return mergeObject(merging, path, { base: base ?? {}, ours, theirs });
    }
    if (isIdList(ours) && isIdList(theirs) && (base === undefined || isIdList(base))) {
      return mergeIdList(merging, path, { base: base ?? [], ours, theirs }, mergeValue);
    }
    if (sets.has(field) && isList(ours) && isList(theirs)) return mergeSet({ base: isList(base) ? base : [], ours, theirs });
  }
  return conflict(merging, base === undefined ? 'added_both' : 'changed_both', path, sides);
}

/** Keys in the order of the base, then what was added, by key: the same whoever is `ours`. */
export function mergeObject(merging: Merging, path: readonly string[], { base, ours, theirs }: Sides<JsonObject>): JsonObject {
  const added = [...Object.keys(ours), ...Object.keys(theirs)].filter((key) => !Object.hasOwn(base, key));
  const keys = new Set([...Object.keys(base), ...added.toSorted()]);
  const merged = [...keys].flatMap((key): readonly (readonly [string, JsonValue])[] => {
    const value = mergeValue(merging, [...path, key], { base: own(base, key), ours: own(ours, key), theirs: own(theirs, key) });
    return value === undefined ? [] : [[key, value]];
  });
  return Object.fromEntries(merged);
}

function mergeSet({ base, ours, theirs }: Sides<readonly JsonValue[]>): JsonValue {
  const has = (list: readonly JsonValue[], item: JsonValue): boolean => list.some((one) => isSame(one, item));
  const kept = base.filter((item) => has(ours, item) && has(theirs, item));
  const added = [...ours, ...theirs].filter((item, index, all) => !has(base, item) && all.findIndex((one) => isSame(one, item)) === index);
  return [...kept, ...added.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))];
}

function isWhole(path: readonly string[], field: string): boolean {
  // The input of an action is the host's: its texts are merged one by one, whatever they are called.
  const isInput = path[0] === 'nodes' && path[2] === 'input';
  return wholes.has(field) && !isInput && path[0] !== 'meta';
}

/** Fields of two types do not go together. */
function isOtherType(path: readonly string[], { base, ours, theirs }: { base: Side; ours: JsonObject; theirs: JsonObject }): boolean {
  const isTyped = (path[0] === 'nodes' && path.length === 2) || path.at(-2) === 'until' || path.at(-2) === 'triggers';
  const types = [isObject(base) ? own(base, 'type') : own(ours, 'type'), own(ours, 'type'), own(theirs, 'type')];
  return isTyped && new Set(types).size > 1;
}

function own(object: JsonObject, key: string): Side {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function isObject(value: Side): value is JsonObject {
  return typeof value === 'object' && value !== null && !isList(value);
}

function isList(value: Side): value is readonly JsonValue[] {
  return Array.isArray(value);
}
