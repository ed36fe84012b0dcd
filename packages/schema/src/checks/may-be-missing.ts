import type { Operand } from '../conditions/condition.ts';
import type { Fact } from '../graph/facts.ts';
import { createQuestion } from '../solver/question.ts';
import { readingOf } from '../solver/reading.ts';
import type { CheckContext } from './check.ts';

/** Whether a value may be missing for a contact of whom these facts are known; `undefined` where nobody declares it. */
export function mayBeMissing(operand: Operand, facts: readonly Fact[], { catalog, journey }: CheckContext): boolean | undefined {
  if ('ago' in operand || 'in' in operand || 'now' in operand) return false;
  const isMissing = { left: operand, op: 'missing' } as const;
  const read = readingOf(isMissing, { catalog, journey });
  if (read === undefined) return undefined;
  if (!read.reading.canBeMissing) return false;
  const known = facts.filter(({ names }) => names.has(read.reading.key));
  if (known.length === 0) return true;
  const ask = createQuestion([isMissing, ...known.map(({ condition }) => condition)], { catalog, journey });
  return !ask.excludes([...known, { condition: isMissing, holds: true }]);
}
