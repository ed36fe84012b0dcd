import type { Reentry } from '@sojourn/schema';

/**
 * What must be unique among a journey's live enrollments, whoever writes them: the contact, with its entry key under `perKey`;
 * under `always` nothing but the enrollment itself.
 */
export function identityOf(mode: Reentry['mode'], contactId: string, key: string | null, enrollmentId: string): string {
  if (mode === 'always') return enrollmentId;
  return JSON.stringify(mode === 'perKey' ? [contactId, key] : [contactId]);
}
