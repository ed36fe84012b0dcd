import type { Instant } from '@sojourn/schema';
import type { LiveContact } from '../core/live-contact.ts';
import type { LiveEnrollment } from '../core/live-enrollment.ts';
import { isEmpty } from '../core/own.ts';
import type { EntryState, JourneyRecord, WaitState } from '../core/state.ts';
import type { Particulars } from './person.ts';

const noKeys: Readonly<Record<string, never>> = {};

/** The record of a journey that a contact is in for the first time. */
export const enteredOnce: JourneyRecord = { keys: { '': { ordinal: 1 } } };

/** The record of a journey that a contact was in once. */
export function endedOnce(endedAt: Instant): JourneyRecord {
  return { keys: { '': { ordinal: 1, endedAt } }, endedAt };
}

/** What is remembered of the only journey that a contact has ever been in, once and without a key; `undefined` if there is more. */
export function onlyRecord(
  journeys: LiveContact['journeys'],
): 'none' | { readonly journeyId: string; readonly endedAt: Instant } | undefined {
  const journeyId = onlyKey(journeys);
  if (journeyId === undefined) return isEmpty(journeys) ? 'none' : undefined;
  const { keys, endedAt } = journeys[journeyId] ?? { keys: noKeys };
  if (endedAt === undefined || onlyKey(keys) !== '') return undefined;
  const record = keys[''];
  return record?.ordinal === 1 && record.endedAt === endedAt ? { journeyId, endedAt } : undefined;
}

/** Whether a contact has entered nothing but this, and once. */
export function isOnlyEntry({ journeys, entries }: LiveContact, { compiled, age }: LiveEnrollment): boolean {
  if (age !== entries) return false;
  if (onlyKey(journeys) !== compiled.id) return false;
  const { keys, endedAt } = journeys[compiled.id] ?? { keys: noKeys };
  if (keys === enteredOnce.keys) return endedAt === undefined;
  if (endedAt !== undefined || onlyKey(keys) !== '') return false;
  const record = keys[''];
  return record?.ordinal === 1 && record.endedAt === undefined;
}

/** Whether a wait has this deadline and nothing else to remember. */
export function isOnlyDeadline({ due, held, based }: WaitState, outlet: string, at: Instant): boolean {
  return based === undefined && onlyKey(due) === outlet && due[outlet] === at && isEmpty(held);
}

/** The one property of a record; `undefined` if it has none or more. */
function onlyKey(record: object): string | undefined {
  let only: string | undefined;
  for (const name in record) {
    if (only !== undefined) return undefined;
    only = name;
  }
  return only;
}

/** What only some contacts have; `undefined` of one that has none of it. */
export function particularsOf(
  contact: LiveContact,
  entry: EntryState | undefined,
  before: Particulars | undefined,
): Particulars | undefined {
  const { timezone, tags, segments, allHistory: history } = contact;
  const data = entry?.data ?? noKeys;
  const event = entry?.event;
  if (before !== undefined && isSame(before, contact, data, event)) return before;
  const isBare = timezone === undefined && tags.length === 0 && segments.length === 0 && event === undefined;
  if (isBare && isEmpty(history) && isNothing(data)) return undefined;
  return { timezone, tags, segments, history, data, event };
}

function isSame(before: Particulars, contact: LiveContact, data: EntryState['data'], event: EntryState['event']): boolean {
  return (
    before.history === contact.allHistory &&
    before.tags === contact.tags &&
    before.segments === contact.segments &&
    before.timezone === contact.timezone &&
    before.data === data &&
    before.event === event
  );
}

function isNothing(data: EntryState['data']): boolean {
  return data === noKeys || (typeof data === 'object' && data !== null && !Array.isArray(data) && isEmpty(data));
}
