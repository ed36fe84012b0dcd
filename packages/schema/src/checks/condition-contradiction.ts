import type { Check } from './check.ts';

/** A condition outside a branch that can never hold: criteria that let nobody in, a goal that nobody reaches. */
export const conditionContradiction: Check = {
  code: 'condition_contradiction',
  severity: 'warning',
  *run({ constants }) {
    for (const [{ path }, holds] of constants) if (!holds) yield { path };
  },
};
