import type { Batch } from './batch.ts';
import { enrollmentId } from './enrollment-id.ts';
import { isEmpty, own } from './own.ts';

/**
 * What a deleted contact's last ordinal of a journey and key is kept under: a digest, since keys may tell who somebody is. It says
 * no more than the ids of the enrollments do, which stay.
 */
function pastKey({ definitions, contact, hasher }: Batch, journeyId: string, key: string): string {
  return enrollmentId({ tenant: definitions.tenant, journeyId, contactId: contact.id, key, ordinal: 0 }, hasher);
}

/** The last ordinals of all journeys and keys so far, those of before a deletion included. */
export function pastOrdinals(batch: Batch): Readonly<Record<string, number>> {
  const { contact } = batch;
  const past = new Map(Object.entries(contact.past));
  for (const [journeyId, { keys }] of Object.entries(contact.journeys)) {
    for (const [key, { ordinal }] of Object.entries(keys)) {
      const name = pastKey(batch, journeyId, key);
      past.set(name, Math.max(ordinal, past.get(name) ?? 0));
    }
  }
  return Object.fromEntries(past);
}

/** The last ordinal given under a journey and key before the contact was deleted; 0 if none was. */
export function pastOrdinal(batch: Batch, journeyId: string, key: string): number {
  const { past } = batch.contact;
  return isEmpty(past) ? 0 : (own(past, pastKey(batch, journeyId, key)) ?? 0);
}
