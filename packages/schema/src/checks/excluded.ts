import type { Field } from '../catalog.ts';
import { isOfType } from '../conditions/typed-value.ts';
import { closest } from '../parse/closest.ts';
import type { JsonObject, JsonValue } from '../values.ts';

/** Why a field never has a value, by what the catalog says of it; `undefined` if it may. */
export function exclusionOf(field: Field, value: JsonValue): JsonObject | undefined {
  if (!isOfType(value, field.type)) return { value, type: field.type };
  const { values, min, max, integer } = field;
  if (values !== undefined) return values.includes(value) ? undefined : { value, allowed: values, ...suggestionFor(value, values) };
  if (typeof value !== 'number') return undefined;
  if (min !== undefined && value < min) return { value, min };
  if (max !== undefined && value > max) return { value, max };
  return integer === true && !Number.isInteger(value) ? { value, integer: true } : undefined;
}

function suggestionFor(value: JsonValue, values: readonly JsonValue[]): { readonly suggestion?: string } {
  const suggestion =
    typeof value === 'string'
      ? closest(
          value,
          values.filter((one) => typeof one === 'string'),
        )
      : undefined;
  return suggestion === undefined ? {} : { suggestion };
}
