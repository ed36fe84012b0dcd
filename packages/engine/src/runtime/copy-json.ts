import type { JsonObject, JsonValue } from '@sojourn/schema';

/** Limits of what comes in beside documents: events' data, contacts' attributes, handlers' results. */
const maxDepth = 32;
const maxValues = 10_000;

/**
 * A copy of a JSON object that nobody else holds, or `undefined` for what is none: functions, dates, cycles, numbers that
 * are not finite, nested deeper than 32 or with more than 10,000 values. Fields that are `undefined` are left out; halves of
 * surrogate pairs become U+FFFD.
 */
export function copyObject(value: unknown): JsonObject | undefined {
  const copy = copyJson(value);
  return isObject(copy) ? copy : undefined;
}

/** A copy of any JSON value, likewise. */
export function copyJson(value: unknown): JsonValue | undefined {
  const budget = { left: maxValues };
  try {
    return copyValue(value, 0, budget);
  } catch (error) {
    if (error instanceof NotJson) return undefined;
    throw error;
  }
}

/** A text with U+FFFD for each half of a surrogate pair, as UTF-8 would have it: no store can hold one, and canonical JSON neither. */
export function unicodeText(text: string): string {
  return text.replaceAll(/\p{Cs}/gu, '\uFFFD');
}

class NotJson extends Error {}

function copyValue(value: unknown, depth: number, budget: { left: number }): JsonValue {
  budget.left -= 1;
  if (depth > maxDepth || budget.left < 0) throw new NotJson();
  if (typeof value === 'string') return unicodeText(value);
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => copyValue(item, depth + 1, budget));
  if (!isPlain(value)) throw new NotJson();
  // `fromEntries` defines own properties, whatever their names: `__proto__` stays a field.
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .map(([key, field]) => [unicodeText(key), copyValue(field, depth + 1, budget)]),
  );
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Another realm's plain object has a prototype of its own, which itself has none.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
