import type { Check } from './check.ts';

/** A contact with every value that matches no case of a branch whose `else` is open: it leaves, and nobody meant that. */
export const caseGap: Check = {
  code: 'case_gap',
  severity: 'warning',
  *run({ openOutlets }) {
    for (const { nodeId, outlet, gap } of openOutlets) {
      if (!gap.needsMissing) yield { path: ['nodes', nodeId, 'outlets', outlet], params: { witness: gap.witness } };
    }
  },
};
