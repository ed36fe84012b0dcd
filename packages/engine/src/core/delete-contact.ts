import type { AgendaItem } from './agenda.ts';
import type { Batch } from './batch.ts';
import { endEnrollment } from './end-enrollment.ts';
import { pastOrdinals } from './past-ordinals.ts';

/**
 * Deletes a contact: ends its enrollments as `withdrawn` and forgets everything about it but how far its numbers have come.
 * What is reported of it later finds nothing to apply to. Those that were merged into it are deleted with it.
 */
export function deleteContact(batch: Batch, item: AgendaItem): void {
  batch.startInput(item.at, item.body.known);
  batch.finish(item);
  const { body } = item;
  if (body.type === 'delete' && body.enrollments !== undefined) batch.load(body.enrollments, []);
  for (const enrollment of batch.live) endEnrollment(batch, enrollment, 'withdrawn');
  batch.open = [];
  const { contact } = batch;
  for (const contactId of contact.merged) batch.sent.push({ contactId, at: item.at, body: { type: 'delete', of: contact.id } });
  contact.erase(pastOrdinals(batch));
  contact.deletedAt = item.at;
}
