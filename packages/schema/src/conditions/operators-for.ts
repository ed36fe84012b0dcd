import type { Field } from '../catalog.ts';
import type { ComparisonOp } from './condition.ts';
import type { Kind } from './evaluator.ts';
import { itemTypeOf } from './typed-value.ts';

/** What an operator takes on its right: nothing, a value, two values (from, to), or a list. */
export type RightSide = 'none' | 'one' | 'two' | 'list';

/** An operator that fits a type, and what it takes on its right. */
export interface OperatorUse {
  readonly op: ComparisonOp;
  readonly right: RightSide;
}

const one = (...ops: readonly ComparisonOp[]): readonly OperatorUse[] => ops.map((op) => ({ op, right: 'one' }));
const list = (...ops: readonly ComparisonOp[]): readonly OperatorUse[] => ops.map((op) => ({ op, right: 'list' }));
const presence: readonly OperatorUse[] = [
  { op: 'exists', right: 'none' },
  { op: 'missing', right: 'none' },
];
const between: OperatorUse = { op: 'between', right: 'two' };
const order = one('gt', 'gte', 'lt', 'lte');
const temporal = [...one('before', 'after', 'on'), between, ...one('eq', 'neq'), ...order, ...list('in', 'notIn'), ...presence];
const ofNumber = [...one('eq', 'neq'), ...order, between, ...list('in', 'notIn'), ...presence];
const search = one('contains', 'notContains', 'startsWith', 'endsWith', 'matches');
const ofText = [...one('eq', 'neq'), ...list('in', 'notIn'), ...search, ...order, between, ...presence];
const ofList = [...one('contains', 'notContains'), ...list('includesAny', 'includesAll', 'includesNone'), ...presence];
const anyOp = [
  ...one('eq', 'neq'), ...order, between, ...list('in', 'notIn'), ...search, ...one('before', 'after', 'on'),
  ...list('includesAny', 'includesAll', 'includesNone'), ...presence,
]; // prettier-ignore

/** The operators that fit a type, the usual ones first; for `unknown`, every one. */
export function operatorsFor(type: Kind): readonly OperatorUse[] {
  switch (type) {
    case 'number':
      return ofNumber;
    case 'text':
      return ofText;
    case 'boolean':
      return [...one('eq', 'neq'), ...presence];
    case 'date':
    case 'datetime':
      return temporal;
    case 'list':
      return ofList;
    case 'unknown':
      return anyOp;
  }
}

/** What an operator takes on its right, whatever the type. */
export function rightSideOf(op: ComparisonOp): RightSide {
  return anyOp.find((use) => use.op === op)?.right ?? 'one';
}

/** The type of the values on the right of an operator, given the field on its left: an item's for a list. */
export function rightTypeFor(field: Field): Exclude<Field['type'], 'list'> {
  return field.type === 'list' ? itemTypeOf(field) : field.type;
}
