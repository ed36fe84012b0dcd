import type { Journey, JsonValue } from '@sojourn/schema';

/** A JSON pointer (RFC 6901) of these segments. */
export function pointerOf(...segments: readonly (string | number)[]): string {
  return segments.map((segment) => `/${String(segment).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** What a pointer leads to, by own properties only; `undefined` if nothing is there. */
export function valueAt(journey: Journey, pointer: string): JsonValue | undefined {
  // A journey is JSON by its schema; only its index signature is missing in the types.
  let current: unknown = journey;
  for (const segment of pointer.split('/').slice(1)) {
    const key = segment.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) return undefined;
    // Own property of an object: asked for right above.
    current = (current as Readonly<Record<string, unknown>>)[key];
  }
  // Whatever stands in a journey is JSON.
  return current as JsonValue | undefined;
}

/** Whether a pointer leads to a place or to something inside it. */
export function isWithin(pointer: string, place: string): boolean {
  return pointer === place || pointer.startsWith(`${place}/`);
}
