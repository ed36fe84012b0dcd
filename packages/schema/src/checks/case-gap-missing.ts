import type { Check } from './check.ts';
import { openElse } from './open-else.ts';

/** A contact that matches no case only because a value is missing, while `else` is open. */
export const caseGapMissing: Check = {
  code: 'case_gap_missing',
  severity: 'info',
  *run(context) {
    for (const [nodeId, { witness, needsMissing }] of openElse(context)) {
      if (needsMissing) yield { path: ['nodes', nodeId, 'outlets', 'else'], params: { witness } };
    }
  },
};
