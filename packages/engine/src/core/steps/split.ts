import { bucket } from '@sojourn/schema';
import type { SplitNode } from '@sojourn/schema';
import { defineStep } from './step.ts';
import type { Step } from './step.ts';

/** Weighted arms in document order, drawn from the contact (or the enrollment), so that coming again leads to the same arm. */
export const splitStep: Step = defineStep<SplitNode>('split', (node, context) => {
  const sum = node.arms.reduce((total, arm) => total + arm.weight, 0);
  const ends: { readonly id: string; readonly end: number }[] = [];
  let end = 0;
  for (const arm of node.arms) ends.push({ id: arm.id, end: (end += arm.weight) });
  const ids = new Set(node.arms.map((arm) => arm.id));
  return {
    arrive(visit) {
      if (typeof visit.choice === 'string' && ids.has(visit.choice)) return { type: 'leave', outlet: visit.choice };
      const draw = bucket(context.seed, node.per === 'enrollment' ? visit.enrollmentId : visit.contactId, context.nodeId);
      // The last arm takes what rounding leaves, so that no draw falls beside them.
      const arm = ends.find((one) => draw * sum < one.end) ?? ends.at(-1);
      return { type: 'leave', outlet: arm?.id ?? 'next' };
    },
  };
});
