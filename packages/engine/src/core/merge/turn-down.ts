import type { AgendaItem } from '../agenda.ts';
import type { Batch } from '../batch.ts';
import type { MergedInput } from '../inputs.ts';
import { dropInput } from '../whole-contact.ts';

/**
 * Has a contact deleted that was merged into this one before this one was deleted: it belongs to the one who was deleted. It erases
 * what it still has, and ends what it has handed over.
 */
export function turnDown(batch: Batch, item: AgendaItem, { from, contact: other, enrollments }: MergedInput): void {
  dropInput(batch, item);
  const of = batch.contact.id;
  batch.sent.push({ contactId: from, at: item.at, body: { type: 'delete', of, enrollments } });
  for (const contactId of other?.merged ?? []) batch.sent.push({ contactId, at: item.at, body: { type: 'delete', of } });
}
