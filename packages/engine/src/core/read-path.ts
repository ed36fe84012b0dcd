import type { JsonValue } from '@sojourn/schema';

/** The parts of a path such as `cart.total`. */
export function splitPath(path: string): readonly string[] {
  return path.split('.');
}

/** The value at a path, by own properties; `undefined` if it is missing or null. */
export function readPath(value: JsonValue | undefined, path: readonly string[]): JsonValue | undefined {
  let here: JsonValue | undefined = value;
  for (const part of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, part)) return undefined;
    // Checked just above: an own property of an object or a list.
    here = (here as Readonly<Record<string, JsonValue>>)[part];
  }
  return here === null ? undefined : here;
}
