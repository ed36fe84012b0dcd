import type { ContactQuery, EnrollmentQuery, EnrollmentRow, StorePage, Tenant } from '@sojourn/engine';
import type { SQLInputValue } from 'node:sqlite';
import type { Sql } from './sql.ts';

/** An enrollment as it stands in its table. */
export interface EnrollmentColumns extends Omit<EnrollmentRow, 'live'> {
  readonly live: 0 | 1;
  readonly contactId: string;
}

/** The beginning of a statement that reads enrollments. */
export const enrollmentColumns =
  'select id, journey as journeyId, identity, live, version, node as nodeId, status, state, contact as contactId from enrollment';

/** Without the contact, which the engine knows where it claims. */
export function toEnrollment({ contactId: _contactId, live, ...row }: EnrollmentColumns): EnrollmentRow {
  return { ...row, live: live === 1 };
}

/** Enrollments by id, a page at a time. */
export function listEnrollments(sql: Sql, tenant: Tenant, query: EnrollmentQuery): StorePage<EnrollmentRow & { contactId: string }> {
  const conditions: readonly (readonly [string, SQLInputValue | undefined])[] = [
    ['tenant = ?', tenant],
    ['id = ?', query.id],
    ['contact = ?', query.contactId],
    ['journey = ?', query.journeyId],
    ['node = ?', query.nodeId],
    ['status = ?', query.status],
    ['id > ?', query.after],
  ];
  const given = conditions.flatMap(([text, value]) => (value === undefined ? [] : [{ text, value }]));
  const rows = sql.all<EnrollmentColumns>(
    `${enrollmentColumns} where ${given.map(({ text }) => text).join(' and ')} order by id limit ?`,
    ...given.map(({ value }) => value),
    query.limit + 1,
  );
  return pageOf(
    rows.map((row) => ({ ...toEnrollment(row), contactId: row.contactId })),
    query.limit,
  );
}

/** Contacts with a state, by id, a page at a time. */
export function listContacts(sql: Sql, tenant: Tenant, { id, after, limit }: ContactQuery): StorePage<{ id: string; value: Uint8Array }> {
  const rows = sql.all<{ id: string; value: Uint8Array }>(
    'select id, state as value from contact where tenant = ? and state is not null and id = coalesce(?, id) and id > ? order by id limit ?',
    tenant,
    id ?? null,
    after ?? '',
    limit + 1,
  );
  return pageOf(
    rows.map((row) => ({ ...row })),
    limit,
  );
}

function pageOf<T extends { readonly id: string }>(rows: readonly T[], limit: number): StorePage<T> {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return rows.length > limit && last !== undefined ? { rows: page, next: last.id } : { rows: page };
}
