import type { AgendaItem } from './agenda.ts';
import type { Batch } from './batch.ts';
import { endEnrollment } from './end-enrollment.ts';
import { pastKey } from './past-ordinals.ts';

/**
 * Deletes a contact: ends its enrollments as `withdrawn` and forgets everything about it but how far its numbers have come.
 * What is reported of it later finds nothing to apply to.
 */
export function deleteContact(batch: Batch, item: AgendaItem): void {
  batch.startInput(item.at, item.body.known);
  batch.finish(item);
  for (const enrollment of batch.live) endEnrollment(batch, enrollment, 'withdrawn');
  batch.open = [];
  const { contact } = batch;
  const past = new Map(Object.entries(contact.past));
  for (const [journeyId, { keys }] of Object.entries(contact.journeys)) {
    for (const [key, { ordinal }] of Object.entries(keys)) past.set(pastKey(batch, journeyId, key), ordinal);
  }
  contact.erase(Object.fromEntries(past));
}
