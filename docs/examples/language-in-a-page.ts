import type { Catalog, Journey, Operation, Problem } from '@sojourn/schema';
import { applyOperation, parseJourney } from '@sojourn/schema/editing';

/** Reads a document: 25 kB of a page, and everything that an editor needs to show and change it. */
export function open(text: string): Journey {
  const parsed = parseJourney(text);
  if (!parsed.ok) throw new Error(parsed.problems.map(({ code, line }) => `${code} in line ${line ?? '?'}`).join(', '));
  return parsed.journey;
}

/** Changes it; the inverse takes the change back. */
export function change(journey: Journey, operation: Operation): Journey {
  const applied = applyOperation(journey, operation);
  return applied.ok ? applied.journey : journey;
}

/** Proves what can be proved: the solver, patterns and zones are loaded when this is first called. */
export async function check(journey: Journey, catalog: Catalog): Promise<readonly { problem: Problem; text: string }[]> {
  const { checkJourney, describeProblem, shippedWords } = await import('@sojourn/schema/checking');
  const words = shippedWords(navigator.language);
  return checkJourney(journey, { catalog }).map((problem) => ({ problem, text: describeProblem(problem, { words, journey, catalog }) }));
}
