import type { AgendaItem } from '../agenda.ts';
import { settleInput } from '../apply-input.ts';
import type { Batch } from '../batch.ts';
import type { MergedInput } from '../inputs.ts';
import { dropInput } from '../whole-contact.ts';
import { renumberWith, uniteHistory } from './arrivals.ts';
import { uniteEnrollments } from './unite-enrollments.ts';
import { uniteFields } from './unite-fields.ts';
import { uniteTriggers, uniteWaiting } from './unite-triggers.ts';

/**
 * Takes over a contact that was merged into this one. A merge is no change: nothing is judged by it before the next input, but
 * what was due goes on.
 */
export function takeOver(batch: Batch, item: AgendaItem, { from, turn, contact: other, enrollments }: MergedInput): void {
  dropInput(batch, item);
  const { contact } = batch;
  contact.alias = undefined;
  contact.turn = Math.max(contact.turn, turn);
  const merged = new Set([...contact.merged, from, ...(other?.merged ?? [])]);
  merged.delete(contact.id);
  contact.merged = [...merged];
  if (other === null) return;
  contact.isDeleted = false;
  // Where both have one instant, its own arrivals come first.
  const renumber = renumberWith({ history: contact.allHistory, arrivals: contact.arrivals }, true);
  const renumberOwn = renumberWith(other, false);
  contact.replaceHistory(uniteHistory(contact.allHistory, renumberOwn, other.history, renumber));
  contact.arrivals += other.arrivals;
  uniteFields(contact, other);
  uniteEnrollments(batch, { live: enrollments, open: other.open }, other.entries, renumber, renumberOwn);
  uniteTriggers(batch, other, renumber, renumberOwn);
  uniteWaiting(batch, other, renumber, renumberOwn);
  settleInput(batch);
}
