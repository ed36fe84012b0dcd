import type { Migration } from './migration.ts';
import { planned } from './planned.ts';

/**
 * The queue of due contacts is a table of its own, kept by what is written to contacts: a contact is updated three times whenever
 * it wakes, and as long as its due instant stood in an index, every update was told to all of its indexes. Inboxes are as lean:
 * a contact's few rows are gone through for the name of a timer.
 */
export const dueQueue: Migration = {
  version: 12,
  name: 'a table for the queue of due contacts; inboxes with one index',
  sql: (schema) => [tables, follow, lease, nextDue].map((part) => part(schema)).join('\n'),
};

const tables = (schema: string): string => `
create table ${schema}.wake (
  tenant integer not null,
  lane smallint not null,
  at bigint not null,
  contact bigint not null,
  primary key (tenant, lane, at, contact)
);
insert into ${schema}.wake (tenant, lane, at, contact) select c.tenant, c.wake_lane, c.wake_at, c.id from ${schema}.contact c where c.wake_at is not null;
drop index ${schema}.contact_due;
alter table ${schema}.contact set (fillfactor = 60);

drop index ${schema}.inbox_timer;
alter table ${schema}.inbox drop constraint inbox_pkey;
create index inbox_due on ${schema}.inbox (tenant, contact, due);
`;

const follow = (schema: string): string => `
-- Whoever writes a contact has locked it: its row in the queue is changed by nobody else.
create function ${schema}.queue_again() returns trigger language plpgsql ${planned} as $$
begin
  delete from ${schema}.wake where ctid = any (array(
    select w.place from before b
    cross join lateral (
      select k.ctid as place from ${schema}.wake k where k.tenant = b.tenant and k.lane = b.wake_lane and k.at = b.wake_at and k.contact = b.id offset 0
    ) w
    where b.wake_at is not null
  ));
  insert into ${schema}.wake (tenant, lane, at, contact) select a.tenant, a.wake_lane, a.wake_at, a.id from after a where a.wake_at is not null;
  return null;
end $$;
create trigger queue_again after update on ${schema}.contact referencing old table as before new table as after
  for each statement execute function ${schema}.queue_again();
`;

const lease = (schema: string): string => `
-- Leases contacts; gives their tenants and ids, in the order in which they are served.
create or replace function ${schema}.lease(p_now bigint, p_lease_ms bigint, p_contacts integer, p_lanes smallint[], out v_tenants integer[], out v_ids bigint[])
language plpgsql ${planned} as $$
begin
  with pool as (
    select c.tenant, c.contact as id, c.at as wake_at, row_number() over (partition by c.tenant order by c.at, c.contact) as turn
    from ${schema}.tenant t cross join unnest(p_lanes) as l (lane)
    cross join lateral (
      select x.tenant, x.contact, x.at from ${schema}.wake x
      where x.tenant = t.id and x.lane = l.lane and x.at <= p_now
      order by x.at, x.contact limit p_contacts * 4
    ) c
  ), picked as (
    select x.tenant, x.id, p.turn, p.wake_at
    from (select * from pool order by turn, wake_at, tenant limit p_contacts * 4) p
    cross join lateral (
      select k.tenant, k.id from ${schema}.contact k
      where k.tenant = p.tenant and k.id = p.id and k.wake_at <= p_now and k.wake_lane = any (p_lanes)
      for update skip locked
    ) x
    limit p_contacts
  )
  select array_agg(p.tenant order by p.turn, p.wake_at, p.tenant), array_agg(p.id order by p.turn, p.wake_at, p.tenant)
  into v_tenants, v_ids from picked p;
  if v_ids is null then return; end if;

  update ${schema}.contact set token = token + 1, leased = true, wake_at = p_now + p_lease_ms
  where ctid = any (array(
    select k.place from unnest(v_tenants, v_ids) as u (tenant, id)
    cross join lateral (select k.ctid as place from ${schema}.contact k where k.tenant = u.tenant and k.id = u.id offset 0) k
  ));
end $$;`;

const nextDue = (schema: string): string => `
create or replace function ${schema}.next_due() returns bigint language sql stable ${planned} as $$
  select min(c.at)
  from ${schema}.tenant t cross join (values (0::smallint), (1::smallint)) as l (lane)
  cross join lateral (
    select x.at from ${schema}.wake x where x.tenant = t.id and x.lane = l.lane order by x.at limit 1
  ) c
$$;`;
