import { describeFix, describeProblem } from '@sojourn/schema';
import type { Catalog, Journey, Problem } from '@sojourn/schema';

/**
 * One line per problem: `file:line:column: severity: words (code)`. Without a position, the JSON pointer stands for it. A line below for
 * each fix says what it would change; `--format json` has the fixes as operations.
 */
export function printProblems(
  path: string,
  problems: readonly Problem[],
  context: { readonly journey?: Journey; readonly catalog?: Catalog } = {},
): string {
  return problems
    .map(
      (problem) =>
        `${path}:${placeOf(problem)}: ${problem.severity}: ${describeProblem(problem, context)} (${problem.code})\n${fixLines(problem, context)}`,
    )
    .join('');
}

function fixLines({ fixes }: Problem, { journey, catalog }: { readonly journey?: Journey; readonly catalog?: Catalog }): string {
  if (journey === undefined) return '';
  const said = (fixes ?? []).map((fix) => describeFix(fix, journey, catalog === undefined ? {} : { catalog }));
  return said.map((words) => (words === undefined ? '' : `    fix: ${words}\n`)).join('');
}

function placeOf(problem: Problem): string {
  if (problem.line !== undefined) return `${problem.line}:${problem.column ?? 1}`;
  return problem.pointer === '' ? '1:1' : problem.pointer;
}
