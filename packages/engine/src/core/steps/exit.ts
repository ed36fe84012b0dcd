import type { ExitNode } from '@sojourn/schema';
import { defineStep } from './step.ts';
import type { Step } from './step.ts';

/** Leaves the journey with a named reason. */
export const exitStep: Step = defineStep<ExitNode>('exit', (node) => ({
  arrive: () => ({ type: 'end', end: `exited:${node.reason}` }),
}));
