import type { Check } from './check.ts';

/** An arm of a split whose weight is not above zero: nobody would take it, or the shares would mean nothing. */
export const weightNotPositive: Check = {
  code: 'weight_not_positive',
  severity: 'error',
  *run({ nodes }) {
    for (const [nodeId, node] of nodes.of('split')) {
      for (const [index, arm] of node.arms.entries()) {
        if (arm.weight <= 0) yield { path: ['nodes', nodeId, 'arms', index, 'weight'], params: { arm: arm.id, weight: arm.weight } };
      }
    }
  },
};
