import type { Input, Tenant } from '@sojourn/engine';
import type { Sql } from './sql.ts';

/** Thirty days are asked for; one more covers clocks that differ. */
const keptMs = 31 * 86_400_000;

/** Takes inputs in. Called inside a transaction. @returns For each, whether it was taken: false if its id was seen before. */
export function append(sql: Sql, tenant: Tenant, inputs: readonly Input[]): boolean[] {
  return inputs.map((input) => {
    if (input.dedupe !== undefined && !remember(sql, tenant, input.dedupe, input.due)) return false;
    sql.run('insert into contact (tenant, id) values (?, ?) on conflict do nothing', tenant, input.contactId);
    deliver(sql, tenant, input);
    return true;
  });
}

function remember(sql: Sql, tenant: Tenant, dedupe: string, at: number): boolean {
  const seen = sql.first<{ at: number }>('select at from seen where tenant = ? and dedupe = ?', tenant, dedupe);
  if (seen !== undefined && seen.at >= at - keptMs) return false;
  sql.run('insert or replace into seen (tenant, dedupe, at) values (?, ?, ?)', tenant, dedupe, at);
  return true;
}

/** Puts an input into the inbox of a contact that exists. A timer takes the place of the one of its name; anything else never comes before what came earlier. */
export function deliver(sql: Sql, tenant: Tenant, { contactId, due, lane, timer, body }: Input): void {
  let at = due;
  if (timer === undefined) {
    const contact = sql.first<{ last: number }>('select last_arrived as last from contact where tenant = ? and id = ?', tenant, contactId);
    at = Math.max(due, contact?.last ?? due);
    sql.run('update contact set last_arrived = ? where tenant = ? and id = ?', at, tenant, contactId);
  } else clearTimer(sql, tenant, contactId, timer);
  sql.run(
    'insert into inbox (tenant, contact, due, lane, timer, body) values (?, ?, ?, ?, ?, ?)',
    tenant,
    contactId,
    at,
    lane,
    timer ?? null,
    JSON.stringify(body),
  );
}

/** Removes a timer, if there is one of that name. */
export function clearTimer(sql: Sql, tenant: Tenant, contactId: string, timer: string): void {
  sql.run('delete from inbox where tenant = ? and contact = ? and timer = ?', tenant, contactId, timer);
}
