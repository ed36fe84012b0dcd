import type { Condition } from '../conditions/condition.ts';
import { evaluateCondition } from '../conditions/create-scope.ts';
import type { Formula } from './formula.ts';
import { prepare } from './problem.ts';
import type { World } from './problem.ts';
import { witnessOf } from './reading.ts';
import type { Witness } from './reading.ts';
import { satisfy } from './satisfy.ts';

/** A contact that no case takes. `needsMissing` if only a missing value falls through. */
export interface Gap {
  readonly witness: Witness;
  readonly needsMissing: boolean;
}

/**
 * Looks for a contact that fits what is given and that no case takes.
 *
 * Silent where it cannot be certain: a false alarm costs more trust than a missed one. What it finds has been judged once more by the
 * evaluator itself.
 *
 * @param given - What holds for everyone who comes here, such as the entry criteria.
 */
export function findGap(cases: readonly Condition[], given: readonly Condition[], world: World): Gap | undefined {
  const conditions = [...given, ...cases];
  const { readings, variables, formulas } = prepare(conditions, world);
  const parts = formulas.map((part, index): Formula => (index < given.length ? part : { kind: 'not', part }));
  for (const needsMissing of [false, true]) {
    const choices = variables.map(({ cells }) => cells.flatMap((cell, index) => (cell === undefined && !needsMissing ? [] : [index])));
    const verdict = satisfy({ kind: 'all', parts }, variables, choices);
    if (verdict.kind !== 'yes') continue;
    const witness = witnessOf(readings.map((reading, index) => [reading, variables[index]?.cells[verdict.cells[index] ?? 0]] as const));
    const holds = (condition: Condition): boolean => evaluateCondition(condition, { now: 0, zone: 'UTC', ...witness }, world);
    if (given.every(holds) && !cases.some(holds)) return { witness, needsMissing };
  }
  return undefined;
}
