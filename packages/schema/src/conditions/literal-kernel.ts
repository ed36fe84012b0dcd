import type { JsonValue } from '../values.ts';
import { compareValues } from './compare-values.ts';
import type { ComparisonOp } from './condition.ts';
import type { Meter } from './evaluator.ts';
import { isList } from './path.ts';
import { compilePattern } from './pattern.ts';

/** Judges a value that is there against a literal that was prepared once. */
export type Kernel = (value: JsonValue, meter: Meter) => boolean;

/**
 * Prepares a comparison with a literal. The usual shapes (numbers, short lists, patterns) get a function of their own, which
 * allocates nothing; the rest goes by `compareValues`, and both mean the same.
 */
export function literalKernel(op: ComparisonOp, literal: JsonValue): Kernel {
  if (typeof literal === 'number') return numberKernel(op, literal) ?? general(op, literal);
  if (op === 'matches') {
    const pattern = typeof literal === 'string' ? compilePattern(literal) : undefined;
    return pattern === undefined ? () => false : (value, meter) => typeof value === 'string' && pattern(value, meter);
  }
  if (isList(literal) && (op === 'in' || op === 'notIn') && literal.every((item) => typeof item !== 'object')) {
    const items: ReadonlySet<JsonValue> = new Set(literal);
    return op === 'in' ? (value) => items.has(value) : (value) => !items.has(value);
  }
  if (typeof literal !== 'object') {
    if (op === 'eq') return (value) => value === literal;
    if (op === 'neq') return (value) => value !== literal;
  }
  return general(op, literal);
}

function general(op: ComparisonOp, literal: JsonValue): Kernel {
  return (value, meter) => compareValues(op, value, literal, meter);
}

function numberKernel(op: ComparisonOp, literal: number): Kernel | undefined {
  switch (op) {
    case 'eq':
      return (value) => value === literal;
    case 'neq':
      return (value) => value !== literal;
    case 'gt':
      return (value) => typeof value === 'number' && value > literal;
    case 'gte':
      return (value) => typeof value === 'number' && value >= literal;
    case 'lt':
      return (value) => typeof value === 'number' && value < literal;
    case 'lte':
      return (value) => typeof value === 'number' && value <= literal;
    default:
      return undefined;
  }
}
