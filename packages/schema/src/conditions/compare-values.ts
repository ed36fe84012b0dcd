import type { JsonValue } from '../values.ts';
import type { ComparisonOp } from './condition.ts';
import type { Meter } from './evaluator.ts';
import { isList } from './path.ts';
import { compilePattern } from './pattern.ts';
import { compareText } from './text-order.ts';

// Longer searches are refused: the platform's search can take the product of both lengths.
const mostSearch = 100_000_000;

/** Whether two values are the same. Values of different types are not; lists are, item by item. Objects and lists of lists never are. */
export function sameValue(one: JsonValue, other: JsonValue): boolean {
  if (!isList(one) || !isList(other)) return typeof one !== 'object' && one === other;
  return one.length === other.length && one.every((item, index) => typeof item !== 'object' && item === other[index]);
}

/** Numbers by size, texts by code point; `undefined` for anything else, which has no order. */
export function orderValues(one: JsonValue, other: JsonValue): number | undefined {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  if (typeof one === 'string' && typeof other === 'string') return compareText(one, other);
  return undefined;
}

/**
 * Judges two values that are there, neither of them a date or an instant.
 *
 * What an operator is not made for is false (also `notContains` of a number, or `notIn` of what is no list), with one
 * exception: `neq` and `notIn` ask whether values differ, and values of different types do.
 */
export function compareValues(op: ComparisonOp, left: JsonValue, right: JsonValue, meter: Meter): boolean {
  switch (op) {
    case 'eq':
      return sameValue(left, right);
    case 'neq':
      return !sameValue(left, right);
    case 'gt':
      return (orderValues(left, right) ?? -1) > 0;
    case 'gte':
      return (orderValues(left, right) ?? -1) >= 0;
    case 'lt':
      return (orderValues(left, right) ?? 1) < 0;
    case 'lte':
      return (orderValues(left, right) ?? 1) <= 0;
    case 'between':
      return isBetween(left, right);
    case 'in':
      return isList(right) && has(right, left);
    case 'notIn':
      return isList(right) && !has(right, left);
    case 'contains':
      return contains(left, right) === true;
    case 'notContains':
      return contains(left, right) === false;
    case 'startsWith':
      return typeof left === 'string' && typeof right === 'string' && left.startsWith(right);
    case 'endsWith':
      return typeof left === 'string' && typeof right === 'string' && left.endsWith(right);
    case 'matches':
      return typeof left === 'string' && typeof right === 'string' && compilePattern(right)?.(left, meter) === true;
    case 'includesAny':
      return includes(left, right, (items, wanted) => wanted.some((one) => items(one)));
    case 'includesAll':
      return includes(left, right, (items, wanted) => wanted.every((one) => items(one)));
    case 'includesNone':
      return includes(left, right, (items, wanted) => !wanted.some((one) => items(one)));
    default:
      // Presence and dates are judged elsewhere; an unknown operator is refused by the parser and holds for nobody.
      return false;
  }
}

/** Inclusive at both ends; the right side is a list of two. */
function isBetween(value: JsonValue, range: JsonValue): boolean {
  if (!isList(range) || range.length !== 2) return false;
  const [from = null, to = null] = range;
  return (orderValues(value, from) ?? -1) >= 0 && (orderValues(value, to) ?? 1) <= 0;
}

/** Whether a text has another in it, or a list an item; `undefined` for anything else. */
function contains(whole: JsonValue, part: JsonValue): boolean | undefined {
  if (isList(whole)) return has(whole, part);
  if (typeof whole !== 'string' || typeof part !== 'string' || whole.length * part.length > mostSearch) return undefined;
  return whole.includes(part);
}

function has(items: readonly JsonValue[], value: JsonValue): boolean {
  return items.some((item) => sameValue(item, value));
}

/** A list on the left, a list (or one value) on the right. A set keeps two long lists from costing their product. */
function includes(
  left: JsonValue,
  right: JsonValue,
  judge: (has: (item: JsonValue) => boolean, wanted: readonly JsonValue[]) => boolean,
): boolean {
  if (!isList(left)) return false;
  const items = new Set(left);
  return judge((item) => items.has(item), isList(right) ? right : [right]);
}
