import { canonicalJson } from '../canonical-json.ts';
import type { JsonValue } from '../values.ts';

/** Whether two values are equal, the order of keys aside. */
export function isSame(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined || typeof a !== 'object' || typeof b !== 'object') return false;
  return canonicalJson(a) === canonicalJson(b);
}
