import type { Check } from './check.ts';

/** A contact that matches no case only because a value is missing, while `else` is open. */
export const caseGapMissing: Check = {
  code: 'case_gap_missing',
  severity: 'info',
  *run({ openOutlets }) {
    for (const { nodeId, outlet, gap } of openOutlets) {
      if (gap.needsMissing) yield { path: ['nodes', nodeId, 'outlets', outlet], params: { witness: gap.witness } };
    }
  },
};
