import type { Migration } from './migration.ts';
import { planned } from './planned.ts';

/**
 * A commit's bytes come in one parameter and are cut out of it, and what it adds to a stream of the log is one row: a journey's
 * step writes some seven entries at once, and a row, its key and its index entry cost more than they hold.
 */
export const compactCommit: Migration = {
  version: 10,
  name: 'log rows of several entries; commit takes its bytes in one piece',
  sql: (schema) => [tables, (name: string) => `${open(name)}${write(name)}`].map((part) => part(schema)).join('\n'),
};

const tables = (schema: string): string => `
-- How many entries the row holds, from seq on; of several, each stands behind its length in four bytes.
alter table ${schema}.log add column entries integer not null default 1;
-- Room beside a row for the next state of it: then no index hears of the change.
alter table ${schema}.enrollment set (fillfactor = 50);
`;

/** The head of the function: locks and judges. */
const open = (schema: string): string => `
drop function ${schema}.commit(
  text[], text[], bigint[], bytea[], boolean[], integer[], bigint[],
  integer[], text[], text[], text[], boolean[], integer[], text[], text[], bytea[],
  integer[], text[], bigint[], smallint[], text[], integer[], text[],
  integer[], text[], bigint[], text[], text[], smallint[], text[], integer[], text[], integer[], bytea[]
);

-- Per contact: 0 written, 1 fenced, 2 an identity is taken. Bytes are places in p_bytes, from 1, with their sizes; a null place is none.
create function ${schema}.commit(
  p_bytes bytea,
  p_tenants text[], p_contacts text[], p_tokens bigint[], p_state_at integer[], p_state_size integer[], p_erase boolean[],
  p_consume_w integer[], p_consume_seq bigint[],
  p_enrollment_w integer[], p_enrollment_id text[], p_enrollment_journey text[], p_enrollment_identity text[], p_enrollment_live boolean[],
  p_enrollment_version integer[], p_enrollment_node text[], p_enrollment_status text[], p_enrollment_at integer[], p_enrollment_size integer[],
  p_timer_w integer[], p_timer_name text[], p_timer_due bigint[], p_timer_lane smallint[], p_timer_body text[],
  p_clear_w integer[], p_clear_name text[],
  p_send_w integer[], p_send_contact text[], p_send_due bigint[], p_send_dedupe text[], p_send_timer text[], p_send_lane smallint[], p_send_body text[],
  p_log_w integer[], p_log_stream text[], p_log_seq integer[], p_log_entries integer[], p_log_at integer[], p_log_size integer[]
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
const write = (schema: string): string => `
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
  select v_tenants[u.w], u.id, v_ids[u.w], u.journey, u.identity, u.live, u.version, u.node, u.status, substr(p_bytes, u.at, u.size)
  from unnest(p_enrollment_w, p_enrollment_id, v_journeys, p_enrollment_identity, p_enrollment_live, p_enrollment_version, p_enrollment_node, p_enrollment_status, p_enrollment_at, p_enrollment_size)
    as u (w, id, journey, identity, live, version, node, status, at, size)
  where v_results[u.w] = 0 order by u.live, u.id
  on conflict (tenant, id) do update set
    contact = excluded.contact, identity = excluded.identity, live = excluded.live, version = excluded.version, node = excluded.node, status = excluded.status, state = excluded.state;

  insert into ${schema}.log (tenant, stream, seq, entries, entry)
  select v_tenants[u.w], u.stream, u.seq, u.entries, substr(p_bytes, u.at, u.size)
  from unnest(p_log_w, p_log_stream, p_log_seq, p_log_entries, p_log_at, p_log_size) as u (w, stream, seq, entries, at, size)
  where v_results[u.w] = 0;

  update ${schema}.contact c set state = coalesce(x.state, c.state), token = c.token + 1, leased = false, wake_at = x.due, wake_lane = coalesce(x.lane, c.wake_lane)
  from (
    select k.place, substr(p_bytes, u.at, u.size) as state, f.due, f.lane
    from unnest(v_tenants, v_ids[1:v_size], p_state_at, p_state_size, v_results) as u (tenant, id, at, size, result)
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
