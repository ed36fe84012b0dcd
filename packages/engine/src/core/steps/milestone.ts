import type { MilestoneNode } from '@sojourn/schema';
import { defineStep } from './step.ts';
import type { Step } from './step.ts';

/** A named point that is passed at once. */
export const milestoneStep: Step = {
  ...defineStep<MilestoneNode>('milestone', () => ({ arrive: () => ({ type: 'leave', outlet: 'next' }) })),
  // Asked of milestones only, as `compile` is.
  jumpWhen: (node) => (node as MilestoneNode).jumpWhen,
};
