import type { Check } from './check.ts';
import { openElse } from './open-else.ts';

/** A contact with every value that matches no case of a branch whose `else` is open: it leaves, and nobody meant that. */
export const caseGap: Check = {
  code: 'case_gap',
  severity: 'warning',
  *run(context) {
    for (const [nodeId, { witness, needsMissing }] of openElse(context)) {
      if (!needsMissing) yield { path: ['nodes', nodeId, 'outlets', 'else'], params: { witness } };
    }
  },
};
