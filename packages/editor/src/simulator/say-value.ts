import { parseInstant, type Field, type JsonValue } from '@sojourn/schema';
import { clockText } from './clock-text.ts';
import type { SimulatorNames } from './simulator-host.ts';

/** A value of a contact or an event for people. */
export function sayValueOf(value: JsonValue | undefined, field: Field | undefined, { words, zone }: SimulatorNames): string {
  if (value === undefined || value === null || value === '') return words('simulator.unknown');
  if (typeof value === 'boolean') return words(value ? 'field.toggle.on' : 'field.toggle.off');
  if (typeof value === 'number') return words.number(value);
  if (typeof value === 'string') {
    const at = field?.type === 'datetime' ? parseInstant(value) : undefined;
    return at === undefined ? value : clockText(at, zone, words.locale);
  }
  return Array.isArray(value) ? words.list(value.map(String)) : JSON.stringify(value);
}
