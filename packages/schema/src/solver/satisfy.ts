import type { Formula, Variable, Verdict } from './formula.ts';

interface Search {
  readonly formula: Formula;
  readonly variables: readonly Variable[];
  /** Cells that may be chosen, in the order in which they are tried. */
  readonly choices: readonly (readonly number[])[];
  readonly chosen: (number | undefined)[];
  left: number;
  /** Whether something was left out that might have been true. */
  isOpen: boolean;
}

/** Steps of one search; more variables than that takes are `unknown`. */
const budget = 20_000;

/**
 * Looks for values that make a formula true, whatever its opaque parts are.
 *
 * Sound both ways: `yes` names the values, `no` is said only if every value was looked at and nothing opaque mattered.
 *
 * @param choices - For each variable the indexes of the cells to try, best first.
 */
export function satisfy(formula: Formula, variables: readonly Variable[], choices: readonly (readonly number[])[]): Verdict {
  const search: Search = { formula, variables, choices, chosen: variables.map(() => undefined), left: budget, isOpen: false };
  const isFound = step(search, 0);
  if (isFound) return { kind: 'yes', cells: search.chosen.map((cell, index) => cell ?? choices[index]?.[0] ?? 0) };
  const isExact = variables.every((variable, index) => variable.isExact && choices[index]?.length === variable.cells.length);
  return search.isOpen || search.left <= 0 || !isExact ? { kind: 'unknown' } : { kind: 'no' };
}

function step(search: Search, variable: number): boolean {
  if (search.left-- <= 0) return false;
  const value = judge(search.formula, search.chosen);
  if (value !== undefined) return value;
  const choices = search.choices[variable];
  if (choices === undefined) {
    // All is chosen, and it still depends on what nobody can see.
    search.isOpen = true;
    return false;
  }
  for (const cell of choices) {
    search.chosen[variable] = cell;
    if (step(search, variable + 1)) return true;
  }
  search.chosen[variable] = undefined;
  return false;
}

/** Kleene's logic: `undefined` where it depends on what is not chosen yet, or opaque. */
export function judge(formula: Formula, chosen: readonly (number | undefined)[]): boolean | undefined {
  switch (formula.kind) {
    case 'opaque':
      return undefined;
    case 'atom': {
      const cell = chosen[formula.variable];
      return cell === undefined ? undefined : formula.truth[cell];
    }
    case 'not': {
      const part = judge(formula.part, chosen);
      return part === undefined ? undefined : !part;
    }
    case 'all':
    case 'any':
      return judgeParts(formula.parts, formula.kind === 'any', chosen);
  }
}

/** `deciding` is the value that one part is enough for. */
function judgeParts(parts: readonly Formula[], deciding: boolean, chosen: readonly (number | undefined)[]): boolean | undefined {
  let isOpen = false;
  for (const part of parts) {
    const value = judge(part, chosen);
    if (value === deciding) return deciding;
    if (value === undefined) isOpen = true;
  }
  return isOpen ? undefined : !deciding;
}
