import { entryFacts, standingFacts } from '../graph/entry-facts.ts';
import { createFactMaker } from '../graph/facts.ts';
import { createQuestion } from '../solver/question.ts';
import type { Check } from './check.ts';

/** An entry that lets nobody in: whoever meets the criteria has already reached the goal, an exit or the suppression. */
export const entryRefusesAll: Check = {
  code: 'entry_refuses_all',
  severity: 'warning',
  *run({ journey, catalog, constants }) {
    // Criteria that never hold by themselves are reported as such.
    if (constants.some(([{ path }, holds]) => !holds && path[1] === 'criteria')) return;
    const make = createFactMaker(catalog);
    const facts = [...entryFacts(journey, make), ...standingFacts(journey, make)];
    if (facts.length === 0) return;
    const ask = createQuestion(
      facts.map(({ condition }) => condition),
      { catalog, journey },
    );
    if (ask.excludes(facts)) yield { path: ['entry', 'criteria'] };
  },
};
