import type { Migration } from './migration.ts';

/**
 * Seals over the log. An entry gets a salted digest, the digests of a stream make a leaf, and the leaves of a seal, with the root
 * before it, make its root. Sealing goes by the transaction that wrote an entry, up to the oldest one still under way, so that it
 * waits for no worker and none waits for it.
 *
 * Whom erasing empties loses its salts: the digests stay, and say nothing. What was erased and what was forgotten is sealed too.
 */
export const audit: Migration = {
  version: 8,
  name: 'audit: seals over the log',
  sql: (schema) => [tables, digest, rootOf, (name: string) => sealFunction(name, 'l.entry'), erase].map((part) => part(schema)).join('\n'),
};

const tables = (schema: string): string => `
-- The transaction that wrote it; null for what is older than this column.
alter table ${schema}.log add column xact bigint;
alter table ${schema}.log alter column xact set default pg_current_xact_id()::text::bigint;
create index log_xact on ${schema}.log using brin (xact);

create table ${schema}.seal (
  tenant integer not null,
  n integer not null,
  -- Transactions below it are sealed.
  upto bigint not null,
  at bigint not null,
  entries bigint not null,
  root bytea not null,
  primary key (tenant, n)
);

create table ${schema}.seal_stream (
  tenant integer not null,
  stream text collate "C" not null,
  n integer not null,
  leaf bytea not null,
  -- The seal that says it was forgotten.
  forgotten integer,
  primary key (tenant, stream, n)
);

create table ${schema}.seal_entry (
  tenant integer not null,
  stream text collate "C" not null,
  seq integer not null,
  n integer not null,
  -- Null once its contact is erased.
  salt bytea,
  digest bytea not null,
  primary key (tenant, stream, seq)
);

create table ${schema}.erasure (
  tenant integer not null,
  contact bigint not null,
  -- The seal that says so, once there is one.
  n integer,
  -- Since the last seal: whoever was sealing at that moment may have seen what it said before.
  pending boolean not null default true,
  primary key (tenant, contact)
);
`;

const digest = (schema: string): string => `
create function ${schema}.entry_digest(p_salt bytea, p_stream text, p_seq integer, p_entry bytea) returns bytea
language sql immutable as $$
  select sha256(coalesce(p_salt, '') || convert_to(octet_length(p_stream) || ':' || p_stream || ':' || p_seq || ':', 'UTF8') || p_entry)
$$;

-- The number of the seal that comes next.
create function ${schema}.next_seal(p_tenant integer) returns integer language sql stable as $$
  select coalesce(max(s.n), 0) + 1 from ${schema}.seal s where s.tenant = p_tenant
$$;
`;

const rootOf = (schema: string): string => `
-- The root of a seal, by what the tables say it holds.
create function ${schema}.root_of(p_tenant integer, p_n integer, p_upto bigint, p_at bigint, p_entries bigint, p_before bytea) returns bytea
language sql stable as $$
  select sha256(coalesce(p_before, '') || int4send(p_n) || int8send(p_upto) || int8send(p_at) || int8send(p_entries)
    || coalesce((select sha256(string_agg(convert_to(octet_length(s.stream) || ':' || s.stream, 'UTF8') || s.leaf, ''::bytea order by s.stream))
      from ${schema}.seal_stream s where s.tenant = p_tenant and s.n = p_n), '')
    || coalesce((select sha256(string_agg(convert_to(octet_length(s.stream) || ':' || s.stream || ':' || s.n, 'UTF8'), ''::bytea order by s.stream, s.n))
      from ${schema}.seal_stream s where s.tenant = p_tenant and s.forgotten = p_n), '')
    || coalesce((select sha256(string_agg(int8send(e.contact), ''::bytea order by e.contact))
      from ${schema}.erasure e where e.tenant = p_tenant and e.n = p_n), ''))
$$;
`;

/** The function that seals. @param content - What of a row of the log, `l`, is sealed. */
export const sealFunction = (schema: string, content: string): string => `
-- Seals what was written since the last seal, by transactions that are over. No row if there is nothing.
create or replace function ${schema}.seal(p_tenant text, p_at bigint) returns table (o_n integer, o_entries bigint, o_root bytea) language plpgsql as $$
declare
  v_tenant integer; v_n integer; v_from bigint; v_upto bigint; v_before bytea; v_entries bigint; v_root bytea;
begin
  select t.id into v_tenant from ${schema}.tenant t where t.name = p_tenant;
  if v_tenant is null then return; end if;
  -- Of those who seal, one at a time; workers never take it.
  perform pg_advisory_xact_lock(hashtextextended('${schema}.seal', v_tenant));
  v_n := ${schema}.next_seal(v_tenant);
  select s.upto, s.root into v_from, v_before from ${schema}.seal s where s.tenant = v_tenant and s.n = v_n - 1;
  v_upto := pg_snapshot_xmin(pg_current_snapshot())::text::bigint;
  -- A restored database counts its transactions anew: all that has no digest is looked for then.
  if v_from is not null and v_upto < v_from then v_from := null; end if;

  -- Erasures come first: what they emptied is then seen as empty below, and what a seal saw before them loses its salt.
  update ${schema}.seal_entry d set salt = null
  from ${schema}.erasure e
    cross join lateral (select c.name from ${schema}.contact c where c.tenant = e.tenant and c.id = e.contact) c
    cross join lateral ${schema}.streams_of(e.tenant, e.contact, c.name) as k (stream)
    join ${schema}.log l on l.tenant = v_tenant and l.stream = k.stream and l.entry = ''
  where e.tenant = v_tenant and e.pending and d.tenant = l.tenant and d.stream = l.stream and d.seq = l.seq and d.salt is not null;
  update ${schema}.erasure e set n = coalesce(e.n, v_n), pending = false where e.tenant = v_tenant and e.pending;

  with written as (
    insert into ${schema}.seal_entry (tenant, stream, seq, n, salt, digest)
    select v_tenant, x.stream, x.seq, v_n, x.salt, ${schema}.entry_digest(x.salt, x.stream, x.seq, x.content)
    from (
      select l.stream, l.seq, ${content} as content, case when l.entry = '' then null else uuid_send(gen_random_uuid()) end as salt
      from ${schema}.log l where l.tenant = v_tenant and v_from is not null and l.xact >= v_from and l.xact < v_upto
      union all
      select l.stream, l.seq, ${content} as content, case when l.entry = '' then null else uuid_send(gen_random_uuid()) end
      from ${schema}.log l where l.tenant = v_tenant and v_from is null and (l.xact is null or l.xact < v_upto)
        and not exists (select from ${schema}.seal_entry d where d.tenant = l.tenant and d.stream = l.stream and d.seq = l.seq)
    ) x
    on conflict (tenant, stream, seq) do nothing
    returning stream, seq, digest
  ), leaves as (
    insert into ${schema}.seal_stream (tenant, stream, n, leaf)
    select v_tenant, w.stream, v_n, sha256(string_agg(w.digest, ''::bytea order by w.seq)) from written w group by w.stream
  )
  select count(*) into v_entries from written;

  if v_entries = 0 and not exists (select from ${schema}.erasure e where e.tenant = v_tenant and e.n = v_n)
    and not exists (select from ${schema}.seal_stream s where s.tenant = v_tenant and s.forgotten = v_n) then return; end if;
  v_upto := greatest(v_upto, coalesce(v_from, 0));
  v_root := ${schema}.root_of(v_tenant, v_n, v_upto, p_at, v_entries, v_before);
  insert into ${schema}.seal (tenant, n, upto, at, entries, root) values (v_tenant, v_n, v_upto, p_at, v_entries, v_root);
  return query select v_n, v_entries, v_root;
end $$;
`;

const erase = (schema: string): string => `
-- Erasing empties the entries as before, and takes the salts of their digests away.
alter function ${schema}.erase(integer[], bigint[], text[], smallint[], boolean[]) rename to erase_entries;
create function ${schema}.erase(p_tenants integer[], p_ids bigint[], p_contacts text[], p_results smallint[], p_erase boolean[]) returns void language plpgsql as $$
begin
  perform ${schema}.erase_entries(p_tenants, p_ids, p_contacts, p_results, p_erase);

  insert into ${schema}.erasure (tenant, contact)
  select u.tenant, u.id from unnest(p_tenants, p_ids, p_results, p_erase) as u (tenant, id, result, erase)
  where u.result = 0 and u.erase order by 1, 2
  -- Whoever came back and is erased again.
  on conflict (tenant, contact) do update set pending = true;

  update ${schema}.seal_entry d set salt = null
  from ${schema}.log l,
    unnest(p_tenants, p_ids, p_contacts, p_results, p_erase) as u (tenant, id, name, result, erase)
    cross join lateral ${schema}.streams_of(u.tenant, u.id, u.name) as k (stream)
  where u.result = 0 and u.erase and d.tenant = u.tenant and d.stream = k.stream
    and l.tenant = d.tenant and l.stream = d.stream and l.seq = d.seq and l.entry = '';
end $$;

-- The streams of a contact: its enrollments, its inputs, its refusals.
create function ${schema}.streams_of(p_tenant integer, p_id bigint, p_name text) returns setof text language sql stable as $$
  select e.id from ${schema}.enrollment e where e.tenant = p_tenant and e.contact = p_id
  union all select 'inputs:' || p_name
  union all select distinct s.stream from ${schema}.seal_stream s
    where s.tenant = p_tenant and s.stream >= 'refusals:' || p_name || ':' and s.stream < 'refusals:' || p_name || ';'
$$;
`;
