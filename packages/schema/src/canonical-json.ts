import type { JsonObject, JsonValue } from './values.ts';

/**
 * The one spelling of a JSON value that RFC 8785 fixes: keys sorted by UTF-16 code units, numbers in their shortest form, no
 * white space. Equal values give equal bytes, which logs, digests and replay are compared by.
 *
 * A field that is `undefined` is left out, as if it were absent.
 *
 * @throws TypeError for what JSON cannot hold: a number that is not finite, or a value of another type.
 */
export function canonicalJson(value: JsonValue): string {
  if (isList(value)) return `[${value.map((item) => canonicalJson(item)).join(',')}]`;
  if (typeof value === 'object' && value !== null) return writeObject(value);
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`JSON cannot hold the number ${String(value)}`);
  // The platform's own spelling of numbers and strings is the one that RFC 8785 refers to.
  const text: string | undefined = JSON.stringify(value);
  if (text === undefined) throw new TypeError(`JSON cannot hold a value of type ${typeof value}`);
  return text;
}

function writeObject(value: JsonObject): string {
  const keys = Object.keys(value);
  // Without a comparator, sort goes by UTF-16 code units.
  if (!isSorted(keys)) keys.sort();
  let text = '{';
  for (const key of keys) {
    const field: JsonValue | undefined = value[key];
    if (field !== undefined) text += `${text.length === 1 ? '' : ','}${JSON.stringify(key)}:${canonicalJson(field)}`;
  }
  return `${text}}`;
}

/** Most objects of documents are written in order; sorting them makes garbage. */
function isSorted(keys: readonly string[]): boolean {
  for (let index = 1; index < keys.length; index += 1) if ((keys[index - 1] ?? '') > (keys[index] ?? '')) return false;
  return true;
}

// The platform's own test does not narrow readonly lists.
function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
