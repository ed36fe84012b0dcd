import type { BranchNode, Comparison } from '@sojourn/schema';
import { defineStep } from './step.ts';
import type { Step } from './step.ts';

/**
 * The first case whose condition holds, else `else`. The reason is every comparison of the cases up to the one taken: why it
 * was not an earlier case is part of why it is this one.
 */
export const branchStep: Step = defineStep<BranchNode>('branch', (node, context) => {
  const cases = node.cases.map((one) => ({ id: one.id, when: context.compileCondition(one.when) }));
  return {
    arrive({ scope, isExplained }) {
      if (!isExplained) {
        for (const one of cases) if (one.when.test(scope)) return { type: 'leave', outlet: one.id };
        return { type: 'leave', outlet: 'else' };
      }
      const because: Comparison[] = [];
      for (const one of cases) {
        const judged = one.when.explain(scope);
        because.push(...judged.because);
        if (judged.holds) return { type: 'leave', outlet: one.id, because };
      }
      return { type: 'leave', outlet: 'else', because };
    },
  };
});
