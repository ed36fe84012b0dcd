import type { Batch } from './batch.ts';
import { enrollmentId } from './enrollment-id.ts';
import { isEmpty, own } from './own.ts';

/**
 * What a deleted contact's last ordinal of a journey and key is kept under: a digest, since keys may tell who somebody is. It says
 * no more than the ids of the enrollments do, which stay.
 */
export function pastKey({ definitions, contact, hasher }: Batch, journeyId: string, key: string): string {
  return enrollmentId({ tenant: definitions.tenant, journeyId, contactId: contact.id, key, ordinal: 0 }, hasher);
}

/** The last ordinal given under a journey and key before the contact was deleted; 0 if none was. */
export function pastOrdinal(batch: Batch, journeyId: string, key: string): number {
  const { past } = batch.contact;
  return isEmpty(past) ? 0 : (own(past, pastKey(batch, journeyId, key)) ?? 0);
}
