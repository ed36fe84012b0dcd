import type { ComparisonCondition, ComparisonOp, Condition } from '@sojourn/schema';

/**
 * A condition that fails wherever the given one holds, written with comparisons that a sample value can be found for.
 * Missing values aside: a help for making samples, never a judgement.
 */
export function oppositeOf(condition: Condition): Condition {
  if ('all' in condition) return { any: condition.all.map((one) => oppositeOf(one)) };
  if ('any' in condition) return { all: condition.any.map((one) => oppositeOf(one)) };
  if ('not' in condition) return condition.not;
  return oppositeComparison(condition);
}

function oppositeComparison(comparison: ComparisonCondition): Condition {
  const { left, op, right } = comparison;
  if (op === 'eq' && typeof right === 'boolean') return { left, op: 'eq', right: !right };
  const other = opposites.find(([one]) => one === op)?.[1] ?? opposites.find(([, one]) => one === op)?.[0];
  if (other === undefined) return { not: comparison };
  return right === undefined ? { left, op: other } : { left, op: other, right };
}

const opposites: readonly (readonly [ComparisonOp, ComparisonOp])[] = [
  ['eq', 'neq'],
  ['gt', 'lte'],
  ['gte', 'lt'],
  ['in', 'notIn'],
  ['contains', 'notContains'],
  ['exists', 'missing'],
  ['before', 'after'],
];
