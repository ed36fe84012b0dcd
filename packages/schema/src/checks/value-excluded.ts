import { isOperand } from '../conditions/operand.ts';
import { rightTypeFor } from '../conditions/operators-for.ts';
import { typeOfOperand } from '../conditions/type-of-operand.ts';
import { isOfType } from '../conditions/typed-value.ts';
import { toPointer } from '../guard/pointer.ts';
import type { JsonValue } from '../values.ts';
import type { Check } from './check.ts';
import { exclusionOf } from './excluded.ts';

const equality = new Set(['eq', 'neq', 'in', 'notIn']);

/** A comparison with a value that the catalog excludes: a plan that is not sold, half an order. */
export const valueExcluded: Check = {
  code: 'value_excluded',
  severity: 'warning',
  *run({ journey, catalog, mentions }) {
    for (const { comparison, path, event } of mentions.comparisons) {
      const { left, op, right } = comparison;
      if (!equality.has(op) || right === undefined || right === null || isOperand(right)) continue;
      const field = typeOfOperand(left, catalog, journey, event);
      // Another type is reported as such.
      if (field === 'unknown' || field.type === 'list') continue;
      const places: readonly (readonly [JsonValue, readonly (string | number)[]])[] = isList(right)
        ? right.map((item, index) => [item, [...path, 'right', index]])
        : [[right, [...path, 'right']]];
      for (const [value, place] of places) {
        const why = isOfType(value, rightTypeFor(field)) ? exclusionOf(field, value) : undefined;
        if (why === undefined) continue;
        const { suggestion } = why;
        yield {
          path: place,
          params: why,
          ...(suggestion !== undefined && { fixes: [[{ op: 'set', pointer: toPointer(place), value: suggestion }]] }),
        };
      }
    }
  },
};

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
