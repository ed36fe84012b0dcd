import type { JsonValue } from '../values.ts';

// Deeper than any document that passes the guard.
const mostSteps = 64;

/**
 * Reads a value by a path of names joined by dots, such as `items.0.price`. Own fields only; whole numbers index lists.
 *
 * @returns `undefined` where nothing is there, also for `null` on the way and for what is only inherited.
 */
export function readPath(value: JsonValue | undefined, path: string): JsonValue | undefined {
  return compilePath(path)(value);
}

/** `readPath` with the path taken apart once. */
export function compilePath(path: string): (value: JsonValue | undefined) => JsonValue | undefined {
  const steps = path.split('.');
  if (steps.length > mostSteps) return () => undefined;
  const [only] = steps;
  if (steps.length === 1 && only !== undefined) return (value) => readField(value, only);
  return (value) => {
    let current = value;
    for (const step of steps) {
      current = readField(current, step);
      if (current === undefined) return undefined;
    }
    return current;
  };
}

function readField(value: JsonValue | undefined, name: string): JsonValue | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (isList(value)) return /^(?:0|[1-9]\d{0,8})$/.test(name) ? value[Number(name)] : undefined;
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

/** Whether a value is a list. The platform's own test does not narrow readonly lists. */
export function isList(value: unknown): value is readonly JsonValue[] {
  return Array.isArray(value);
}
