import { describeProblem, shippedWords } from '@sojourn/schema/checking';
import type { Problem } from '@sojourn/schema';
import type { Names } from '../nodes/card-definition.ts';

/** A problem in plain words; a host's own code may have its text among the host's messages, as `problem.<code>`. */
export function problemWords(problem: Problem, { words, catalog, journey }: Names): string {
  return (
    words.maybe(`problem.${problem.code}`, '') ||
    describeProblem(problem, { catalog, journey, words: shippedWords(words.locale), withCard: false })
  );
}
