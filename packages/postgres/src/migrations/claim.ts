import type { Migration } from './migration.ts';
import { planned } from './planned.ts';

/**
 * Claiming. Candidates are looked up without locks, more than are asked for; locking passes over those that another worker
 * is just claiming. They come one of each tenant in turn, so that a large tenant does not starve a small one.
 */
export const claim: Migration = {
  version: 3,
  name: 'functions: claim, release, next due',
  sql: (schema) => [lease, load, release, nextDue].map((part) => part(schema)).join('\n'),
};

const lease = (schema: string): string => `
-- Leases contacts; gives their tenants and ids, in the order in which they are served.
create function ${schema}.lease(p_now bigint, p_lease_ms bigint, p_contacts integer, p_lanes smallint[], out v_tenants integer[], out v_ids bigint[])
language plpgsql ${planned} as $$
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

  update ${schema}.contact set token = token + 1, leased = true, wake_at = p_now + p_lease_ms
  where ctid = any (array(
    select k.place from unnest(v_tenants, v_ids) as u (tenant, id)
    cross join lateral (select k.ctid as place from ${schema}.contact k where k.tenant = u.tenant and k.id = u.id offset 0) k
  ));
end $$;`;

const load = (schema: string): string => `
-- Rows of three kinds: 0 a leased contact, 1 a live enrollment, 2 a due input.
create function ${schema}.claim(p_now bigint, p_lease_ms bigint, p_contacts integer, p_lanes smallint[])
returns table (
  o_kind smallint, o_tenant text, o_contact text, o_token bigint, o_state bytea,
  o_id text, o_journey text, o_identity text, o_version integer, o_node text, o_status text,
  o_seq bigint, o_due bigint, o_lane smallint, o_timer text, o_body text
) language plpgsql ${planned} as $$
declare v_tenants integer[]; v_ids bigint[]; v_owners text[]; v_names text[];
begin
  select l.v_tenants, l.v_ids into v_tenants, v_ids from ${schema}.lease(p_now, p_lease_ms, p_contacts, p_lanes) l;
  if v_tenants is null then return; end if;

  select array_agg(t.name order by u.place), array_agg(c.name order by u.place) into v_owners, v_names
  from unnest(v_tenants, v_ids) with ordinality as u (tenant, id, place)
  cross join lateral (select k.name from ${schema}.tenant k where k.id = u.tenant offset 0) t
  cross join lateral (select k.name from ${schema}.contact k where k.tenant = u.tenant and k.id = u.id offset 0) c;

  return query
  select 0::smallint, u.owner, u.name, c.token, c.state,
    null::text, null::text, null::text, null::integer, null::text, null::text, null::bigint, null::bigint, null::smallint, null::text, null::text
  from unnest(v_tenants, v_ids, v_owners, v_names) as u (tenant, id, owner, name)
  cross join lateral (select k.token, k.state from ${schema}.contact k where k.tenant = u.tenant and k.id = u.id offset 0) c;

  -- Planned each time: a plan that was kept from when there were few enrollments may go by an index on the tenant alone.
  return query execute $query$
  select 1::smallint, u.owner, u.name, null::bigint, e.state,
    e.id, j.name, e.identity, e.version, e.node, e.status, null::bigint, null::bigint, null::smallint, null::text, null::text
  from unnest($1, $2, $3, $4) as u (tenant, id, owner, name)
  cross join lateral (
    select k.id, k.journey, k.identity, k.version, k.node, k.status, k.state from ${schema}.enrollment k
    where k.tenant = u.tenant and k.contact = u.id and k.live offset 0
  ) e
  cross join lateral (select k.name from ${schema}.journey k where k.tenant = u.tenant and k.id = e.journey offset 0) j
  $query$ using v_tenants, v_ids, v_owners, v_names;

  return query
  select 2::smallint, u.owner, u.name, null::bigint, null::bytea,
    null::text, null::text, null::text, null::integer, null::text, null::text, i.seq, i.due, i.lane, i.timer, i.body
  from unnest(v_tenants, v_ids, v_owners, v_names) as u (tenant, id, owner, name)
  cross join lateral (
    select k.seq, k.due, k.lane, k.timer, k.body from ${schema}.inbox k
    where k.tenant = u.tenant and k.contact = u.id and k.due <= p_now order by k.due, k.seq
  ) i;
end $$;`;

const release = (schema: string): string => `
-- A stale lease is passed over. With an instant, the contact is kept back until then, under a token nobody has.
create function ${schema}.release(p_tenants text[], p_contacts text[], p_tokens bigint[], p_until bigint) returns void language plpgsql ${planned} as $$
declare v_tenants integer[]; v_ids bigint[];
begin
  v_tenants := ${schema}.tenant_ids(p_tenants);
  v_ids := ${schema}.lock_contacts(v_tenants, p_contacts);
  update ${schema}.contact c set
    token = c.token + 1,
    leased = p_until is not null,
    wake_at = coalesce(p_until, x.due),
    wake_lane = coalesce(x.lane, c.wake_lane)
  from (
    select k.place, f.due, f.lane from unnest(v_tenants, v_ids, p_tokens) as u (tenant, id, token)
    cross join lateral (
      select k.ctid as place from ${schema}.contact k where k.tenant = u.tenant and k.id = u.id and k.token = u.token offset 0
    ) k
    left join lateral (
      select i.due, i.lane from ${schema}.inbox i where i.tenant = u.tenant and i.contact = u.id order by i.due, i.seq limit 1
    ) f on true
    offset 0
  ) x
  where c.ctid = x.place;
end $$;

-- Numbers of tenants by name; 0, which none has, for one that does not exist.
create function ${schema}.tenant_ids(p_names text[]) returns integer[] language plpgsql ${planned} as $$
declare v_ids integer[];
begin
  select array_agg(coalesce(t.id, 0) order by u.place) into v_ids from unnest(p_names) with ordinality as u (name, place)
  left join lateral (select k.id from ${schema}.tenant k where k.name = u.name offset 0) t on true;
  return v_ids;
end $$;`;

const nextDue = (schema: string): string => `
create function ${schema}.next_due() returns bigint language sql stable ${planned} as $$
  select min(c.wake_at)
  from ${schema}.tenant t cross join (values (0::smallint), (1::smallint)) as l (lane)
  cross join lateral (
    select x.wake_at from ${schema}.contact x
    where x.tenant = t.id and x.wake_lane = l.lane and x.wake_at is not null
    order by x.wake_at limit 1
  ) c
$$;`;
