import type { Field } from '../catalog.ts';
import { parseInstant } from '../time/instant.ts';
import { isLocalDate } from '../time/local-time.ts';
import type { JsonValue } from '../values.ts';
import type { Kind, MaybeField } from './evaluator.ts';
import { isList } from './path.ts';

/**
 * Whether a value is of a type. Lists are so only if each item is. Limits of a field (`values`, `min`, `integer`) are what the
 * host promises, not its type: a plan that the catalog does not list yet is a plan all the same.
 */
export function isOfType(value: JsonValue, type: Kind, itemType: Kind = 'unknown'): boolean {
  switch (type) {
    case 'number':
      return Number.isFinite(value);
    case 'text':
      return typeof value === 'string';
    case 'boolean':
      return typeof value === 'boolean';
    case 'date':
      return typeof value === 'string' && isLocalDate(value);
    case 'datetime':
      return typeof value === 'string' && parseInstant(value) !== undefined;
    case 'list':
      return isList(value) && value.every((item) => isOfType(item, itemType));
    case 'unknown':
      return true;
  }
}

/** The value, or `undefined` if it is missing: absent, `null`, or not of its declared type. */
export function typedValue(value: JsonValue | undefined, type: Kind, itemType: Kind): JsonValue | undefined {
  return value === undefined || value === null || !isOfType(value, type, itemType) ? undefined : value;
}

/** The type of a field, and of its items if it is a list. */
export function kindsOf(field: MaybeField): { readonly kind: Kind; readonly itemKind: Kind } {
  if (field === 'unknown') return { kind: 'unknown', itemKind: 'unknown' };
  return { kind: field.type, itemKind: field.type === 'list' ? itemTypeOf(field) : 'unknown' };
}

/** The type of a list's items; text if the field does not say. */
export function itemTypeOf(field: Field): Exclude<Field['type'], 'list'> {
  return field.of ?? 'text';
}
