import type { CommitResult, ContactWrite, Tenant } from '@sojourn/engine';
import { isCurrent } from './claim.ts';
import { append, clearTimer, deliver } from './intake.ts';
import type { Sql } from './sql.ts';

/** Writes what one contact's advance came to, or nothing of it. Called inside one transaction for the whole batch. */
export function commitContact(sql: Sql, write: ContactWrite): CommitResult {
  const { tenant, contactId } = write.lease;
  if (!isCurrent(sql, write.lease)) return 'fenced';
  if (isIdentityTaken(sql, write)) return 'duplicate';
  for (const seq of write.consume) sql.run('delete from inbox where tenant = ? and contact = ? and seq = ?', tenant, contactId, seq);
  for (const timer of write.clear) clearTimer(sql, tenant, contactId, timer);
  if (write.erase === true) erase(sql, tenant, contactId);
  for (const timer of write.timers) deliver(sql, tenant, timer);
  saveEnrollments(sql, write);
  for (const { stream, seq, entry } of write.log)
    sql.run('insert into log (tenant, stream, seq, entry) values (?, ?, ?, ?)', tenant, stream, seq, entry);
  sql.run(
    'update contact set token = token + 1, held_until = null, state = coalesce(?, state) where tenant = ? and id = ?',
    write.contact ?? null,
    tenant,
    contactId,
  );
  append(sql, tenant, write.send);
  return 'ok';
}

/** Whether another live enrollment has an identity that this write takes, and keeps it. */
function isIdentityTaken(sql: Sql, { lease, enrollments }: ContactWrite): boolean {
  const ending = new Set(enrollments.filter((row) => !row.live).map((row) => row.id));
  const taking = enrollments.filter((row) => row.live);
  const names = taking.map((row) => JSON.stringify([row.journeyId, row.identity]));
  if (new Set(names).size < names.length) return true;
  return taking.some((row) => {
    const holder = sql.first<{ id: string }>(
      'select id from enrollment where tenant = ? and journey = ? and identity = ? and live',
      lease.tenant,
      row.journeyId,
      row.identity,
    );
    return holder !== undefined && holder.id !== row.id && !ending.has(holder.id);
  });
}

function saveEnrollments(sql: Sql, { lease, enrollments }: ContactWrite): void {
  // Those that end come first: they free the identity that another one takes.
  for (const row of enrollments.toSorted((one, other) => Number(one.live) - Number(other.live))) {
    sql.run(
      `insert into enrollment (tenant, id, contact, journey, identity, live, version, node, status, state)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       on conflict (tenant, id) do update set contact = excluded.contact, identity = excluded.identity, live = excluded.live,
         version = excluded.version, node = excluded.node, status = excluded.status, state = excluded.state`,
      lease.tenant,
      row.id,
      lease.contactId,
      row.journeyId,
      row.identity,
      row.live ? 1 : 0,
      row.version,
      row.nodeId,
      row.status,
      row.state,
    );
  }
}

/** Forgets what the logs of a contact say, and its timers. What has arrived since is of a new person. */
function erase(sql: Sql, tenant: Tenant, contactId: string): void {
  sql.run('delete from inbox where tenant = ? and contact = ? and timer is not null', tenant, contactId);
  sql.run(
    `update log set entry = x'' where tenant = :tenant and (
       stream in (select id from enrollment where tenant = :tenant and contact = :contact)
       or stream = 'inputs:' || :contact
       or (stream >= 'refusals:' || :contact || ':' and stream < 'refusals:' || :contact || ';'))`,
    { tenant, contact: contactId },
  );
}
