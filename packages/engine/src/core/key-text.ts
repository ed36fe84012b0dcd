import type { JsonValue } from '@sojourn/schema';

/** An entry key as it is compared: numbers as their shortest decimal; what is empty, or no text, number or boolean, is no key. */
export function keyText(value: JsonValue | undefined): string | null {
  if (typeof value === 'string') return value === '' ? null : value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}
