import type { Migration } from './migration.ts';

/**
 * Row-level security. A role that owns nothing sees the rows of one tenant: the one it is bound to, or else the one that the
 * setting `sojourn.tenant` names. The owner of the tables, and a role with `bypassrls`, see all: workers run as one of these.
 *
 * `protect` goes by the catalog, and `migrate` calls it last: a table of a later migration is closed before anybody can read it.
 */
export const rowSecurity: Migration = {
  version: 6,
  name: 'row-level security: policies, and roles that see one tenant',
  sql: (schema) => [access, sessionTenant, protect, allowRole].map((part) => part(schema)).join('\n'),
};

const access = (schema: string): string => `
create table ${schema}.access (
  role text collate "C" not null primary key,
  -- The tenant it is bound to; without one it says itself, by the setting.
  tenant_name text collate "C"
);
`;

const sessionTenant = (schema: string): string => `
-- The name of the tenant whose rows a role sees in this session. What a role is bound to comes before what the session says.
create function ${schema}.session_tenant_name(p_role name) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(
    (select a.tenant_name from ${schema}.access a where a.role = p_role::text),
    nullif(current_setting('sojourn.tenant', true), '')
  )
$$;

create function ${schema}.session_tenant(p_role name) returns integer
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select t.id from ${schema}.tenant t where t.name = ${schema}.session_tenant_name(p_role)
$$;
`;

const protect = (schema: string): string => `
-- Closes every table of this schema to those who do not own it, opens those with a tenant to the tenant's own, and renews the
-- grants of the roles that were let in.
create function ${schema}.protect() returns void language plpgsql as $$
declare v_table record; v_role record; v_check text;
begin
  for v_table in
    select c.oid, c.relname, exists (
      select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant' and a.atttypid = 'integer'::regtype and not a.attisdropped
    ) as has_tenant
    from pg_class c where c.relnamespace = '${schema}'::regnamespace and c.relkind in ('r', 'p')
  loop
    execute format('alter table ${schema}.%I enable row level security', v_table.relname);
    v_check := case when v_table.has_tenant then 'tenant = (select ${schema}.session_tenant(current_user))'
      when v_table.relname = 'tenant' then 'name = (select ${schema}.session_tenant_name(current_user))' end;
    continue when v_check is null;
    if not exists (select from pg_policy p where p.polrelid = v_table.oid and p.polname = 'own_tenant') then
      execute format('create policy own_tenant on ${schema}.%I using (%s) with check (%s)', v_table.relname, v_check, v_check);
    end if;
    for v_role in select a.role from ${schema}.access a join pg_roles r on r.rolname = a.role loop
      execute format('grant select, insert, update, delete on ${schema}.%I to %I', v_table.relname, v_role.role);
    end loop;
  end loop;
  for v_role in select a.role from ${schema}.access a join pg_roles r on r.rolname = a.role loop
    execute format('grant usage on schema ${schema} to %I', v_role.role);
  end loop;
end $$;
revoke execute on function ${schema}.protect() from public;
`;

const allowRole = (schema: string): string => `
-- Lets a role in that owns nothing: to one tenant for good, or to the one its session names.
create function ${schema}.allow_role(p_role text, p_tenant text default null) returns void language plpgsql as $$
begin
  if not exists (select from pg_roles where rolname = p_role) then
    raise exception 'There is no role "%": create it first.', p_role using errcode = 'undefined_object';
  end if;
  insert into ${schema}.access (role, tenant_name) values (p_role, p_tenant)
  on conflict (role) do update set tenant_name = excluded.tenant_name;
  perform ${schema}.protect();
end $$;
revoke execute on function ${schema}.allow_role(text, text) from public;

-- Shuts it out again.
create function ${schema}.deny_role(p_role text) returns void language plpgsql as $$
begin
  delete from ${schema}.access where role = p_role;
  if exists (select from pg_roles where rolname = p_role) then
    execute format('revoke all on all tables in schema ${schema} from %I', p_role);
    execute format('revoke usage on schema ${schema} from %I', p_role);
  end if;
end $$;
revoke execute on function ${schema}.deny_role(text) from public;
`;
