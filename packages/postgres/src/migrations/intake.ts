import type { Migration } from './migration.ts';
import { planned } from './planned.ts';

/** Thirty days are promised; one more covers clocks that differ. */
const keptWindowMs = 31 * 86_400_000;

/**
 * Intake. Locks are always taken in one order (dedupe ids, new contacts, contacts by name), so that batches that overlap wait
 * for each other and never in a circle. Each statement of a function sees what was committed before it, also while the call
 * waited for a lock.
 */
export const intake: Migration = {
  version: 2,
  name: 'functions: intake',
  sql: (schema) => [tenantId, remember, lockContacts, deliver, append].map((part) => part(schema)).join('\n'),
};

const tenantId = (schema: string): string => `
create function ${schema}.tenant_id(p_name text) returns integer language plpgsql as $$
declare v_id integer;
begin
  select id into v_id from ${schema}.tenant where name = p_name;
  if v_id is null then
    insert into ${schema}.tenant (name) values (p_name) on conflict do nothing;
    select id into v_id from ${schema}.tenant where name = p_name;
  end if;
  return v_id;
end $$;`;

const remember = (schema: string): string => `
-- Which of these dedupe ids were not seen within the kept window; they are seen from now on.
create function ${schema}.remember(p_tenants integer[], p_dedupes text[], p_dues bigint[]) returns boolean[] language plpgsql ${planned} as $$
declare v_fresh boolean[];
begin
  with given as (
    select u.tenant, u.dedupe, u.due, u.place, row_number() over (partition by u.tenant, u.dedupe order by u.place) as turn
    from unnest(p_tenants, p_dedupes, p_dues) with ordinality as u (tenant, dedupe, due, place)
  ), taken as (
    insert into ${schema}.seen as s (tenant, dedupe, at)
    select tenant, dedupe, due from given where dedupe is not null and turn = 1 order by tenant, dedupe
    on conflict (tenant, dedupe) do update set at = excluded.at where s.at < excluded.at - ${keptWindowMs}
    returning s.tenant, s.dedupe
  )
  select array_agg(dedupe is null or (turn = 1 and (tenant, dedupe) in (select t.tenant, t.dedupe from taken t)) order by place)
  into v_fresh from given;
  return v_fresh;
end $$;`;

const lockContacts = (schema: string): string => `
create function ${schema}.ensure_contacts(p_tenants integer[], p_contacts text[]) returns void language plpgsql ${planned} as $$
begin
  insert into ${schema}.contact (tenant, name)
  select distinct u.tenant, u.name from unnest(p_tenants, p_contacts) as u (tenant, name)
  where not exists (select from ${schema}.contact c where c.tenant = u.tenant and c.name = u.name)
  order by 1, 2
  on conflict (tenant, name) do nothing;
end $$;

-- Locks contacts by name and gives their ids, in the order they were named; null for one that does not exist.
create function ${schema}.lock_contacts(p_tenants integer[], p_contacts text[]) returns bigint[] language plpgsql ${planned} as $$
declare v_ids bigint[];
begin
  perform l.id from (
    select distinct u.tenant, u.name from unnest(p_tenants, p_contacts) as u (tenant, name) order by 1, 2
  ) n cross join lateral (
    select c.id from ${schema}.contact c where c.tenant = n.tenant and c.name = n.name for update
  ) l;
  select array_agg(c.id order by u.place) into v_ids
  from unnest(p_tenants, p_contacts) with ordinality as u (tenant, name, place)
  left join lateral (select k.id from ${schema}.contact k where k.tenant = u.tenant and k.name = u.name offset 0) c on true;
  return v_ids;
end $$;`;

const deliver = (schema: string): string => `
-- Removes timers by name from contacts that are locked.
create function ${schema}.clear_timers(p_tenants integer[], p_ids bigint[], p_timers text[]) returns void language plpgsql ${planned} as $$
begin
  delete from ${schema}.inbox where ctid = any (array(
    select i.place from unnest(p_tenants, p_ids, p_timers) as u (tenant, id, timer)
    cross join lateral (select k.ctid as place from ${schema}.inbox k where k.tenant = u.tenant and k.contact = u.id and k.timer = u.timer offset 0) i
    where u.timer is not null
  ));
end $$;

-- Puts inputs into the inboxes of contacts that exist and are locked. What is not a timer is due when it arrives, never
-- before what arrived earlier; a timer takes the place of one of the same name.
create function ${schema}.deliver(p_tenants integer[], p_ids bigint[], p_dues bigint[], p_timers text[], p_lanes smallint[], p_bodies text[])
returns void language plpgsql ${planned} as $$
begin
  perform ${schema}.clear_timers(p_tenants, p_ids, p_timers);

  with given as (
    select u.*, c.last_arrived, row_number() over (partition by u.tenant, u.id, u.timer order by u.place desc) as turn
    from unnest(p_tenants, p_ids, p_dues, p_timers, p_lanes, p_bodies) with ordinality as u (tenant, id, due, timer, lane, body, place)
    cross join lateral (select k.last_arrived from ${schema}.contact k where k.tenant = u.tenant and k.id = u.id offset 0) c
  )
  insert into ${schema}.inbox (tenant, contact, due, lane, timer, body)
  select tenant, id,
    case when timer is not null then due
      else greatest(last_arrived, max(due) filter (where timer is null) over (partition by tenant, id order by place)) end,
    lane, timer, body
  from given where timer is null or turn = 1 order by place;

  update ${schema}.contact c set
    last_arrived = greatest(c.last_arrived, x.latest),
    wake_at = case when c.leased then c.wake_at else x.due end,
    wake_lane = case when c.leased then c.wake_lane else coalesce(x.lane, c.wake_lane) end
  from (
    select k.place, g.latest, f.due, f.lane
    from (
      select u.tenant, u.id, max(u.due) filter (where u.timer is null) as latest
      from unnest(p_tenants, p_ids, p_dues, p_timers) as u (tenant, id, due, timer) group by 1, 2
    ) g
    cross join lateral (select k.ctid as place from ${schema}.contact k where k.tenant = g.tenant and k.id = g.id offset 0) k
    left join lateral (
      select i.due, i.lane from ${schema}.inbox i where i.tenant = g.tenant and i.contact = g.id order by i.due, i.seq limit 1
    ) f on true
    offset 0
  ) x
  where c.ctid = x.place;
end $$;`;

const append = (schema: string): string => `
-- Answers which inputs were taken, in their order.
create function ${schema}.append(p_tenant text, p_contacts text[], p_dues bigint[], p_dedupes text[], p_timers text[], p_lanes smallint[], p_bodies text[])
returns boolean[] language plpgsql as $$
declare
  v_tenants integer[];
  v_fresh boolean[];
  v_contacts text[]; v_dues bigint[]; v_timers text[]; v_lanes smallint[]; v_bodies text[];
begin
  if cardinality(p_contacts) = 0 then return '{}'; end if;
  v_tenants := array_fill(${schema}.tenant_id(p_tenant), array[cardinality(p_contacts)]);
  v_fresh := ${schema}.remember(v_tenants, p_dedupes, p_dues);
  select array_agg(u.name order by u.place), array_agg(u.due order by u.place), array_agg(u.timer order by u.place),
    array_agg(u.lane order by u.place), array_agg(u.body order by u.place)
  into v_contacts, v_dues, v_timers, v_lanes, v_bodies
  from unnest(p_contacts, p_dues, p_timers, p_lanes, p_bodies, v_fresh) with ordinality as u (name, due, timer, lane, body, fresh, place)
  where u.fresh;
  if v_contacts is null then return v_fresh; end if;
  v_tenants := v_tenants[1:cardinality(v_contacts)];
  perform ${schema}.ensure_contacts(v_tenants, v_contacts);
  perform ${schema}.deliver(v_tenants, ${schema}.lock_contacts(v_tenants, v_contacts), v_dues, v_timers, v_lanes, v_bodies);
  return v_fresh;
end $$;`;
