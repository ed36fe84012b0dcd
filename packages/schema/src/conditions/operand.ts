import type { JsonValue } from '../values.ts';
import type { Operand } from './condition.ts';

const operandKeys = [
  'attribute', 'entry', 'trigger', 'event', 'result', 'tag', 'segment', 'consent', 'now', 'count', 'sum', 'last', 'ago', 'in',
] as const; // prettier-ignore

/** Whether the right side of a comparison, or another value, is an operand and not a literal: an object with one of the operands' keys. */
export function isOperand(value: Operand | JsonValue | undefined): value is Operand {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return operandKeys.some((key) => Object.hasOwn(value, key));
}

/** Whether a value is an object with a field of its own: how the parts of a condition are told apart. */
export function hasField<K extends string>(value: unknown, key: K): value is Readonly<Record<K, unknown>> {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key);
}

/** A field of a record, its own only: names come from documents and may be `__proto__` or `constructor`. */
export function ownField<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}
