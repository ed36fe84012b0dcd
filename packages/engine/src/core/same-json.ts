import { canonicalJson } from '@sojourn/schema';
import type { JsonValue } from '@sojourn/schema';

/** Whether two values are the same JSON; `undefined` and `null` are both missing. */
export function isSameJson(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  if (one === other) return true;
  const left = one ?? null;
  const right = other ?? null;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return left === right;
  return canonicalJson(left) === canonicalJson(right);
}
