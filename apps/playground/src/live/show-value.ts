import type { JsonValue } from '@sojourn/schema';

/** A value as a person reads it. */
export function showValue(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return '–';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return new Intl.NumberFormat('en').format(value);
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map((item: JsonValue) => showValue(item)).join(', ');
  return JSON.stringify(value);
}
