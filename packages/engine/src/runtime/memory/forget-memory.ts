import type { Instant } from '@sojourn/schema';
import type { TenantRecord } from './tenant-record.ts';

/** Takes enrollments away that have ended, with their logs. */
export function forgetEnrollments(record: TenantRecord, ids: readonly string[]): number {
  let forgotten = 0;
  for (const id of ids) {
    const row = record.enrollments.get(id);
    if (row === undefined || row.live) continue;
    record.enrollments.delete(id);
    record.enrollmentsOf.get(row.contactId)?.delete(id);
    record.logs.delete(id);
    forgotten += 1;
  }
  return forgotten;
}

/** What is due and in nobody's hands. */
export function backlogOf(record: TenantRecord, now: Instant): { oldest: Instant | null; inputs: number; effects: number } {
  const backlog: { oldest: Instant | null; inputs: number; effects: number } = { oldest: null, inputs: 0, effects: 0 };
  for (const { wakeAt, inbox } of record.contacts.values()) {
    if (wakeAt === null || wakeAt > now) continue;
    backlog.oldest = Math.min(backlog.oldest ?? wakeAt, wakeAt);
    if (inbox[0]?.lane === 'effect') backlog.effects += 1;
    else backlog.inputs += 1;
  }
  return backlog;
}
