import type { Migration } from './migration.ts';

/** Checking seals against the log, and forgetting what ended long ago without breaking them. */
export const verifying: Migration = {
  version: 9,
  name: 'audit: verification; retention: forgetting ended enrollments, dedupe ids and counters',
  sql: (schema) => [(name: string) => findingsFunction(name, 'l.entry'), forget, prune].map((part) => part(schema)).join('\n'),
};

/** The function that compares. @param content - What of a row of the log, `l`, is sealed. */
export const findingsFunction = (schema: string, content: string): string => `
-- What does not agree with the seals, the first first: entries by seal, stream and number, then leaves, then roots.
create or replace function ${schema}.seal_findings(p_tenant text) returns table (o_problem text, o_n integer, o_stream text, o_seq integer)
language plpgsql stable as $$
declare v_tenant integer; v_upto bigint;
begin
  select t.id into v_tenant from ${schema}.tenant t where t.name = p_tenant;
  select s.upto into v_upto from ${schema}.seal s where s.tenant = v_tenant order by s.n desc limit 1;
  return query
  with erased as (
    select k.stream, e.pending from ${schema}.erasure e join ${schema}.contact c on c.tenant = e.tenant and c.id = e.contact
    cross join lateral ${schema}.streams_of(e.tenant, c.id, c.name) as k (stream)
    where e.tenant = v_tenant
  ), entries as (
    select coalesce(d.stream, l.stream) as stream, coalesce(d.seq, l.seq) as seq,
      coalesce(d.n, (select min(s.n) from ${schema}.seal s where s.tenant = v_tenant and s.upto > coalesce(l.xact, 0))) as n,
      case
        when l.seq is null then 'entry_removed'
        when d.seq is null then 'entry_inserted'
        when l.entry = '' then case when exists (select from erased x where x.stream = d.stream and (d.salt is null or x.pending)) then null else 'entry_changed' end
        when d.salt is null or ${schema}.entry_digest(d.salt, l.stream, l.seq, ${content}) <> d.digest then 'entry_changed'
      end as problem
    from (select * from ${schema}.seal_entry where tenant = v_tenant) d
    full join (select * from ${schema}.log where tenant = v_tenant and coalesce(xact, 0) < v_upto) l on l.stream = d.stream and l.seq = d.seq
  ), leaves as (
    select coalesce(s.stream, d.stream) as stream, coalesce(s.n, d.n) as n
    from (select * from ${schema}.seal_stream where tenant = v_tenant and forgotten is null) s
    full join (
      select k.stream, k.n, sha256(string_agg(k.digest, ''::bytea order by k.seq)) as leaf
      from ${schema}.seal_entry k where k.tenant = v_tenant group by k.stream, k.n
    ) d on d.stream = s.stream and d.n = s.n
    where s.leaf is distinct from d.leaf
  ), roots as (
    select s.n from (
      select k.*, lag(k.root) over (order by k.n) as before, row_number() over (order by k.n) as turn from ${schema}.seal k where k.tenant = v_tenant
    ) s
    where s.n <> s.turn or s.root <> ${schema}.root_of(v_tenant, s.n, s.upto, s.at, s.entries, s.before)
  )
  select * from (
    select e.problem, e.n, e.stream, e.seq from entries e where e.problem is not null
    union all select 'leaf_changed', l.n, l.stream, null from leaves l
    union all select 'seal_changed', r.n, null, null from roots r
  ) x (problem, n, stream, seq)
  order by x.n, x.seq is null, x.stream is null, x.stream, x.seq limit 1;
end $$;
`;

const forget = (schema: string): string => `
-- Forgets enrollments that have ended, and their logs. Leaves of seals stay, and the next seal says that they were forgotten.
create function ${schema}.forget(p_tenant text, p_ids text[]) returns integer language plpgsql as $$
declare v_tenant integer; v_ids text[];
begin
  select t.id into v_tenant from ${schema}.tenant t where t.name = p_tenant;
  perform pg_advisory_xact_lock(hashtextextended('${schema}.seal', v_tenant));
  select array_agg(e.id) into v_ids from ${schema}.enrollment e where e.tenant = v_tenant and e.id = any (p_ids) and not e.live;
  delete from ${schema}.log l where l.tenant = v_tenant and l.stream = any (v_ids);
  delete from ${schema}.seal_entry d where d.tenant = v_tenant and d.stream = any (v_ids);
  update ${schema}.seal_stream s set forgotten = ${schema}.next_seal(v_tenant)
  where s.tenant = v_tenant and s.stream = any (v_ids) and s.forgotten is null;
  delete from ${schema}.enrollment e where e.tenant = v_tenant and e.id = any (v_ids);
  return coalesce(cardinality(v_ids), 0);
end $$;
`;

const prune = (schema: string): string => `
-- Removes dedupe ids out of their window, some at a time.
create function ${schema}.prune_seen(p_before bigint, p_most integer) returns integer language plpgsql as $$
declare v_rows integer;
begin
  delete from ${schema}.seen where ctid = any (array(select s.ctid from ${schema}.seen s where s.at < p_before limit p_most));
  get diagnostics v_rows = row_count;
  return v_rows;
end $$;

-- When the window of a counter ends: buckets end in its beginning, those of a limit in its length and its beginning; the
-- breaker's are hours. Null for a bucket of another form, which stays.
create function ${schema}.window_end(p_bucket text) returns bigint language sql immutable as $$
  select substring(p_bucket from ':([0-9]{1,15})$')::bigint + case
    when p_bucket like 'limit:%' then substring(p_bucket from ':([0-9]{1,15}):[0-9]{1,15}$')::bigint
    when p_bucket like 'breaker:%' then 3600000
  end
$$;

create function ${schema}.prune_counters(p_before bigint, p_most integer) returns integer language plpgsql as $$
declare v_rows integer;
begin
  delete from ${schema}.counter where ctid = any (array(select c.ctid from ${schema}.counter c where ${schema}.window_end(c.bucket) < p_before limit p_most));
  get diagnostics v_rows = row_count;
  return v_rows;
end $$;
`;
