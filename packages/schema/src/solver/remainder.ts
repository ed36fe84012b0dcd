import type { ComparisonCondition, ComparisonOp, Condition } from '../conditions/condition.ts';
import type { Claim, Question } from './question.ts';

/** What an operator says when it does not hold of a value that is there. */
const opposites: Readonly<Partial<Record<ComparisonOp, ComparisonOp>>> = {
  eq: 'neq',
  neq: 'eq',
  gt: 'lte',
  lte: 'gt',
  lt: 'gte',
  gte: 'lt',
  in: 'notIn',
  notIn: 'in',
  contains: 'notContains',
  notContains: 'contains',
  exists: 'missing',
  missing: 'exists',
  includesAny: 'includesNone',
  includesNone: 'includesAny',
};

/** More cases than that would give a condition that nobody reads. */
const mostParts = 6;

/**
 * What none of these conditions takes, said as shortly as the solver can prove it: alternatives that the rest rules out are left out, and
 * parts that follow from the rest. About contacts whose values are there.
 *
 * @param given - What holds for everyone who is asked about.
 * @param question - Asks about conditions of the journey.
 * @returns `undefined` where it would be long, or where nobody can be certain that it takes everyone whom the conditions leave.
 */
export function remainderOf(
  conditions: readonly Condition[],
  given: readonly Claim[],
  question: (conditions: readonly Condition[]) => Question,
  same: (condition: Condition) => Condition,
): Condition | undefined {
  const known = given.map(({ condition }) => condition);
  const isRuledOut = (parts: readonly Claim[]): boolean =>
    question([...known, ...parts.map(({ condition }) => same(condition))]).excludes(
      [...given, ...parts.map(({ condition, holds }) => ({ condition: same(condition), holds }))],
      'values',
    );
  const holds = (condition: Condition): Claim => ({ condition, holds: true });
  let parts = conditions.flatMap((condition) => conjuncts(opposite(condition)));
  if (parts.length > mostParts) return undefined;
  for (const part of parts) {
    if (!('any' in part)) continue;
    const others = parts.filter((one) => one !== part).map(holds);
    const left = part.any.filter((one) => !isRuledOut([...others, holds(one)]));
    const [only] = left;
    const kept = left.length === 1 && only !== undefined ? conjuncts(only) : [{ any: left }];
    parts = parts.flatMap((one) => (one === part ? kept : [one]));
  }
  for (const part of parts) {
    const others = parts.filter((one) => one !== part);
    if (others.length > 0 && isRuledOut([...others.map(holds), { condition: part, holds: false }])) parts = others;
  }
  const [only] = parts;
  const rest: Condition = parts.length === 1 && only !== undefined ? only : { all: parts };
  const untaken = [...conditions.map((condition) => ({ condition, holds: false })), { condition: rest, holds: false }];
  return isRuledOut(untaken) ? rest : undefined;
}

function conjuncts(condition: Condition): readonly Condition[] {
  return 'all' in condition ? condition.all.flatMap(conjuncts) : [condition];
}

function opposite(condition: Condition): Condition {
  if ('all' in condition) return joined('any', condition.all.map(opposite));
  if ('any' in condition) return joined('all', condition.any.map(opposite));
  return 'not' in condition ? condition.not : oppositeOf(condition);
}

function joined(kind: 'all' | 'any', parts: readonly Condition[]): Condition {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  return kind === 'all' ? { all: parts } : { any: parts };
}

function oppositeOf(comparison: ComparisonCondition): Condition {
  const { left, op, right } = comparison;
  const other = opposites[op];
  const isFlag = ('tag' in left || 'segment' in left) && typeof right === 'boolean' && (op === 'eq' || op === 'neq');
  if (isFlag) return { left, op: 'eq', right: (op === 'eq') !== right };
  if (other === undefined) return { not: comparison };
  return right === undefined ? { left, op: other } : { left, op: other, right };
}
