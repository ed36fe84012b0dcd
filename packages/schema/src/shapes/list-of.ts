import * as z from 'zod/mini';
import { defaultLimits } from '../guard/limits.ts';
import type { Shape } from './shape.ts';

/**
 * A list that is read until it has as many faults as anybody is told.
 *
 * A plain list would collect a fault for each of a hundred thousand wrong members, at the cost of seconds, before the first
 * hundred are kept.
 *
 * @param checks - Of the list as a whole; they see every member.
 */
export function listOf<T>(element: Shape<T>, ...checks: readonly z.core.$ZodCheck<T[]>[]): Shape<T[]> {
  const plain = z.array(element);
  const list = checks.length === 0 ? plain : plain.check(...checks);
  const readWhole = list._zod.parse;
  const read: typeof readWhole = (payload, context) => {
    const value: unknown = payload.value;
    if (!Array.isArray(value)) return readWhole(payload, context);
    const items: readonly unknown[] = value;
    for (const [index, item] of items.entries()) {
      const result = element._zod.run({ value: item, issues: [] }, context);
      // No shape of this package waits for anything.
      if (result instanceof Promise) return readWhole(payload, context);
      for (const issue of result.issues) payload.issues.push({ ...issue, path: [index, ...(issue.path ?? [])] });
      if (payload.issues.length >= defaultLimits.problems) break;
    }
    return payload;
  };
  list._zod.parse = read;
  // Without checks of its own a schema runs what it parses with.
  if (checks.length === 0) list._zod.run = read;
  return list;
}
