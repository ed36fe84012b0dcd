import type { AgendaItem } from '../agenda.ts';
import type { Batch } from '../batch.ts';
import type { MergedInput } from '../inputs.ts';
import { pastOrdinals } from '../past-ordinals.ts';
import { dropInput } from '../whole-contact.ts';

/**
 * Hands a contact over to another one, in one input that holds all it is, and makes it an alias of that one. It keeps what is its
 * own: how far its numbers have come, and the revision of its patches.
 *
 * @returns Names of the timers that it may have had.
 */
export function handOver(batch: Batch, item: AgendaItem, into: string): readonly string[] {
  const { contact, live, open } = batch;
  const isKnown = contact.isKnown;
  dropInput(batch, item);
  const turn = contact.turn + 1;
  const { recorded: _own, ...state } = contact.toState(open.map((one) => one.toState()));
  const enrollments = live.map((one) => one.toState());
  const body: MergedInput = { type: 'merged', from: contact.id, turn, contact: isKnown ? state : null, enrollments };
  const { known } = item.body;
  batch.sent.push({ contactId: into, at: item.at, body: { ...body, since: item.at, ...(known === undefined ? {} : { known }) } });
  const names = [
    ...[...live, ...open].flatMap(({ timers }) => timers.map(({ name }) => name)),
    ...contact.waiting.map(({ n }) => `entry:${n}`),
    ...Object.keys(contact.absences),
    ...Object.keys(contact.watches),
    ...batch.index.scheduled.map(({ timer }) => timer),
  ];
  const { revision } = contact;
  contact.erase(pastOrdinals(batch));
  contact.isDeleted = false;
  contact.revision = revision;
  contact.turn = turn;
  contact.alias = { of: into, turn };
  for (const one of live) one.isChanged = true;
  batch.open = [];
  return names;
}
