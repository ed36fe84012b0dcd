import type { Tenant } from '@sojourn/engine';
import { postgresStore } from '@sojourn/postgres';
import type { PostgresStore, SealReport } from '@sojourn/postgres';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runSql, startPostgres } from './support/start-postgres.ts';
import type { TestServer } from './support/start-postgres.ts';
import { fillTenant, tenantEngine } from './support/two-tenants.ts';

const a = 'a' as Tenant; // Branded by the engine where names come in.
const b = 'b' as Tenant; // As above.
const at = 1_772_000_000_000;

let server: TestServer;
let store: PostgresStore;

beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.remove());

/** Two tenants whose logs have been sealed twice, with something in between. */
beforeEach(async () => {
  await sql('drop schema if exists sojourn cascade');
  store = postgresStore({ connectionString: server.connectionString, listen: false });
  await store.migrate();
  const { engine, clock } = tenantEngine(store);
  await fillTenant(engine, 'a');
  await fillTenant(engine, 'b');
  await store.seal(a, at);
  await store.seal(b, at);
  await clock.advance('P3D');
  await store.seal(a, at + 1);
  return () => store.close();
});

async function sql<Row = unknown>(text: string): Promise<readonly Row[]> {
  // Each statement stands next to its type.
  return (await runSql(server.connectionString, text)) as readonly Row[];
}

/** Whoever tampers is not held up by policies or triggers. */
const ofA = "tenant = (select id from sojourn.tenant where name = 'a')";

interface Entry {
  readonly stream: string;
  readonly seq: number;
}

/** The entries of tenant a under a seal, in their order, of those who were not deleted. */
async function sealed(n: number): Promise<readonly Entry[]> {
  return sql<Entry>(`select stream, seq from sojourn.seal_entry where ${ofA} and n = ${n} and salt is not null order by stream, seq`);
}

function rowOf({ stream, seq }: Entry): string {
  return `${ofA} and stream = '${stream}' and seq = ${seq}`;
}

/** One of several entries, not the first of its stream. */
function later(entries: readonly Entry[]): Entry {
  const found = entries.find(({ seq }, place) => place > 2 && seq > 1);
  if (found === undefined) throw new Error('Not enough entries');
  return found;
}

async function finding(): Promise<unknown> {
  const report: SealReport = await store.verify(a);
  return report.ok ? 'nothing' : report.finding;
}

describe('seals over the log', () => {
  it('cover every entry, of each tenant apart, and hold', async () => {
    const [{ rows, empty } = { rows: 0, empty: 0 }] = await sql<{ rows: number; empty: number }>(
      `select count(*)::int as rows, (count(*) filter (where entry = ''))::int as empty from sojourn.log where ${ofA}`,
    );
    expect(empty).toBeGreaterThan(0);
    expect(await store.verify(a)).toEqual({ ok: true, seals: 2, entries: rows, erased: empty, forgotten: 0 });
    expect(await store.verify(b)).toMatchObject({ ok: true, seals: 1 });
    expect(await store.seal(a, at + 2)).toBeNull();
    expect(await store.verify('nobody' as Tenant)).toMatchObject({ ok: true, seals: 0 }); // Branded as above.
  });

  it('name the entry that was changed, in an earlier seal or a later one', async () => {
    const [first, second] = [later(await sealed(1)), later(await sealed(2))];
    await sql(`update sojourn.log set entry = entry || ' ' where ${rowOf(second)}`);
    expect(await finding()).toEqual({ problem: 'entry_changed', seal: 2, ...second });
    // One letter for another, in the middle of a row.
    await sql(
      `update sojourn.log set entry = set_byte(entry, octet_length(entry) / 2, 255 - get_byte(entry, octet_length(entry) / 2)) where ${rowOf(first)}`,
    );
    expect(await finding()).toEqual({ problem: 'entry_changed', seal: 1, ...first });
    expect(await store.verify(b)).toMatchObject({ ok: true });
  });

  it('name the row that is said to hold another number of entries', async () => {
    const entry = later(await sealed(1));
    await sql(`update sojourn.log set entries = entries + 1 where ${rowOf(entry)}`);
    expect(await finding()).toEqual({ problem: 'entry_changed', seal: 1, ...entry });
  });

  it('name the entry that was removed', async () => {
    const entry = later(await sealed(1));
    await sql(`delete from sojourn.log where ${rowOf(entry)}`);
    expect(await finding()).toEqual({ problem: 'entry_removed', seal: 1, ...entry });
  });

  it('name the entry that was inserted among them', async () => {
    const entry = later(await sealed(1));
    await sql(
      `insert into sojourn.log (tenant, stream, seq, entry, xact) select tenant, stream, 900, entry, xact from sojourn.log where ${rowOf(entry)}`,
    );
    expect(await finding()).toEqual({ problem: 'entry_inserted', seal: 1, stream: entry.stream, seq: 900 });
  });

  it('name the first of two entries that changed places', async () => {
    const entries = await sealed(1);
    const entry = later(entries);
    // The row before it in its stream; a row may hold several entries.
    const before = entries.findLast(({ stream, seq }) => stream === entry.stream && seq < entry.seq);
    if (before === undefined) throw new Error('Not enough entries');
    await sql(`update sojourn.log set seq = 900 where ${rowOf(entry)}; update sojourn.log set seq = ${entry.seq} where ${rowOf(before)};
      update sojourn.log set seq = ${before.seq} where ${rowOf({ stream: entry.stream, seq: 900 })}`);
    expect(await finding()).toEqual({ problem: 'entry_changed', seal: 1, ...before });
  });

  it('name the entry that was emptied though nobody was erased', async () => {
    const entry = later(await sealed(1));
    await sql(`update sojourn.log set entry = '' where ${rowOf(entry)}; update sojourn.seal_entry set salt = null where ${rowOf(entry)}`);
    expect(await finding()).toEqual({ problem: 'entry_changed', seal: 1, ...entry });
  });

  it('name the stream whose entry was changed together with its digest, and the seal if its leaf was, too', async () => {
    const entry = later(await sealed(1));
    await sql(`update sojourn.log set entry = entry || ' ' where ${rowOf(entry)};
      update sojourn.seal_entry d set digest = sojourn.entry_digest(d.salt, l.stream, l.seq, case when l.entries = 1 then l.entry else int4send(l.entries) || l.entry end) from sojourn.log l
      where d.${ofA} and l.tenant = d.tenant and l.stream = d.stream and l.seq = d.seq`);
    expect(await finding()).toEqual({ problem: 'leaf_changed', seal: 1, stream: entry.stream });
    await sql(`update sojourn.seal_stream s set leaf = k.leaf from (
        select tenant, stream, n, sha256(string_agg(digest, ''::bytea order by seq)) as leaf from sojourn.seal_entry group by 1, 2, 3
      ) k where s.tenant = k.tenant and s.stream = k.stream and s.n = k.n`);
    expect(await finding()).toEqual({ problem: 'seal_changed', seal: 1 });
  });

  it('name the seal that was removed, changed or made up', async () => {
    const [{ root } = { root: '' }] = await sql<{ root: string }>(
      `select encode(root, 'hex') as root from sojourn.seal where ${ofA} and n = 2`,
    );
    expect(await store.verify(a, { root })).toMatchObject({ ok: true });
    await sql(`update sojourn.seal set at = at - 1 where ${ofA} and n = 1`);
    expect(await finding()).toEqual({ problem: 'seal_changed', seal: 1 });
    await sql(`update sojourn.seal set at = at + 1 where ${ofA} and n = 1`);
    expect(await finding()).toBe('nothing');
    // Whoever can rewrite everything leaves no trace but in the root that was kept elsewhere.
    await sql(
      `delete from sojourn.seal where ${ofA}; delete from sojourn.seal_stream where ${ofA}; delete from sojourn.seal_entry where ${ofA}`,
    );
    await store.seal(a, at + 9);
    expect(await store.verify(a)).toMatchObject({ ok: true });
    expect(await store.verify(a, { root })).toEqual({ ok: false, finding: { problem: 'root_unknown' } });
  });

  it('stay valid when a contact is erased: its digests stay, their salts do not', async () => {
    await store.append(a, [{ contactId: 'c1', due: at * 2, lane: 'input', body: {} }]);
    const [loaded] = await store.claim({ now: at * 2, worker: 'w', leaseMs: 1, contacts: 1, lanes: ['input'] });
    if (loaded === undefined) throw new Error('Nothing was claimed');
    const write = { lease: loaded.lease, consume: loaded.inputs.map(({ seq }) => seq), contact: new Uint8Array(1), erase: true } as const;
    await store.commit([{ ...write, enrollments: [], timers: [], clear: [], begun: [], send: [], log: [] }]);
    const empty = await sql<Entry>(`select stream, seq from sojourn.log where ${ofA} and entry = ''`);
    expect(empty.length).toBeGreaterThan(6);
    expect(await store.verify(a)).toMatchObject({ ok: true, erased: empty.length });
    await store.seal(a, at + 3);
    expect(await store.verify(a)).toMatchObject({ ok: true, seals: 3, erased: empty.length });
    // That somebody was erased is sealed as well.
    await sql(`delete from sojourn.erasure where ${ofA}`);
    expect(await finding()).toMatchObject({ problem: 'entry_changed' });
  });

  it('stay valid when somebody is erased while a seal is being made, and no salt is left', async () => {
    const sealer = new pg.Client({ connectionString: server.connectionString });
    await sealer.connect();
    const { engine } = tenantEngine(store);
    await engine.forTenant('a').track({ id: 'signup-late', contactId: 'late', name: 'signup' });
    await engine.settle();
    await sealer.query('begin');
    await sealer.query("select * from sojourn.seal('a', 5)");
    // Neither waits for the other: the seal has seen what the log said, and is not to be seen yet.
    await engine.forTenant('a').deleteContact('late');
    await engine.settle();
    await sealer.query('commit');
    await sealer.end();
    expect(await store.verify(a)).toMatchObject({ ok: true, seals: 3 });
    const salts = () =>
      sql(`select d.seq from sojourn.seal_entry d join sojourn.log l on l.tenant = d.tenant and l.stream = d.stream and l.seq = d.seq
        where d.${ofA} and l.entry = '' and d.salt is not null`);
    expect(await salts()).not.toEqual([]);
    await store.seal(a, at + 6);
    expect(await salts()).toEqual([]);
    expect(await store.verify(a)).toMatchObject({ ok: true, seals: 4 });
  });

  it('wait for no transaction of a worker, and cover what it writes next time', async () => {
    const worker = new pg.Client({ connectionString: server.connectionString });
    await worker.connect();
    await worker.query('begin');
    await worker.query(
      "insert into sojourn.log (tenant, stream, seq, entry) select id, 'slow', 1, 'x' from sojourn.tenant where name = 'a'",
    );
    await sql("insert into sojourn.log (tenant, stream, seq, entry) select id, 'quick', 1, 'x' from sojourn.tenant where name = 'a'");
    // The quick one came after the slow one: it is left for the next seal, so that no seal reaches over a transaction that is under way.
    expect(await store.seal(a, at + 2)).toBeNull();
    await worker.query('commit');
    await worker.end();
    expect(await store.seal(a, at + 3)).toMatchObject({ n: 3, entries: 2 });
    expect(await finding()).toBe('nothing');
  });
});

describe('forgetting what ended', () => {
  it('leaves seals valid, and the next seal says so', async () => {
    const { rows } = await store.enrollments(a, { status: 'ended', limit: 10 });
    const first = rows.find(({ contactId }) => contactId !== 'gone');
    expect(await store.forget(a, [first?.id ?? '', 'no such'])).toBe(1);
    expect(await store.log(a, first?.id ?? '', 0, 10)).toEqual([]);
    expect(await store.verify(a)).toMatchObject({ ok: true, forgotten: 1 });
    expect(await store.seal(a, at + 3)).toMatchObject({ n: 3, entries: 0 });
    expect(await store.verify(a)).toMatchObject({ ok: true, seals: 3, forgotten: 1 });
    await sql(`update sojourn.seal_stream set forgotten = null where ${ofA}`);
    expect(await finding()).toMatchObject({ problem: 'leaf_changed', stream: first?.id });
  });

  it('leaves those under way, and those of other tenants, alone', async () => {
    const { engine } = tenantEngine(store);
    await engine.forTenant('a').track({ id: 'signup-c9', contactId: 'c9', name: 'signup' });
    await engine.settle();
    const { rows } = await store.enrollments(a, { limit: 10 });
    const live = rows.filter((row) => row.live);
    expect(live).toHaveLength(1);
    expect(
      await store.forget(
        b,
        rows.map(({ id }) => id),
      ),
    ).toBeLessThan(4);
    expect(
      await store.forget(
        a,
        live.map(({ id }) => id),
      ),
    ).toBe(0);
    expect((await store.enrollments(a, { limit: 10 })).rows).toHaveLength(5);
  });
});
