import type { Catalog, Field } from '../catalog.ts';
import { isOperand } from '../conditions/operand.ts';
import { operatorsFor, rightSideOf, rightTypeFor } from '../conditions/operators-for.ts';
import { typeOfOperand } from '../conditions/type-of-operand.ts';
import { isOfType } from '../conditions/typed-value.ts';
import type { Journey } from '../journey.ts';
import type { ComparisonPlace } from '../mentions/condition-mentions.ts';
import type { JsonValue } from '../values.ts';
import type { Check, CheckFinding } from './check.ts';

/** A comparison that can never mean what it says: an operator that the type does not have, or a value of another type. */
export const typeMismatch: Check = {
  code: 'type_mismatch',
  severity: 'error',
  *run({ journey, catalog, mentions }) {
    for (const place of mentions.comparisons) {
      const finding = judge(place, catalog, journey);
      if (finding !== undefined) yield finding;
    }
  },
};

function judge({ comparison, path, event }: ComparisonPlace, catalog: Catalog, journey: Journey): CheckFinding | undefined {
  const { left, op, right } = comparison;
  const field = typeOfOperand(left, catalog, journey, event);
  // What nobody declares is reported as unknown, or is free.
  if (field === 'unknown') return undefined;
  if (!operatorsFor(field.type).some((use) => use.op === op)) {
    return { path: [...path, 'op'], params: { op, type: field.type, operators: operatorsFor(field.type).map((use) => use.op) } };
  }
  if (right === undefined || right === null) return undefined;
  if (isOperand(right)) {
    const other = typeOfOperand(right, catalog, journey, event);
    return other === 'unknown' || agree(field, other, op)
      ? undefined
      : { path: [...path, 'right'], params: { op, type: field.type, found: other.type } };
  }
  return literalFinding(right, field, op, [...path, 'right']);
}

function literalFinding(
  right: JsonValue,
  field: Field,
  op: ComparisonPlace['comparison']['op'],
  path: CheckFinding['path'],
): CheckFinding | undefined {
  const type = rightTypeFor(field);
  const side = rightSideOf(op);
  if (side === 'none') return { path, params: { op, expected: 'nothing' } };
  if (side === 'one') return fits(right, type) ? undefined : { path, params: { op, type, found: right } };
  // A list, or the two ends of a span.
  if (!isList(right)) return { path, params: { op, type, expected: side, found: right } };
  if (side === 'two' && right.length !== 2) return { path, params: { op, type, expected: 'two', found: right } };
  const index = right.findIndex((item) => !fits(item, type));
  return index < 0 ? undefined : { path: [...path, index], params: { op, type, found: right[index] ?? null } };
}

/** Dates and instants compare with each other: both as local dates then. */
function fits(value: JsonValue, type: Field['type']): boolean {
  if (type === 'date' || type === 'datetime') return isOfType(value, 'date') || isOfType(value, 'datetime');
  return isOfType(value, type);
}

function agree(left: Field, right: Field, op: string): boolean {
  const isTime = (type: Field['type']): boolean => type === 'date' || type === 'datetime';
  const side = rightSideOf(op as ComparisonPlace['comparison']['op']); // The operator of a comparison.
  if (side === 'list' || side === 'two') return right.type === 'list' && same(rightTypeFor(left), right.of ?? 'text', isTime);
  return same(rightTypeFor(left), right.type, isTime);
}

function same(a: Field['type'], b: Field['type'], isTime: (type: Field['type']) => boolean): boolean {
  return a === b || (isTime(a) && isTime(b));
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
