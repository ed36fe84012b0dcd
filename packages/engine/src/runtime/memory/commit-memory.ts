import type { CommitResult, ContactWrite, EnrollmentRow, Input } from '../../ports/store.ts';
import { consume, deliver, firstDue, removeTimers } from './contact-record.ts';
import type { ContactRecord } from './contact-record.ts';
import { contactOf, identityOf } from './tenant-record.ts';
import type { TenantRecord } from './tenant-record.ts';

/** What committing needs of the store around it. */
export interface CommitTarget {
  tenant(name: ContactWrite['lease']['tenant']): TenantRecord;
  /** The contact has no lease any more. */
  onFreed(contact: ContactRecord): void;
  /** Takes inputs in, ids seen before aside. */
  accept(record: TenantRecord, input: Input): boolean;
}

/**
 * Judges every write first and then applies those that are let in, so that nothing is half done when one is refused.
 *
 * @throws Error if a log entry's place is taken: the log is append-only, and nothing is applied then.
 */
export function commitWrites(target: CommitTarget, writes: readonly ContactWrite[]): CommitResult[] {
  const claimed = new Set<string>();
  const results = writes.map((write) => judge(target.tenant(write.lease.tenant), write, claimed));
  for (const [index, write] of writes.entries()) {
    if (results[index] === 'ok') refuseTakenPlaces(target.tenant(write.lease.tenant), write);
  }
  for (const [index, write] of writes.entries()) {
    if (results[index] === 'ok') apply(target, target.tenant(write.lease.tenant), write);
  }
  return results;
}

function judge(record: TenantRecord, write: ContactWrite, claimed: Set<string>): CommitResult {
  const contact = record.contacts.get(write.lease.contactId);
  if (contact === undefined || contact.token !== write.lease.token || contact.leasedUntil === null) return 'fenced';
  const ending = new Set(write.enrollments.filter((row) => !row.live).map((row) => row.id));
  const wanted = write.enrollments.filter((row) => row.live);
  const names = wanted.map((row) => `${record.tenant.length}:${record.tenant}${identityOf(row)}`);
  const isTaken = wanted.some((row, index) => {
    const holder = record.identities.get(identityOf(row));
    const isHeld = holder !== undefined && holder !== row.id && !ending.has(holder);
    return isHeld || claimed.has(names[index] ?? '') || names.indexOf(names[index] ?? '') !== index;
  });
  if (isTaken) return 'duplicate';
  for (const name of names) claimed.add(name);
  return 'ok';
}

function refuseTakenPlaces(record: TenantRecord, write: ContactWrite): void {
  for (const { stream, seq } of write.log) {
    const last = record.logs.get(stream)?.at(-1)?.seq ?? 0;
    if (seq <= last) throw new Error(`Entry ${seq} of a log is already written; the log is append-only.`);
  }
}

function apply(target: CommitTarget, record: TenantRecord, write: ContactWrite): void {
  const contact = contactOf(record, write.lease.contactId);
  consume(contact, write.consume);
  removeTimers(contact, new Set([...write.clear, ...write.timers.flatMap((timer) => timer.timer ?? [])]));
  if (write.erase === true) erase(record, contact);
  if (write.contact !== undefined) contact.state = write.contact;
  for (const row of write.enrollments) saveEnrollment(record, contact, row);
  for (const timer of write.timers) deliver(contact, timer);
  for (const { stream, seq, entry } of write.log) {
    const log = record.logs.get(stream);
    if (log === undefined) record.logs.set(stream, [{ seq, entry }]);
    else log.push({ seq, entry });
  }
  for (const input of write.send) target.accept(record, input);
  contact.token += 1n;
  contact.leasedUntil = null;
  contact.wakeAt = firstDue(contact);
  target.onFreed(contact);
}

function saveEnrollment(record: TenantRecord, contact: ContactRecord, row: EnrollmentRow): void {
  const before = record.enrollments.get(row.id);
  if (before !== undefined) forget(record, before);
  record.enrollments.set(row.id, { ...row, contactId: contact.id });
  const ids = record.enrollmentsOf.get(contact.id);
  if (ids === undefined) record.enrollmentsOf.set(contact.id, new Set([row.id]));
  else ids.add(row.id);
  if (!row.live) return;
  contact.live.set(row.id, row);
  record.identities.set(identityOf(row), row.id);
}

/** Takes a row out that another one replaces, whose contact and identity may be others. */
function forget(record: TenantRecord, row: EnrollmentRow & { readonly contactId: string }): void {
  record.enrollmentsOf.get(row.contactId)?.delete(row.id);
  record.contacts.get(row.contactId)?.live.delete(row.id);
  const identity = identityOf(row);
  if (record.identities.get(identity) === row.id) record.identities.delete(identity);
}

function erase(record: TenantRecord, contact: ContactRecord): void {
  // What arrived since is of a contact that nobody knows.
  contact.inbox = contact.inbox.filter((row) => row.timer === undefined);
  const ids = record.enrollmentsOf.get(contact.id) ?? new Set();
  for (const [stream, log] of record.logs) {
    if (!ids.has(stream) && stream !== `inputs:${contact.id}` && !stream.startsWith(`refusals:${contact.id}:`)) continue;
    record.logs.set(
      stream,
      log.map(({ seq }) => ({ seq, entry: new Uint8Array() })),
    );
  }
}
