import { compileCondition } from '../conditions/compile-condition.ts';
import type { Condition } from '../conditions/condition.ts';
import type { CompiledCondition } from '../conditions/scope.ts';
import type { JsonObject } from '../values.ts';
import type { CellSet, Formula, Variable } from './formula.ts';
import { prepare } from './problem.ts';
import type { Reading } from './reading.ts';
import { search } from './search.ts';
import { scopeOf, witnessOf } from './witness.ts';
import type { Witness } from './witness.ts';
import type { World } from './world.ts';

/** A condition that is to hold, or not to. */
export interface Claim {
  readonly condition: Condition;
  readonly holds: boolean;
}

/** `yes` with an example that the evaluator has confirmed; `no` only if it is certain for everyone. */
export interface Answer {
  readonly answer: 'yes' | 'no' | 'unknown';
  /** The example contact; of `implies` the one that proves the opposite. */
  readonly witness?: Witness;
}

/** Which examples count: `values` leaves out those with a missing value, and consent that is not the usual. */
export type Scope = 'all' | 'values';

/** Asks for contacts for whom several claims hold together, again and again over the same conditions. */
export interface Question {
  /** Looks for an example. */
  find(claims: readonly Claim[], scope?: Scope): Answer;
  /** Whether there is certainly nobody; cheaper than to look for an example. */
  excludes(claims: readonly Claim[], scope?: Scope): boolean;
}

const deepestHistory = 2;

/** Prepares questions over these conditions; what is asked later must be among them. */
export function createQuestion(conditions: readonly Condition[], world: World, depth = 0): Question {
  const prepared = prepare(conditions, world);
  const compiled = new Map<Condition, CompiledCondition>();
  const judge = (condition: Condition): CompiledCondition => {
    const known = compiled.get(condition) ?? compileCondition(condition, world);
    compiled.set(condition, known);
    return known;
  };
  const solve = (where: Condition, event: string): JsonObject | undefined => {
    if (depth >= deepestHistory) return undefined;
    const answer = createQuestion([where], { ...world, event }, depth + 1).find([{ condition: where, holds: true }]);
    return answer.answer === 'yes' ? (answer.witness?.event ?? {}) : undefined;
  };
  const everything = prepared.variables.map(({ all }) => all);
  let values: readonly CellSet[] | undefined;
  const domainsOf = (scope: Scope): readonly CellSet[] => {
    if (scope === 'all') return everything;
    values ??= prepared.variables.map((variable, index) => usual(variable, prepared.readings[index]));
    return values;
  };
  const formulasOf = (claims: readonly Claim[]): readonly Formula[] =>
    claims.map(({ condition, holds }) => prepared.formula(condition, holds));
  const excludes = (claims: readonly Claim[], scope: Scope): boolean =>
    search(formulasOf(claims), prepared.variables, domainsOf(scope), 'possible').kind === 'none';
  const find = (claims: readonly Claim[], scope: Scope): Answer => {
    const found = search(formulasOf(claims), prepared.variables, domainsOf(scope), 'certain');
    if (found.kind === 'found') {
      const chosen = prepared.readings.map(
        (reading, index) => [reading, firstCell(prepared.variables[index], found.domains[index])] as const,
      );
      const witness = witnessOf(chosen, prepared.movesWithNow, world, solve);
      const example = scopeOf(witness, world);
      if (claims.every(({ condition, holds }) => judge(condition).test(example) === holds)) return { answer: 'yes', witness };
    }
    return { answer: exclusions(claims, scope) ? 'no' : 'unknown' };
  };
  const exclusions = remembered(conditions, excludes);
  const findings = remembered(conditions, find);
  return { excludes: (claims, scope = 'all') => exclusions(claims, scope), find: (claims, scope = 'all') => findings(claims, scope) };
}

/** Answers each combination of claims once. */
function remembered<T>(
  conditions: readonly Condition[],
  answer: (claims: readonly Claim[], scope: Scope) => T,
): (claims: readonly Claim[], scope: Scope) => T {
  const answers = new Map<string, T>();
  return (claims, scope) => {
    let key: string = scope;
    for (const { condition, holds } of claims) {
      const index = conditions.indexOf(condition);
      if (index < 0) return answer(claims, scope);
      key += `${holds ? '+' : '-'}${index}`;
    }
    const known = answers.get(key);
    if (known !== undefined) return known;
    const found = answer(claims, scope);
    answers.set(key, found);
    return found;
  };
}

/** Without missing values; missing consent counts as not subscribed and is no example. */
function usual({ cells, all }: Variable, reading: Reading | undefined): CellSet {
  const isConsent = reading !== undefined && 'consent' in reading.operand;
  return cells.reduce((set: CellSet, cell, index) => {
    const isLeftOut = cell === undefined || (isConsent && cell !== 'subscribed' && cell !== 'unsubscribed');
    return isLeftOut ? set & ~(1n << BigInt(index)) : set;
  }, all);
}

function firstCell(variable: Variable | undefined, domain: CellSet | undefined): Variable['cells'][number] {
  if (variable === undefined || domain === undefined) return undefined;
  return variable.cells.find((_, index) => (domain & (1n << BigInt(index))) !== 0n);
}
