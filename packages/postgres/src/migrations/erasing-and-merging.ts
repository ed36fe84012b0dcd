import { commitFunction } from './commit.ts';
import type { Migration } from './migration.ts';
import { planned } from './planned.ts';

/**
 * Erasing a contact leaves alone what arrived after it was deleted, and takes the log of its inputs with it. An enrollment that
 * another contact writes, after a merge, is that one's from then on.
 */
export const erasingAndMerging: Migration = {
  version: 7,
  name: 'functions: erasing keeps later inputs and empties recorded ones; an enrollment may go over to another contact',
  sql: (schema) => `${erase(schema)}
${commitFunction(schema, { or: 'replace', movesContacts: true })}`,
};

const erase = (schema: string): string => `
create or replace function ${schema}.erase(p_tenants integer[], p_ids bigint[], p_contacts text[], p_results smallint[], p_erase boolean[]) returns void language plpgsql ${planned} as $$
begin
  -- What is no timer and was there before has been applied: inputs are applied in the order of their arrival.
  delete from ${schema}.inbox i using unnest(p_tenants, p_ids, p_results, p_erase) as u (tenant, id, result, erase)
  where u.result = 0 and u.erase and i.tenant = u.tenant and i.contact = u.id and i.timer is not null;

  update ${schema}.log l set entry = '' from unnest(p_tenants, p_ids, p_results, p_erase) as u (tenant, id, result, erase)
  join ${schema}.enrollment e on e.tenant = u.tenant and e.contact = u.id
  where u.result = 0 and u.erase and l.tenant = e.tenant and l.stream = e.id;

  update ${schema}.log l set entry = '' from unnest(p_tenants, p_contacts, p_results, p_erase) as u (tenant, name, result, erase)
  where u.result = 0 and u.erase and l.tenant = u.tenant and l.stream = 'inputs:' || u.name;

  -- Refusals of a contact stand next to each other: one range of the key, in the order of code points.
  update ${schema}.log l set entry = '' from unnest(p_tenants, p_contacts, p_results, p_erase) as u (tenant, name, result, erase)
  where u.result = 0 and u.erase and l.tenant = u.tenant
    and l.stream >= 'refusals:' || u.name || ':' and l.stream < 'refusals:' || u.name || ';';
end $$;`;
