import type { Comparison, SwitchNode } from '@sojourn/schema';
import { defineStep } from './step.ts';
import type { Step } from './step.ts';

/** One outlet per listed value, `else` for the rest, `missing` for no value. Values compare as `eq` does. */
export const switchStep: Step = defineStep<SwitchNode>('switch', (node, context) => {
  const isMissing = context.compileCondition({ left: node.on, op: 'missing' });
  const cases = node.cases.map((one) => ({ id: one.id, when: context.compileCondition({ left: node.on, op: 'eq', right: one.value }) }));
  return {
    arrive({ scope, isExplained }) {
      if (!isExplained) {
        if (isMissing.test(scope)) return { type: 'leave', outlet: 'missing' };
        for (const one of cases) if (one.when.test(scope)) return { type: 'leave', outlet: one.id };
        return { type: 'leave', outlet: 'else' };
      }
      const missing = isMissing.explain(scope);
      if (missing.holds) return { type: 'leave', outlet: 'missing', because: missing.because };
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
