import { parseInstant } from '@sojourn/schema';
import type { Field, JsonObject } from '@sojourn/schema';
import { escapePointer, field, type Faults, type Fields } from './read-fields.ts';

/** Values nested deeper than this are refused: nothing of the catalog is that deep. */
const maxDepth = 16;

/** Checks values against the catalog's fields, where it declares them; others pass as they are. */
export function checkData(values: Fields, declared: Readonly<Record<string, Field>>, pointer: string, faults: Faults): JsonObject {
  for (const [name, one] of Object.entries(declared)) {
    const value = field(values, name);
    const place = `${pointer}/${escapePointer(name)}`;
    if (value === undefined || value === null) {
      if (one.required === true)
        faults.push({ pointer: place, code: 'missing', message: `"${name}" is missing; the catalog says that it is always there.` });
    } else if (!fits(value, one)) faults.push({ pointer: place, code: 'wrong_type', message: `"${name}" must be ${kindOf(one)}.` });
  }
  for (const [name, value] of Object.entries(values)) {
    if (!isPlain(value, maxDepth))
      faults.push({
        pointer: `${pointer}/${escapePointer(name)}`,
        code: 'value_invalid',
        message: `"${name}" is nested too deep, or holds a character that cannot be stored.`,
      });
  }
  // What JSON.parse gives is JSON, and `isPlain` has bounded it.
  return values as JsonObject;
}

function fits(value: unknown, { type, of, integer }: Field): boolean {
  switch (type) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) && (integer !== true || Number.isInteger(value));
    case 'text':
      return typeof value === 'string';
    case 'boolean':
      return typeof value === 'boolean';
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
    case 'datetime':
      return typeof value === 'string' && parseInstant(value) !== undefined;
    case 'list':
      return Array.isArray(value) && value.every((item) => fits(item, { type: of ?? 'text' }));
  }
}

function kindOf({ type, of, integer }: Field): string {
  if (type === 'list') return `a list of ${of ?? 'text'}`;
  const kinds = {
    number: integer === true ? 'a whole number' : 'a number',
    text: 'a text',
    boolean: 'true or false',
    date: 'a date such as 2026-03-02',
    datetime: 'a time with a zone, such as 2026-03-02T09:00:00+01:00',
  };
  return kinds[type];
}

function isPlain(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return !value.includes('\u0000');
  if (typeof value !== 'object' || value === null) return true;
  if (depth === 0) return false;
  return Object.entries(value).every(([name, item]) => !name.includes('\u0000') && isPlain(item, depth - 1));
}
