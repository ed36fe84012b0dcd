import type { JsonValue } from '@sojourn/schema';

/** A value as text: text as it is, anything else as JSON writes it. */
export function plainText(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
