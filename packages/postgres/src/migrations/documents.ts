import type { Migration } from './migration.ts';

/** Documents set by comparing revisions, and counters. */
export const documents: Migration = {
  version: 5,
  name: 'functions: documents and counters',
  sql: (schema) => `
create function ${schema}.put(p_tenant text, p_kind text, p_id text, p_revision integer, p_value text) returns boolean language plpgsql as $$
declare v_tenant integer := ${schema}.tenant_id(p_tenant);
begin
  if p_revision = 0 then
    insert into ${schema}.document (tenant, kind, id, revision, value) values (v_tenant, p_kind, p_id, 1, p_value) on conflict do nothing;
  else
    update ${schema}.document set revision = revision + 1, value = p_value
    where tenant = v_tenant and kind = p_kind and id = p_id and revision = p_revision;
  end if;
  return found;
end $$;

create function ${schema}.take(p_tenant text, p_bucket text, p_n bigint, p_limit bigint) returns bigint language plpgsql as $$
declare v_tenant integer := ${schema}.tenant_id(p_tenant); v_used bigint; v_granted bigint;
begin
  insert into ${schema}.counter (tenant, bucket, used) values (v_tenant, p_bucket, 0) on conflict do nothing;
  select used into v_used from ${schema}.counter where tenant = v_tenant and bucket = p_bucket for update;
  v_granted := greatest(0, least(p_n, p_limit - v_used));
  update ${schema}.counter set used = v_used + v_granted where tenant = v_tenant and bucket = p_bucket;
  return v_granted;
end $$;
`,
};
