import { describeProblem } from '@sojourn/schema';
import type { Catalog, Journey, Problem } from '@sojourn/schema';

/** One line per problem: `file:line:column: severity: words (code)`. Without a position, the JSON pointer stands for it. */
export function printProblems(
  path: string,
  problems: readonly Problem[],
  context: { readonly journey?: Journey; readonly catalog?: Catalog } = {},
): string {
  return problems
    .map((problem) => `${path}:${placeOf(problem)}: ${problem.severity}: ${describeProblem(problem, context)} (${problem.code})\n`)
    .join('');
}

function placeOf(problem: Problem): string {
  if (problem.line !== undefined) return `${problem.line}:${problem.column ?? 1}`;
  return problem.pointer === '' ? '1:1' : problem.pointer;
}
