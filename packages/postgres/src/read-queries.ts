import type { ContactQuery, EnrollmentQuery, EnrollmentRow, Store, StorePage, Tenant } from '@sojourn/engine';
import { unframe } from './pack-bytes.ts';
import type { SqlDriver, SqlParam } from './sql-driver.ts';

/** A condition list under way; parameters are numbered as they come. */
interface Conditions {
  readonly texts: string[];
  readonly params: SqlParam[];
}

function add(conditions: Conditions, text: (place: string) => string, value: SqlParam | undefined): void {
  if (value === undefined) return;
  conditions.params.push(value);
  conditions.texts.push(text(`$${conditions.params.length}`));
}

/** Enrollments by id. */
export async function listEnrollments(
  driver: SqlDriver,
  schema: string,
  tenant: Tenant,
  query: EnrollmentQuery,
): Promise<StorePage<EnrollmentRow & { contactId: string }>> {
  // `e.id > ''` holds for every row; the index by journey asks for it.
  const conditions: Conditions = { texts: ["e.id > ''"], params: [] };
  add(conditions, (place) => `e.tenant = (select id from ${schema}.tenant where name = ${place})`, tenant);
  add(conditions, (place) => `e.id = ${place}`, query.id);
  add(
    conditions,
    (place) => `e.contact = (select k.id from ${schema}.contact k where k.tenant = e.tenant and k.name = ${place})`,
    query.contactId,
  );
  add(
    conditions,
    (place) => `e.journey = (select k.id from ${schema}.journey k where k.tenant = e.tenant and k.name = ${place})`,
    query.journeyId,
  );
  add(conditions, (place) => `e.node = ${place}`, query.nodeId);
  add(conditions, (place) => `e.status = ${place}`, query.status);
  // Said in the words of the partial indexes, which a parameter is not.
  if (query.status === 'failed' || query.status === 'held') conditions.texts.push("e.status in ('failed', 'held')");
  if (query.status !== undefined && query.status !== 'ended') conditions.texts.push("e.status <> 'ended'");
  add(conditions, (place) => `e.id > ${place}`, query.after);
  const rows = await driver.query<EnrollmentRow & { contactId: string }>(
    `select e.id, j.name as "journeyId", e.identity, e.live, e.version, e.node as "nodeId", e.status, e.state, c.name as "contactId"
     from ${schema}.enrollment e
     join ${schema}.contact c on c.tenant = e.tenant and c.id = e.contact
     join ${schema}.journey j on j.tenant = e.tenant and j.id = e.journey
     where ${conditions.texts.join(' and ')} order by e.id limit ${Math.trunc(query.limit) + 1}`,
    conditions.params,
  );
  return pageOf(rows, query.limit);
}

/** Contacts with a state, by id. */
export async function listContacts(
  driver: SqlDriver,
  schema: string,
  tenant: Tenant,
  query: ContactQuery,
): Promise<StorePage<{ id: string; value: Uint8Array }>> {
  const conditions: Conditions = { texts: ['c.state is not null'], params: [] };
  add(conditions, (place) => `c.tenant = (select id from ${schema}.tenant where name = ${place})`, tenant);
  add(conditions, (place) => `c.name = ${place}`, query.id);
  add(conditions, (place) => `c.name > ${place}`, query.after);
  const rows = await driver.query<{ id: string; value: Uint8Array }>(
    `select c.name as id, c.state as value from ${schema}.contact c
     where ${conditions.texts.join(' and ')} order by c.name limit ${Math.trunc(query.limit) + 1}`,
    conditions.params,
  );
  return pageOf(rows, query.limit);
}

/** How many enrollments stand where. */
export async function countEnrollments(
  driver: SqlDriver,
  schema: string,
  tenant: Tenant,
  query: { journeyId: string; version?: number },
): ReturnType<Store['count']> {
  const conditions: Conditions = { texts: ["e.id > ''"], params: [] };
  add(conditions, (place) => `t.name = ${place}`, tenant);
  add(conditions, (place) => `j.name = ${place}`, query.journeyId);
  add(conditions, (place) => `e.version = ${place}`, query.version);
  const rows = await driver.query<{ nodeId: string | null; status: string; count: string }>(
    `select e.node as "nodeId", e.status, count(*)::text as count from ${schema}.enrollment e
     join ${schema}.tenant t on t.id = e.tenant
     join ${schema}.journey j on j.tenant = e.tenant and j.id = e.journey
     where ${conditions.texts.join(' and ')} group by e.node, e.status order by e.node, e.status`,
    conditions.params,
  );
  return rows.map((row) => ({ nodeId: row.nodeId, status: row.status, count: Number(row.count) }));
}

/** Entries of a log above a number. */
export async function readLog(
  driver: SqlDriver,
  schema: string,
  tenant: Tenant,
  stream: string,
  after: number,
  limit: number,
): Promise<Uint8Array[]> {
  const most = Math.trunc(limit);
  // A row that begins at or before it may reach beyond.
  const rows = await driver.query<{ seq: number; entries: number; entry: Uint8Array }>(
    `select l.seq, l.entries, l.entry from (select id from ${schema}.tenant where name = $1) t
     join ${schema}.log l on l.tenant = t.id and l.stream = $2
     where l.seq >= coalesce(
       (select k.seq from ${schema}.log k where k.tenant = t.id and k.stream = $2 and k.seq <= $3::text::integer order by k.seq desc limit 1), 0)
     order by l.seq limit ${most + 1}`,
    [tenant, stream, String(after)],
  );
  const entries = rows.flatMap((row) => unframe(row.entry, row.entries).filter((_, index) => row.seq + index > after));
  return entries.slice(0, most);
}

/** One document, or all of a kind. */
export async function readDocuments(
  driver: SqlDriver,
  schema: string,
  tenant: Tenant,
  kind: string,
  id?: string,
): Promise<{ id: string; revision: number; value: unknown }[]> {
  const conditions: Conditions = { texts: [], params: [] };
  add(conditions, (place) => `d.tenant = (select id from ${schema}.tenant where name = ${place})`, tenant);
  add(conditions, (place) => `d.kind = ${place}`, kind);
  add(conditions, (place) => `d.id = ${place}`, id);
  const rows = await driver.query<{ id: string; revision: number; value: string }>(
    `select d.id, d.revision, d.value from ${schema}.document d where ${conditions.texts.join(' and ')} order by d.id`,
    conditions.params,
  );
  return rows.map(({ id: name, revision, value }) => ({ id: name, revision, value: JSON.parse(value) as unknown })); // Written by `put` as JSON.
}

function pageOf<T extends { readonly id: string }>(rows: readonly T[], limit: number): StorePage<T> {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return rows.length > limit && last !== undefined ? { rows: page, next: last.id } : { rows: page };
}
