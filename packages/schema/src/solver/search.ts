import type { Atom, CellSet, Formula, FreeLiteral, Group, Variable } from './formula.ts';

/** What a search found: which cells are left of each variable; that there is nothing; or that it gave up. */
export type Found =
  | { readonly kind: 'found'; readonly domains: readonly CellSet[] }
  | { readonly kind: 'none' }
  | { readonly kind: 'open' };

interface Search {
  readonly variables: readonly Variable[];
  /** `certain`: what nobody knows counts as not so. `possible`: it may be either, though the same each time. */
  readonly mode: 'certain' | 'possible';
  left: number;
}

interface State {
  readonly domains: CellSet[];
  /** Made when the first one is assumed: most searches need none. */
  free: Map<number, boolean> | undefined;
}

/** Steps of one search; what takes more is open. */
const budget = 20_000;

/**
 * Looks for values that make formulas true together.
 *
 * Comparisons narrow the values of their variables, alternatives are tried one after the other. Variables do not depend on each other
 * here, so what is left in the end can be chosen freely: a search that fails in the mode `possible` proves that there is nothing.
 */
export function search(
  formulas: readonly Formula[],
  variables: readonly Variable[],
  domains: readonly CellSet[],
  mode: Search['mode'],
): Found {
  const run: Search = { variables, mode, left: budget };
  const state = solve(run, [...formulas], { domains: [...domains], free: undefined });
  if (state !== undefined) return { kind: 'found', domains: state.domains };
  return run.left <= 0 ? { kind: 'open' } : { kind: 'none' };
}

function solve(run: Search, pending: Formula[], state: State): State | undefined {
  let choices: Group[] = [];
  let open = pending;
  // Once a comparison has narrowed a variable, alternatives that stood open before may be down to one.
  do {
    for (let part = open.pop(); part !== undefined; part = open.pop()) {
      if (run.left-- <= 0) return undefined;
      if (isGroup(part)) {
        if (part.kind === 'all') open.push(...part.parts.toReversed());
        else choices.push(part);
      } else if (!assume(run, part, state)) return undefined;
    }
    const kept: Group[] = [];
    for (const choice of choices) {
      const alternatives = remaining(run, choice, state);
      const [first] = alternatives;
      if (first === undefined) return undefined;
      if (alternatives.length === 1) open.push(first);
      else if (!alternatives.some((one) => isGiven(run, one, state))) kept.push({ kind: 'any', parts: alternatives });
    }
    choices = kept;
  } while (open.length > 0);
  const [choice, ...others] = choices;
  if (choice === undefined) return state;
  open = others;
  for (const part of choice.parts) {
    const found = solve(run, [...open, part], {
      domains: [...state.domains],
      free: state.free === undefined ? undefined : new Map(state.free),
    });
    if (found !== undefined || run.left <= 0) return found;
  }
  return undefined;
}

function remaining(run: Search, { parts }: Group, state: State): readonly Formula[] {
  return parts.filter((part) => isGroup(part) || isPossible(run, part, state));
}

function isGroup(formula: Formula): formula is Group {
  return formula.kind === 'all' || formula.kind === 'any';
}

type Literal = Atom | FreeLiteral;

/** Whether the cells of the variable decide: else only its being the same each time does. */
function isDecided(run: Search, literal: Literal): literal is Atom {
  return literal.kind === 'atom' && (run.mode === 'certain' || run.variables[literal.variable]?.isExact === true);
}

function isPossible(run: Search, literal: Literal, { domains, free }: State): boolean {
  if (isDecided(run, literal)) return ((domains[literal.variable] ?? 0n) & literal.truth) !== 0n;
  return run.mode === 'possible' && free?.get(literal.free) !== !literal.holds;
}

function isGiven(run: Search, part: Formula, { domains, free }: State): boolean {
  if (isGroup(part)) return part.kind === 'all' && part.parts.length === 0;
  if (isDecided(run, part)) return ((domains[part.variable] ?? 0n) & ~part.truth) === 0n;
  return run.mode === 'possible' && free?.get(part.free) === part.holds;
}

function assume(run: Search, literal: Literal, state: State): boolean {
  if (!isPossible(run, literal, state)) return false;
  if (isDecided(run, literal)) state.domains[literal.variable] = (state.domains[literal.variable] ?? 0n) & literal.truth;
  else (state.free ??= new Map()).set(literal.free, literal.holds);
  return true;
}
