import type { ContactQuery, EnrollmentQuery, EnrollmentRow, Store, StorePage } from '../../ports/store.ts';
import { compareText } from './compare-text.ts';
import type { DocumentRow, TenantRecord } from './tenant-record.ts';

/** Reads a document of the engine. */
export function getDocument(record: TenantRecord, kind: string, id: string): { revision: number; value: unknown } | null {
  const row = record.documents.get(kind)?.get(id);
  return row === undefined ? null : { revision: row.revision, value: row.value };
}

/** Compares and sets. The value is copied by way of JSON, as every durable store does. */
export function putDocument(record: TenantRecord, kind: string, id: string, revision: number, value: unknown): boolean {
  const documents = record.documents.get(kind) ?? new Map<string, DocumentRow>();
  if ((documents.get(id)?.revision ?? 0) !== revision) return false;
  const copy: unknown = JSON.parse(JSON.stringify(value));
  record.documents.set(kind, documents.set(id, { id, revision: revision + 1, value: copy }));
  return true;
}

/** All documents of a kind, by id. */
export function listDocuments(record: TenantRecord, kind: string): { id: string; revision: number; value: unknown }[] {
  const rows = [...(record.documents.get(kind)?.values() ?? [])];
  return rows.toSorted((one, other) => compareText(one.id, other.id)).map((row) => ({ ...row }));
}

/** Entries of a log above a number. */
export function readLog(record: TenantRecord, stream: string, after: number, limit: number): Uint8Array[] {
  const rows = record.logs.get(stream) ?? [];
  return rows
    .filter((row) => row.seq > after)
    .slice(0, limit)
    .map((row) => row.entry);
}

/** Enrollments by id. */
export function listEnrollments(record: TenantRecord, query: EnrollmentQuery): StorePage<EnrollmentRow & { contactId: string }> {
  const found = candidates(record, query).filter(
    (row) =>
      (query.contactId === undefined || row.contactId === query.contactId) &&
      (query.journeyId === undefined || row.journeyId === query.journeyId) &&
      (query.nodeId === undefined || row.nodeId === query.nodeId) &&
      (query.status === undefined || row.status === query.status) &&
      (query.after === undefined || compareText(row.id, query.after) > 0),
  );
  return pageOf(
    found.toSorted((one, other) => compareText(one.id, other.id)),
    query.limit,
  );
}

/** Contacts with a state, by id. */
export function listContacts(record: TenantRecord, query: ContactQuery): StorePage<{ id: string; value: Uint8Array }> {
  const one = query.id === undefined ? undefined : record.contacts.get(query.id);
  const asked = query.id === undefined ? [...record.contacts.values()] : one === undefined ? [] : [one];
  const found = asked.flatMap(({ id, state }) => (state === null ? [] : [{ id, value: state }]));
  const { after } = query;
  const later = after === undefined ? found : found.filter((row) => compareText(row.id, after) > 0);
  return pageOf(
    later.toSorted((left, right) => compareText(left.id, right.id)),
    query.limit,
  );
}

/** How many enrollments stand where. */
export function countEnrollments(
  record: TenantRecord,
  query: { journeyId: string; version?: number },
): Awaited<ReturnType<Store['count']>> {
  const counts = new Map<string, { nodeId: string | null; status: string; count: number }>();
  for (const row of record.enrollments.values()) {
    if (row.journeyId !== query.journeyId || (query.version !== undefined && row.version !== query.version)) continue;
    const key = JSON.stringify([row.nodeId, row.status]);
    const entry = counts.get(key);
    if (entry === undefined) counts.set(key, { nodeId: row.nodeId, status: row.status, count: 1 });
    else entry.count += 1;
  }
  return [...counts.values()];
}

function candidates(record: TenantRecord, query: EnrollmentQuery): (EnrollmentRow & { readonly contactId: string })[] {
  if (query.id === undefined && query.contactId === undefined) return [...record.enrollments.values()];
  const ids = query.id === undefined ? [...(record.enrollmentsOf.get(query.contactId ?? '') ?? [])] : [query.id];
  return ids.flatMap((id) => record.enrollments.get(id) ?? []);
}

function pageOf<T extends { readonly id: string }>(rows: readonly T[], limit: number): StorePage<T> {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return rows.length > limit && last !== undefined ? { rows: page, next: last.id } : { rows: page };
}
