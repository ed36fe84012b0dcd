import type { Migration } from './migration.ts';
import { planned } from './planned.ts';

/**
 * Committing. One call is one transaction: every contact is locked and judged first, and then all that were let in are
 * written, a statement per table. `w` is the place of a row's contact in the batch, from 1.
 */
export const commit: Migration = {
  version: 4,
  name: 'functions: commit',
  sql: (schema) => [journeyIds, judge, erase, send, (name: string) => commitFunction(name)].map((part) => part(schema)).join('\n'),
};

/** The function itself, as this migration makes it or as a later one replaces it. */
export function commitFunction(schema: string, later?: { readonly or: 'replace'; readonly movesContacts: true }): string {
  const made = `${open(schema)}${write(schema, later === undefined ? '' : 'contact = excluded.contact, ')}`;
  return later === undefined ? made : made.replace('create function', 'create or replace function');
}

const journeyIds = (schema: string): string => `
-- Numbers of journeys by name; new names get one.
create function ${schema}.journey_ids(p_tenants integer[], p_names text[]) returns integer[] language plpgsql ${planned} as $$
declare v_ids integer[];
begin
  select array_agg(j.id order by u.place) into v_ids from unnest(p_tenants, p_names) with ordinality as u (tenant, name, place)
  left join lateral (select k.id from ${schema}.journey k where k.tenant = u.tenant and k.name = u.name offset 0) j on true;
  if array_position(v_ids, null) is null then return v_ids; end if;
  insert into ${schema}.journey (tenant, name)
  select distinct u.tenant, u.name from unnest(p_tenants, p_names, v_ids) as u (tenant, name, id) where u.id is null
  order by 1, 2 on conflict (tenant, name) do nothing;
  return ${schema}.journey_ids(p_tenants, p_names);
end $$;`;

const judge = (schema: string): string => `
-- Takes those out whose live enrollments have an identity that another one has, in the tables or earlier in the batch.
create function ${schema}.judge_identities(
  p_tenants integer[], p_results smallint[], p_w integer[], p_ids text[], p_journeys integer[], p_identities text[], p_live boolean[]
) returns smallint[] language plpgsql ${planned} as $$
declare v_taken integer[]; v_results smallint[] := p_results; v_w integer;
begin
  -- Planned each time: a plan that was kept from when there were few enrollments may go by an index on the journey alone.
  execute $query$
  with given as (
    select u.w, $1[u.w] as tenant, u.journey, u.id, u.identity,
      row_number() over (partition by $1[u.w], u.journey, u.identity order by u.w, u.place) as turn
    from unnest($3, $4, $5, $6, $7) with ordinality as u (w, id, journey, identity, live, place)
    where u.live and $2[u.w] = 0
  )
  select array_agg(g.w) from given g
  left join lateral (
    select e.id from ${schema}.enrollment e
    where e.tenant = g.tenant and e.journey = g.journey and e.identity = g.identity and e.live offset 0
  ) holder on true
  where g.turn > 1 or (holder.id <> g.id
    and not exists (select from unnest($3, $4, $7) as y (w, id, live) where y.w = g.w and y.id = holder.id and not y.live))
  $query$ into v_taken using p_tenants, p_results, p_w, p_ids, p_journeys, p_identities, p_live;
  foreach v_w in array coalesce(v_taken, '{}') loop v_results[v_w] := 2; end loop;
  return v_results;
end $$;`;

const erase = (schema: string): string => `
create function ${schema}.erase(p_tenants integer[], p_ids bigint[], p_contacts text[], p_results smallint[], p_erase boolean[]) returns void language plpgsql ${planned} as $$
begin
  delete from ${schema}.inbox i using unnest(p_tenants, p_ids, p_results, p_erase) as u (tenant, id, result, erase)
  where u.result = 0 and u.erase and i.tenant = u.tenant and i.contact = u.id;

  update ${schema}.log l set entry = '' from unnest(p_tenants, p_ids, p_results, p_erase) as u (tenant, id, result, erase)
  join ${schema}.enrollment e on e.tenant = u.tenant and e.contact = u.id
  where u.result = 0 and u.erase and l.tenant = e.tenant and l.stream = e.id;

  -- Refusals of a contact stand next to each other: one range of the key, in the order of code points.
  update ${schema}.log l set entry = '' from unnest(p_tenants, p_contacts, p_results, p_erase) as u (tenant, name, result, erase)
  where u.result = 0 and u.erase and l.tenant = u.tenant
    and l.stream >= 'refusals:' || u.name || ':' and l.stream < 'refusals:' || u.name || ';';
end $$;`;

const send = (schema: string): string => `
-- Delivers what was sent by contacts that were written, and forgets the dedupe ids of the others.
create function ${schema}.send(
  p_tenants integer[], p_results smallint[], p_fresh boolean[],
  p_w integer[], p_ids bigint[], p_dues bigint[], p_dedupes text[], p_timers text[], p_lanes smallint[], p_bodies text[]
) returns void language plpgsql ${planned} as $$
declare v_tenants integer[]; v_ids bigint[]; v_dues bigint[]; v_timers text[]; v_lanes smallint[]; v_bodies text[];
begin
  delete from ${schema}.seen s using unnest(p_tenants, p_w, p_dedupes, p_fresh) as u (tenant, w, dedupe, fresh)
  where u.fresh and p_results[u.w] <> 0 and s.tenant = u.tenant and s.dedupe = u.dedupe;

  select array_agg(u.tenant order by u.place), array_agg(u.id order by u.place), array_agg(u.due order by u.place),
    array_agg(u.timer order by u.place), array_agg(u.lane order by u.place), array_agg(u.body order by u.place)
  into v_tenants, v_ids, v_dues, v_timers, v_lanes, v_bodies
  from unnest(p_tenants, p_w, p_ids, p_dues, p_timers, p_lanes, p_bodies, p_fresh) with ordinality
    as u (tenant, w, id, due, timer, lane, body, fresh, place)
  where u.fresh and p_results[u.w] = 0;
  if v_ids is not null then perform ${schema}.deliver(v_tenants, v_ids, v_dues, v_timers, v_lanes, v_bodies); end if;
end $$;`;

/** The head of the function: locks and judges. */
const open = (schema: string): string => `
-- Per contact: 0 written, 1 fenced, 2 an identity is taken.
create function ${schema}.commit(
  p_tenants text[], p_contacts text[], p_tokens bigint[], p_states bytea[], p_erase boolean[],
  p_consume_w integer[], p_consume_seq bigint[],
  p_enrollment_w integer[], p_enrollment_id text[], p_enrollment_journey text[], p_enrollment_identity text[], p_enrollment_live boolean[],
  p_enrollment_version integer[], p_enrollment_node text[], p_enrollment_status text[], p_enrollment_state bytea[],
  p_timer_w integer[], p_timer_name text[], p_timer_due bigint[], p_timer_lane smallint[], p_timer_body text[],
  p_clear_w integer[], p_clear_name text[],
  p_send_w integer[], p_send_contact text[], p_send_due bigint[], p_send_dedupe text[], p_send_timer text[], p_send_lane smallint[], p_send_body text[],
  p_log_w integer[], p_log_stream text[], p_log_seq integer[], p_log_entry bytea[]
) returns smallint[] language plpgsql ${planned} as $$
declare
  v_size integer := cardinality(p_contacts);
  v_tenants integer[] := ${schema}.tenant_ids(p_tenants);
  v_ids bigint[]; v_results smallint[]; v_journeys integer[];
  v_send_tenants integer[]; v_fresh boolean[];
begin
  if cardinality(p_send_w) > 0 then
    select array_agg(v_tenants[u.w] order by u.place) into v_send_tenants from unnest(p_send_w) with ordinality as u (w, place);
    v_fresh := ${schema}.remember(v_send_tenants, p_send_dedupe, p_send_due);
    perform ${schema}.ensure_contacts(v_send_tenants, p_send_contact);
  end if;
  v_ids := ${schema}.lock_contacts(v_tenants || v_send_tenants, p_contacts || p_send_contact);

  select array_agg(case when c.token = u.token and u.turn = 1 then 0 else 1 end::smallint order by u.place) into v_results
  from (
    select x.*, row_number() over (partition by x.tenant, x.id order by x.place) as turn
    from unnest(v_tenants, v_ids[1:v_size], p_tokens) with ordinality as x (tenant, id, token, place)
  ) u
  left join lateral (select k.token from ${schema}.contact k where k.tenant = u.tenant and k.id = u.id offset 0) c on true;

  if cardinality(p_enrollment_w) > 0 then
    v_journeys := ${schema}.journey_ids((select array_agg(v_tenants[u.w] order by u.place) from unnest(p_enrollment_w) with ordinality as u (w, place)), p_enrollment_journey);
    v_results := ${schema}.judge_identities(v_tenants, v_results, p_enrollment_w, p_enrollment_id, v_journeys, p_enrollment_identity, p_enrollment_live);
  end if;
`;

/** The rest of it: writes what was let in. */
const write = (schema: string, moved: string): string => `
  delete from ${schema}.inbox where ctid = any (array(
    select i.place from unnest(p_consume_w, p_consume_seq) as u (w, seq)
    cross join lateral (
      select k.ctid as place from ${schema}.inbox k where k.tenant = v_tenants[u.w] and k.contact = v_ids[u.w] and k.seq = u.seq offset 0
    ) i
    where v_results[u.w] = 0
  ));
  if cardinality(p_timer_w) + cardinality(p_clear_w) > 0 then
    perform ${schema}.clear_timers(array_agg(v_tenants[u.w]), array_agg(v_ids[u.w]), array_agg(u.timer))
    from unnest(p_timer_w || p_clear_w, p_timer_name || p_clear_name) as u (w, timer) where v_results[u.w] = 0;
  end if;
  if true = any (p_erase) then perform ${schema}.erase(v_tenants, v_ids[1:v_size], p_contacts, v_results, p_erase); end if;

  insert into ${schema}.inbox (tenant, contact, due, lane, timer, body)
  select v_tenants[u.w], v_ids[u.w], u.due, u.lane, u.timer, u.body
  from unnest(p_timer_w, p_timer_name, p_timer_due, p_timer_lane, p_timer_body) with ordinality as u (w, timer, due, lane, body, place)
  where v_results[u.w] = 0 order by u.place;

  -- Those that end come first: they free the identity that another one of the same commit takes.
  insert into ${schema}.enrollment as e (tenant, id, contact, journey, identity, live, version, node, status, state)
  select v_tenants[u.w], u.id, v_ids[u.w], u.journey, u.identity, u.live, u.version, u.node, u.status, u.state
  from unnest(p_enrollment_w, p_enrollment_id, v_journeys, p_enrollment_identity, p_enrollment_live, p_enrollment_version, p_enrollment_node, p_enrollment_status, p_enrollment_state)
    as u (w, id, journey, identity, live, version, node, status, state)
  where v_results[u.w] = 0 order by u.live, u.id
  on conflict (tenant, id) do update set
    ${moved}identity = excluded.identity, live = excluded.live, version = excluded.version, node = excluded.node, status = excluded.status, state = excluded.state;

  insert into ${schema}.log (tenant, stream, seq, entry)
  select v_tenants[u.w], u.stream, u.seq, u.entry
  from unnest(p_log_w, p_log_stream, p_log_seq, p_log_entry) as u (w, stream, seq, entry)
  where v_results[u.w] = 0;

  update ${schema}.contact c set state = coalesce(x.state, c.state), token = c.token + 1, leased = false, wake_at = x.due, wake_lane = coalesce(x.lane, c.wake_lane)
  from (
    select k.place, u.state, f.due, f.lane
    from unnest(v_tenants, v_ids[1:v_size], p_states, v_results) as u (tenant, id, state, result)
    cross join lateral (select k.ctid as place from ${schema}.contact k where k.tenant = u.tenant and k.id = u.id offset 0) k
    left join lateral (
      select i.due, i.lane from ${schema}.inbox i where i.tenant = u.tenant and i.contact = u.id order by i.due, i.seq limit 1
    ) f on true
    where u.result = 0 offset 0
  ) x
  where c.ctid = x.place;

  if cardinality(p_send_w) > 0 then
    perform ${schema}.send(v_send_tenants, v_results, v_fresh, p_send_w, v_ids[v_size + 1:], p_send_due, p_send_dedupe, p_send_timer, p_send_lane, p_send_body);
  end if;
  return v_results;
end $$;`;
