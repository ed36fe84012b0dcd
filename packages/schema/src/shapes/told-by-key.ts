import * as z from 'zod/mini';
import type { Shape } from './shape.ts';

/**
 * A union of objects that one key tells apart: a value that has the key of exactly one way is read as that way alone.
 *
 * Trying every way would cost a hostile document's reader seconds, and would take a list with many faults for another way with few.
 * A value that has none of the keys, or those of more than one way, is tried as each, like in any union.
 *
 * @param ways - From the key to the object's shape, in the order in which a plain union would try them.
 */
export function toldByKey<T>(ways: Readonly<Record<string, Shape<T>>>): Shape<T> {
  const entries = Object.entries(ways);
  const union = z.union(entries.map(([, shape]) => shape));
  const tryEach = union._zod.parse;
  const tryOne: typeof tryEach = (payload, context) => {
    const only = onlyWay(entries, payload.value);
    return only === undefined ? tryEach(payload, context) : only._zod.run(payload, context);
  };
  union._zod.parse = tryOne;
  // Without checks of its own a schema runs what it parses with.
  union._zod.run = tryOne;
  return union;
}

function onlyWay<T>(ways: readonly (readonly [string, Shape<T>])[], value: unknown): Shape<T> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const fitting = ways.filter(([key]) => Object.hasOwn(value, key));
  return fitting.length === 1 ? fitting[0]?.[1] : undefined;
}
