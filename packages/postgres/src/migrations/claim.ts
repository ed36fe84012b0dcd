import type { Migration } from './migration.ts';
import { planned } from './planned.ts';

/**
 * Claiming. Candidates are looked up without locks, more than are asked for; locking passes over those that another worker
 * is just claiming. They come one of each tenant in turn, so that a large tenant does not starve a small one.
 */
export const claim: Migration = {
  version: 3,
  name: 'functions: claim, release, next due',
  sql: (schema) => `
-- Rows of three kinds: 0 a leased contact, 1 a live enrollment, 2 a due input.
create function ${schema}.claim(p_now bigint, p_lease_ms bigint, p_contacts integer, p_lanes smallint[])
returns table (
  o_kind smallint, o_tenant text, o_contact text, o_token bigint, o_state bytea,
  o_id text, o_journey text, o_identity text, o_version integer, o_node text, o_status text,
  o_seq bigint, o_due bigint, o_lane smallint, o_timer text, o_body text
) language plpgsql ${planned} as $$
declare v_tenants integer[]; v_contacts bigint[];
begin
  with pool as (
    select c.tenant, c.id, c.wake_at, row_number() over (partition by c.tenant order by c.wake_at, c.id) as turn
    from ${schema}.tenant t cross join unnest(p_lanes) as l (lane)
    cross join lateral (
      select x.tenant, x.id, x.wake_at from ${schema}.contact x
      where x.tenant = t.id and x.wake_lane = l.lane and x.wake_at <= p_now
      order by x.wake_at limit p_contacts * 4
    ) c
  ), picked as (
    select x.tenant, x.id, p.turn, p.wake_at as due
    from (select * from pool order by turn, wake_at, tenant limit p_contacts * 4) p
    join ${schema}.contact x on x.tenant = p.tenant and x.id = p.id
    where x.wake_at <= p_now and x.wake_lane = any (p_lanes)
    order by p.turn, p.wake_at, p.tenant limit p_contacts for update of x skip locked
  ), leased as (
    update ${schema}.contact x set token = x.token + 1, leased = true, wake_at = p_now + p_lease_ms
    from picked where x.tenant = picked.tenant and x.id = picked.id
    returning x.tenant, x.id, picked.turn, picked.due
  )
  select array_agg(tenant order by turn, due, tenant), array_agg(id order by turn, due, tenant) into v_tenants, v_contacts from leased;

  if v_tenants is null then return; end if;

  return query
  select 0::smallint, t.name, c.name, c.token, c.state,
    null::text, null::text, null::text, null::integer, null::text, null::text, null::bigint, null::bigint, null::smallint, null::text, null::text
  from unnest(v_tenants, v_contacts) with ordinality as u (tenant, id, place)
  join ${schema}.contact c on c.tenant = u.tenant and c.id = u.id
  join ${schema}.tenant t on t.id = u.tenant
  order by u.place;

  return query
  select 1::smallint, t.name, c.name, null::bigint, e.state,
    e.id, j.name, e.identity, e.version, e.node, e.status, null::bigint, null::bigint, null::smallint, null::text, null::text
  from unnest(v_tenants, v_contacts) as u (tenant, id)
  join ${schema}.contact c on c.tenant = u.tenant and c.id = u.id
  join ${schema}.tenant t on t.id = u.tenant
  join ${schema}.enrollment e on e.tenant = u.tenant and e.contact = u.id and e.live
  join ${schema}.journey j on j.tenant = u.tenant and j.id = e.journey
  order by e.id;

  return query
  select 2::smallint, t.name, c.name, null::bigint, null::bytea,
    null::text, null::text, null::text, null::integer, null::text, null::text, i.seq, i.due, i.lane, i.timer, i.body
  from unnest(v_tenants, v_contacts) as u (tenant, id)
  join ${schema}.contact c on c.tenant = u.tenant and c.id = u.id
  join ${schema}.tenant t on t.id = u.tenant
  join ${schema}.inbox i on i.tenant = u.tenant and i.contact = u.id and i.due <= p_now
  order by i.due, i.seq;
end $$;

-- A stale lease is passed over. With an instant, the contact is kept back until then, under a token nobody has.
create function ${schema}.release(p_tenants text[], p_contacts text[], p_tokens bigint[], p_until bigint) returns void language plpgsql ${planned} as $$
declare v_tenants integer[];
begin
  select array_agg(coalesce(t.id, 0) order by u.place) into v_tenants
  from unnest(p_tenants) with ordinality as u (name, place) left join ${schema}.tenant t on t.name = u.name;
  perform ${schema}.lock_contacts(v_tenants, p_contacts);
  update ${schema}.contact c set
    token = c.token + 1,
    leased = p_until is not null,
    wake_at = coalesce(p_until, f.due),
    wake_lane = coalesce(f.lane, c.wake_lane)
  from (
    select k.tenant, k.id, u.token from unnest(v_tenants, p_contacts, p_tokens) as u (tenant, name, token)
    join ${schema}.contact k on k.tenant = u.tenant and k.name = u.name
  ) x
  left join lateral (
    select i.due, i.lane from ${schema}.inbox i where i.tenant = x.tenant and i.contact = x.id order by i.due, i.seq limit 1
  ) f on true
  where c.tenant = x.tenant and c.id = x.id and c.token = x.token;
end $$;

create function ${schema}.next_due() returns bigint language sql stable ${planned} as $$
  select min(c.wake_at)
  from ${schema}.tenant t cross join (values (0::smallint), (1::smallint)) as l (lane)
  cross join lateral (
    select x.wake_at from ${schema}.contact x
    where x.tenant = t.id and x.wake_lane = l.lane and x.wake_at is not null
    order by x.wake_at limit 1
  ) c
$$;
`,
};
