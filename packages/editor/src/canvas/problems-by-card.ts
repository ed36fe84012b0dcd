import type { Problem, Severity } from '@sojourn/schema';
import { ENTRY_CARD } from '../store/editor.ts';
import type { CardProblem } from './flow-elements.ts';

/** The card a problem belongs to; `undefined` for one of the journey as a whole. */
export function cardOfProblem({ nodeId, pointer }: Problem): string | undefined {
  if (nodeId !== undefined) return nodeId;
  return pointer.startsWith('/entry') ? ENTRY_CARD : undefined;
}

/** How many findings each card has, and the gravest. Infos make no badge: they ask for nothing. */
export function problemsByCard(problems: readonly Problem[]): ReadonlyMap<string, CardProblem> {
  const found = new Map<string, { severity: Severity; count: number }>();
  for (const problem of problems) {
    const id = cardOfProblem(problem);
    if (id === undefined || problem.severity === 'info') continue;
    const known = found.get(id);
    if (known === undefined) found.set(id, { severity: problem.severity, count: 1 });
    else {
      known.count += 1;
      if (problem.severity === 'error') known.severity = 'error';
    }
  }
  return found;
}
