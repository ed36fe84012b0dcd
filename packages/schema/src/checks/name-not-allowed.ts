import { compilePattern } from '../conditions/pattern.ts';
import type { WorkspaceCheck } from './workspace-check.ts';

/** A journey whose id is not as the policy wants names. */
export const nameNotAllowed: WorkspaceCheck = {
  code: 'name_not_allowed',
  severity: 'warning',
  *run({ journeys, policy }) {
    const pattern = policy?.naming?.journey;
    const isAllowed = pattern === undefined ? undefined : compilePattern(pattern);
    if (isAllowed === undefined || pattern === undefined) return;
    for (const { journey } of journeys) {
      if (!isAllowed(journey.id, { left: 100_000 })) yield { journeyId: journey.id, path: ['id'], params: { name: journey.id, pattern } };
    }
  },
};
