import type { WorkspaceCheck } from './workspace-check.ts';

/** A journey without an end date, where the policy wants one. */
export const expiryMissing: WorkspaceCheck = {
  code: 'expiry_missing',
  severity: 'warning',
  *run({ journeys, policy }) {
    if (policy?.expiry?.required !== true) return;
    for (const { journey } of journeys) if (journey.expiresOn === undefined) yield { journeyId: journey.id, path: ['expiresOn'] };
  },
};
