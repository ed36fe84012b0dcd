import type { Tenant } from '@sojourn/engine';
import { storeConformance } from '@sojourn/engine/testing';
import { postgresStore } from '@sojourn/postgres';
import type { PostgresStore } from '@sojourn/postgres';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyStore, runSql, startPostgres } from './support/start-postgres.ts';
import type { TestServer } from './support/start-postgres.ts';
import { fillTenant, tenantEngine } from './support/two-tenants.ts';

const a = 'a' as Tenant; // Branded by the engine where names come in.
const b = 'b' as Tenant; // As above.

let server: TestServer;
let store: PostgresStore;

/** The address of the server for another role. */
function as(role: string): string {
  return server.connectionString.replace('postgres:test@', `${role}:secret@`);
}

async function sql<Row>(role: string, text: string): Promise<readonly Row[]> {
  // Each statement stands next to its type.
  return (await runSql(role === 'postgres' ? server.connectionString : as(role), text)) as readonly Row[];
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'no error',
    (error: unknown) => String((error as { readonly code?: unknown }).code), // Drivers put SQLSTATE there.
  );
}

beforeAll(async () => {
  server = await startPostgres();
  store = postgresStore({ connectionString: server.connectionString });
  await store.migrate();
  await sql(
    'postgres',
    `create role tenant_a login password 'secret'; create role tenant_b login password 'secret';
     create role says_itself login password 'secret'; create role stranger login password 'secret';
     create role outsider login password 'secret'; create role worker login bypassrls password 'secret';
     select sojourn.allow_role('tenant_a', 'a'), sojourn.allow_role('tenant_b', 'b'), sojourn.allow_role('says_itself'),
       sojourn.allow_role('stranger', 'nobody'), sojourn.allow_role('worker');`,
  );
  const { engine } = tenantEngine(store);
  // The same ids, interleaved.
  await Promise.all([fillTenant(engine, 'a'), fillTenant(engine, 'b')]);
  for (const tenant of [a, b]) await store.seal(tenant, 1);
});

afterAll(async () => {
  await store.close();
  await server.remove();
});

/** Every table of the schema, by the catalog: one that is new is in it. */
async function tables(): Promise<readonly string[]> {
  const rows = await sql<{ name: string }>(
    'postgres',
    "select relname as name from pg_class where relnamespace = 'sojourn'::regnamespace and relkind in ('r', 'p') order by 1",
  );
  return rows.map(({ name }) => name);
}

/** Tables that belong to no tenant: nobody but their owner reads them. */
const ownersOnly = new Set(['access', 'migration']);

describe('row-level security', () => {
  it('is on for every table, and its roles own nothing', async () => {
    const open = await sql(
      'postgres',
      "select relname from pg_class where relnamespace = 'sojourn'::regnamespace and relkind in ('r', 'p') and not relrowsecurity",
    );
    const owned = await sql(
      'postgres',
      "select relname from pg_class c join pg_roles r on r.oid = c.relowner where rolname in ('tenant_a', 'tenant_b', 'says_itself', 'worker')",
    );
    expect(open).toEqual([]);
    expect(owned).toEqual([]);
    expect((await tables()).length).toBeGreaterThan(9);
  });

  it('has the tenant first in every key', async () => {
    const keys = await sql<{ table: string; first: string }>(
      'postgres',
      `select t.relname as table, a.attname as first from pg_index i
       join pg_class t on t.oid = i.indrelid join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
       where t.relnamespace = 'sojourn'::regnamespace and i.indisunique`,
    );
    const others = keys.filter(({ table, first }) => first !== 'tenant' && table !== 'tenant' && !ownersOnly.has(table));
    expect(others).toEqual([]);
  });

  it('keeps what belongs to no tenant to the owner', async () => {
    const codes = await Promise.all([...ownersOnly].map((table) => codeOf(sql('tenant_a', `select from sojourn.${table}`))));
    expect(codes).toEqual([...ownersOnly].map(() => '42501'));
  });

  it('shows a role the rows of its tenant and no others, in every table there is', async () => {
    for (const table of await tables()) {
      if (ownersOnly.has(table)) continue;
      const key = table === 'tenant' ? 'id' : 'tenant';
      const count = async (role: string): Promise<unknown> =>
        sql(role, `select ${key} as tenant, count(*)::int as rows from sojourn.${table} group by 1 order by 1`);
      const all = await sql<{ tenant: number; rows: number }>(
        'postgres',
        `select x.${key} as tenant, count(*)::int as rows from sojourn.${table} x group by 1 order by 1`,
      );
      const [ofA, ofB] = await Promise.all(
        ['a', 'b'].map((name) => sql<{ id: number }>('postgres', `select id from sojourn.tenant where name = '${name}'`)),
      );
      const own = (rows: readonly { readonly id: number }[] | undefined) => all.filter(({ tenant }) => tenant === rows?.[0]?.id);
      // A table that the engine left empty would show nothing: fill it in support/two-tenants.ts.
      expect([own(ofA).length, own(ofB).length], `${table} has rows of both tenants`).toEqual([1, 1]);
      expect(await count('tenant_a'), table).toEqual(own(ofA));
      expect(await count('tenant_b'), table).toEqual(own(ofB));
      expect(await count('says_itself'), table).toEqual([]);
      expect(await count('stranger'), table).toEqual([]);
      expect(await codeOf(count('outsider')), table).toBe('42501');
    }
  });

  it('lets a role say its tenant by a setting, unless it is bound to one', async () => {
    const seen = async (role: string): Promise<unknown> =>
      sql(role, "select set_config('sojourn.tenant', 'b', false)").then(async () => {
        const client = new pg.Client({ connectionString: as(role), options: '-c sojourn.tenant=b' });
        await client.connect();
        const { rows } = await client.query<{ name: string }>('select name from sojourn.tenant');
        await client.end();
        return rows.map(({ name }) => name);
      });
    expect(await seen('says_itself')).toEqual(['b']);
    expect(await seen('tenant_a')).toEqual(['a']);
  });

  it('lets no role write for another tenant, whatever it tries', async () => {
    const [other] = await sql<{ id: number }>('postgres', "select id from sojourn.tenant where name = 'b'");
    const before = await sql('postgres', `select * from sojourn.document where tenant = ${other?.id} order by kind, id`);
    const own = postgresStore({ connectionString: as('tenant_a'), listen: false });
    const input = { contactId: 'c1', due: 1, lane: 'input', body: 'from a' } as const;
    expect(await codeOf(own.append(b, [input]))).toBe('42501');
    expect(await codeOf(own.put(b, 'k', 'd', 0, 1))).toBe('42501');
    expect(await codeOf(own.take(b, 'x:1', 1, 5))).toBe('42501');
    expect(await own.get(b, 'journeys', 'index')).toBeNull();
    expect((await own.enrollments(b, { limit: 10 })).rows).toEqual([]);
    expect((await own.contacts(b, { limit: 10 })).rows).toEqual([]);
    expect(await codeOf(sql('tenant_a', `insert into sojourn.document values (${other?.id}, 'k', 'x', 1, '1')`))).toBe('42501');
    expect(await codeOf(sql('tenant_a', `update sojourn.contact set tenant = ${other?.id}`))).toBe('42501');
    await sql('tenant_a', `delete from sojourn.document where tenant = ${other?.id}`);
    await sql('tenant_a', `update sojourn.document set value = 'null' where tenant = ${other?.id}`);
    expect(await codeOf(sql('tenant_a', "select sojourn.allow_role('tenant_a', 'b')"))).toBe('42501');
    expect(await codeOf(sql('tenant_a', "update sojourn.access set tenant_name = 'b'"))).toBe('42501');
    expect(await sql('postgres', `select * from sojourn.document where tenant = ${other?.id} order by kind, id`)).toEqual(before);
    await own.close();
  });

  it('closes a table that a later migration makes, and opens it to its tenants', async () => {
    await sql(
      'postgres',
      'create table sojourn.newer (tenant integer not null, id text, primary key (tenant, id)); create table sojourn.bare (id text)',
    );
    const open = await sql(
      'postgres',
      "select relname from pg_class where relnamespace = 'sojourn'::regnamespace and relkind = 'r' and not relrowsecurity order by 1",
    );
    // What the first test of this file would report.
    expect(open).toEqual([{ relname: 'bare' }, { relname: 'newer' }]);
    await sql('postgres', 'select sojourn.protect(); insert into sojourn.newer select id, name from sojourn.tenant');
    expect(await sql('tenant_a', 'select id from sojourn.newer')).toEqual([{ id: 'a' }]);
    expect(await codeOf(sql('tenant_a', 'select from sojourn.bare'))).toBe('42501');
    await sql('postgres', 'drop table sojourn.newer; drop table sojourn.bare');
  });

  it('shuts a role out again', async () => {
    await sql('postgres', "select sojourn.deny_role('says_itself')");
    expect(await codeOf(sql('says_itself', 'select from sojourn.contact'))).toBe('42501');
  });
});

describe('an engine as a role that owns nothing', () => {
  it('runs the journeys of its tenant, and sees no other', async () => {
    const sent: string[] = [];
    const own = postgresStore({ connectionString: as('tenant_a') });
    const { engine, clock } = tenantEngine(own, sent);
    await engine.settle();
    await clock.advance('P3D');
    const { rows } = await engine.forTenant('a').enrollments({ status: 'ended' });
    expect(rows.map(({ contactId }) => contactId).toSorted()).toEqual(['c1', 'c2', 'c3', 'gone']);
    expect(sent.every((key) => key.startsWith('a:'))).toBe(true);
    expect((await store.enrollments(b, { status: 'ended', limit: 10 })).rows.map(({ contactId }) => contactId)).toEqual(['gone']);
    expect((await store.enrollments(a, { status: 'ended', limit: 10 })).rows).toHaveLength(4);
    await own.close();
  });

  const checks = storeConformance(async () => {
    await runSql(server.connectionString, emptyStore);
    return { store: worker };
  });
  let worker: PostgresStore;
  beforeAll(() => void (worker = postgresStore({ connectionString: as('worker') })));
  afterAll(() => worker.close());
  it.each(checks)('that passes row-level security by: $name', async ({ run }) => {
    await expect(run()).resolves.toBeUndefined();
  });
});
