import type { Operand } from '../conditions/condition.ts';
import type { Fact } from '../graph/facts.ts';
import { readingOf } from '../solver/reading.ts';
import type { CheckContext } from './check.ts';

/** Whether a value may be missing for a contact of whom these facts are known; `undefined` where nobody declares it. */
export function mayBeMissing(
  operand: Operand,
  known: readonly Fact[],
  { catalog, journey, facts, question }: CheckContext,
): boolean | undefined {
  if ('ago' in operand || 'in' in operand || 'now' in operand) return false;
  const asked = { left: operand, op: 'missing' } as const;
  const read = readingOf(asked, { catalog, journey });
  if (read === undefined) return undefined;
  if (!read.reading.canBeMissing) return false;
  const given = known.filter(({ names }) => names.has(read.reading.key));
  if (given.length === 0) return true;
  const isMissing = facts.same(asked);
  const ask = question([isMissing, ...given.map(({ condition }) => condition)]);
  return !ask.excludes([...given, { condition: isMissing, holds: true }]);
}
