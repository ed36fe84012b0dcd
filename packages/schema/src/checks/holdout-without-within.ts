import type { Check } from './check.ts';

/** A holdout without a window of the goal: nobody could say when the control group is over. */
export const holdoutWithoutWithin: Check = {
  code: 'holdout_without_within',
  severity: 'error',
  *run({ journey: { entry, goal } }) {
    if ((entry.holdout ?? 0) > 0 && goal?.within === undefined)
      yield { path: goal === undefined ? ['goal'] : ['goal', 'within'], params: { hasGoal: goal !== undefined } };
  },
};
