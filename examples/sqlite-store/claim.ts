import type { ClaimRequest, DueInput, EnrollmentRow, Input, Lease, Loaded, Tenant } from '@sojourn/engine';
import { enrollmentColumns, toEnrollment } from './queries.ts';
import type { EnrollmentColumns } from './queries.ts';
import type { Sql } from './sql.ts';

/** Free contacts whose first due input is in the lanes: those of each tenant in the order of due, one tenant's and the next one's in turn. */
const candidates = `
with first as (
  select tenant, contact, due, lane, row_number() over (partition by tenant, contact order by due, seq) as place from inbox where due <= :now
), free as (
  select f.tenant, f.contact, f.due, row_number() over (partition by f.tenant order by f.due, f.contact) as turn
  from first f join contact c on c.tenant = f.tenant and c.id = f.contact
  where f.place = 1 and f.lane in (select value from json_each(:lanes)) and coalesce(c.held_until, 0) <= :now
)
select tenant, contact from free order by turn, due, tenant limit :contacts`;

/** Leases contacts and loads them. Called inside a transaction. */
export function claim(sql: Sql, { now, leaseMs, contacts, lanes }: ClaimRequest): Loaded[] {
  const named = { now, contacts, lanes: JSON.stringify(lanes) };
  const due = sql.all<{ tenant: Tenant; contact: string }>(candidates, named);
  return due.map(({ tenant, contact }) => {
    sql.run('update contact set token = token + 1, held_until = ? where tenant = ? and id = ?', now + leaseMs, tenant, contact);
    return load(sql, tenant, contact, now);
  });
}

function load(sql: Sql, tenant: Tenant, contactId: string, now: number): Loaded {
  const contact = sql.first<{ token: number; state: Uint8Array | null }>(
    'select token, state from contact where tenant = ? and id = ?',
    tenant,
    contactId,
  );
  const enrollments = sql.all<EnrollmentColumns>(
    `${enrollmentColumns} where tenant = ? and contact = ? and live order by id`,
    tenant,
    contactId,
  );
  const inputs = sql.all<InputColumns>(
    'select seq, due, lane, timer, body from inbox where tenant = ? and contact = ? and due <= ? order by due, seq',
    tenant,
    contactId,
    now,
  );
  return {
    lease: { tenant, contactId, token: BigInt(contact?.token ?? 0) },
    contact: contact?.state ?? null,
    enrollments: enrollments.map((row): EnrollmentRow => toEnrollment(row)),
    inputs: inputs.map((row) => toInput(contactId, row)),
  };
}

interface InputColumns {
  readonly seq: number;
  readonly due: number;
  readonly lane: Input['lane'];
  readonly timer: string | null;
  readonly body: string;
}

function toInput(contactId: string, { seq, due, lane, timer, body }: InputColumns): DueInput {
  const parsed: unknown = JSON.parse(body);
  return { contactId, seq: BigInt(seq), due, arrived: due, lane, body: parsed, ...(timer === null ? {} : { timer }) };
}

/** Whether a lease still holds: nobody has claimed, written or released its contact since. */
export function isCurrent(sql: Sql, { tenant, contactId, token }: Lease): boolean {
  return sql.first<{ token: number }>('select token from contact where tenant = ? and id = ?', tenant, contactId)?.token === Number(token);
}

/** Gives a lease back, or keeps the contact out of the way until an instant. A stale lease is passed over. */
export function release(sql: Sql, lease: Lease, until?: number): void {
  if (!isCurrent(sql, lease)) return;
  sql.run('update contact set token = token + 1, held_until = ? where tenant = ? and id = ?', until ?? null, lease.tenant, lease.contactId);
}

/** When something can be claimed next. */
export function nextDue(sql: Sql): number | null {
  const next =
    'select min(max(i.due, coalesce(c.held_until, i.due))) as due from inbox i join contact c on c.tenant = i.tenant and c.id = i.contact';
  return sql.first<{ due: number | null }>(next)?.due ?? null;
}
