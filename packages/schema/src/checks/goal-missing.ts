import type { Check } from './check.ts';

/** A journey that sends messages and has no goal: nobody will know whether it worked, and nobody leaves it for having converted. */
export const goalMissing: Check = {
  code: 'goal_missing',
  severity: 'info',
  *run({ journey, messages }) {
    if (journey.goal === undefined && messages.some(({ action }) => action.message === true)) yield { path: ['goal'] };
  },
};
