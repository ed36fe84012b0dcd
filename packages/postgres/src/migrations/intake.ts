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
  sql: (schema) => `
create function ${schema}.tenant_id(p_name text) returns integer language plpgsql as $$
declare v_id integer;
begin
  select id into v_id from ${schema}.tenant where name = p_name;
  if v_id is null then
    insert into ${schema}.tenant (name) values (p_name) on conflict do nothing;
    select id into v_id from ${schema}.tenant where name = p_name;
  end if;
  return v_id;
end $$;

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
end $$;

create function ${schema}.ensure_contacts(p_tenants integer[], p_contacts text[]) returns void language plpgsql ${planned} as $$
begin
  insert into ${schema}.contact (tenant, name)
  select distinct u.tenant, u.name from unnest(p_tenants, p_contacts) as u (tenant, name)
  where not exists (select from ${schema}.contact c where c.tenant = u.tenant and c.name = u.name)
  order by 1, 2
  on conflict (tenant, name) do nothing;
end $$;

create function ${schema}.lock_contacts(p_tenants integer[], p_contacts text[]) returns void language plpgsql ${planned} as $$
begin
  perform 1 from (select distinct u.tenant, u.name from unnest(p_tenants, p_contacts) as u (tenant, name)) u
  join ${schema}.contact c on c.tenant = u.tenant and c.name = u.name
  order by c.tenant, c.name for update of c;
end $$;

-- Puts inputs into the inboxes of contacts that exist and are locked. What is not a timer is due when it arrives, never
-- before what arrived earlier; a timer takes the place of one of the same name.
create function ${schema}.deliver(p_tenants integer[], p_contacts text[], p_dues bigint[], p_timers text[], p_lanes smallint[], p_bodies text[])
returns void language plpgsql ${planned} as $$
begin
  delete from ${schema}.inbox i
  using unnest(p_tenants, p_contacts, p_timers) as u (tenant, name, timer)
  join ${schema}.contact c on c.tenant = u.tenant and c.name = u.name
  where u.timer is not null and i.tenant = c.tenant and i.contact = c.id and i.timer = u.timer;

  with given as (
    select u.*, c.id, c.last_arrived, row_number() over (partition by u.tenant, u.name, u.timer order by u.place desc) as turn
    from unnest(p_tenants, p_contacts, p_dues, p_timers, p_lanes, p_bodies) with ordinality as u (tenant, name, due, timer, lane, body, place)
    join ${schema}.contact c on c.tenant = u.tenant and c.name = u.name
  )
  insert into ${schema}.inbox (tenant, contact, due, lane, timer, body)
  select tenant, id,
    case when timer is not null then due
      else greatest(last_arrived, max(due) filter (where timer is null) over (partition by tenant, id order by place)) end,
    lane, timer, body
  from given where timer is null or turn = 1 order by place;

  update ${schema}.contact c set
    last_arrived = greatest(c.last_arrived, x.latest),
    wake_at = case when c.leased then c.wake_at else f.due end,
    wake_lane = case when c.leased then c.wake_lane else coalesce(f.lane, c.wake_lane) end
  from (
    select k.tenant, k.id, max(u.due) filter (where u.timer is null) as latest
    from unnest(p_tenants, p_contacts, p_dues, p_timers) as u (tenant, name, due, timer)
    join ${schema}.contact k on k.tenant = u.tenant and k.name = u.name
    group by k.tenant, k.id
  ) x
  left join lateral (
    select i.due, i.lane from ${schema}.inbox i where i.tenant = x.tenant and i.contact = x.id order by i.due, i.seq limit 1
  ) f on true
  where c.tenant = x.tenant and c.id = x.id;
end $$;

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
  perform ${schema}.lock_contacts(v_tenants, v_contacts);
  perform ${schema}.deliver(v_tenants, v_contacts, v_dues, v_timers, v_lanes, v_bodies);
  return v_fresh;
end $$;
`,
};
