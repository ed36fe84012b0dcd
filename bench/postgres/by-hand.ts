import pg from 'pg';
import { comesAt, contactOf, emptyTally, eventOf } from '../engine/workload.ts';
import type { Tally } from '../engine/workload.ts';
import { apply } from './by-hand-walk.ts';
import type { Due, Person, Run, Writes } from './by-hand-walk.ts';

const days = 86_400_000;
const intakeSize = 500;
const batchSize = 1_000;

const tables = `
drop schema if exists byhand cascade; create schema byhand;
create table byhand.contact (id text collate "C" primary key, state text not null) with (fillfactor = 50);
create table byhand.run (id text collate "C" primary key, contact text collate "C" not null unique, node text, status text not null, state text not null) with (fillfactor = 50);
create table byhand.queue (id bigint generated always as identity primary key, contact text collate "C" not null, due bigint not null, name text, body text not null);
create index queue_due on byhand.queue (due, id);
create unique index queue_name on byhand.queue (contact, name) where name is not null;
create table byhand.seen (id text collate "C" primary key, at bigint not null);
create table byhand.log (stream text collate "C" not null, seq integer not null, entries text not null, primary key (stream, seq));
`;

/**
 * The loop one writes by hand for this journey: SKIP LOCKED, a batch in memory, one transaction by UNNEST, effects after the
 * commit, results reported in groups. It writes the rows that ours does (contact, run, queue, dedupe ids, in-flight timers, what
 * was decided, what came in) and knows one journey: no versions, tenants, leases, fences, policies or questions.
 */
export async function runByHand(connectionString: string, contacts: number): Promise<Tally> {
  const pool = new pg.Pool({ connectionString, max: 4 });
  await pool.query(tables);
  const tally = emptyTally();
  const clock = { now: comesAt(contacts) };
  const loop = { isOver: false };
  const working = work(pool, clock, loop, tally);
  for (let from = 0; from < contacts; from += intakeSize) {
    const batch = Array.from({ length: Math.min(intakeSize, contacts - from) }, (_, n) => from + n);
    await takeIn(pool, batch, clock.now);
  }
  for (const [node, count] of [
    ['days', contacts],
    ['more', contacts],
    ['ended', contacts],
  ] as const) {
    if (node !== 'days') clock.now += node === 'more' ? 2 * days : 3 * days;
    for (;;) {
      const { rows } = await pool.query<{ due: boolean }>('select exists (select from byhand.queue where due <= $1) as due', [clock.now]);
      if (rows[0]?.due === false) {
        const { rows: counted } = await pool.query<{ n: number }>('select count(*)::int as n from byhand.run where node = $1', [node]);
        if (counted[0]?.n === count) break;
      }
      await new Promise((resolve) => void setTimeout(resolve, 20));
    }
  }
  loop.isOver = true;
  await working;
  await pool.end();
  return tally;
}

async function takeIn(pool: pg.Pool, batch: readonly number[], now: number): Promise<void> {
  const people = batch.map(contactOf);
  await pool.query(
    'insert into byhand.contact (id, state) select * from unnest($1::text[], $2::text[]) on conflict (id) do update set state = excluded.state',
    [
      people.map(({ id }) => id),
      people.map(({ id, attributes, consent }) => JSON.stringify({ id, attributes, consent, history: {}, recorded: 0 })),
    ],
  );
  const events = batch.map(eventOf);
  await pool.query(
    `with fresh as (insert into byhand.seen select id, $4 from unnest($1::text[]) id on conflict do nothing returning id)
     insert into byhand.queue (contact, due, body) select contact, $4, body from unnest($1::text[], $2::text[], $3::text[]) as u (id, contact, body)
     where id in (select id from fresh)`,
    [
      events.map(({ id }) => `event:${id}`),
      events.map(({ contactId }) => contactId),
      events.map((event) => JSON.stringify({ type: 'event', event })),
      now,
    ],
  );
}

async function work(pool: pg.Pool, clock: { readonly now: number }, loop: { readonly isOver: boolean }, tally: Tally): Promise<void> {
  while (!loop.isOver) {
    const writes = await takeBatch(pool, clock.now, tally);
    if (writes === undefined) {
      await new Promise((resolve) => void setTimeout(resolve, 10));
      continue;
    }
    if (writes.effects.length > 0) await perform(pool, writes.effects, clock.now, tally);
  }
}

/** One transaction. */
async function takeBatch(pool: pg.Pool, now: number, tally: Tally): Promise<Writes | undefined> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { rows: due } = await client.query<{ contact: string; name: string | null; due: string; body: string }>(
      `delete from byhand.queue q using (select id from byhand.queue where due <= $1 order by due, id limit ${batchSize} for update skip locked) p
       where q.id = p.id returning q.contact, q.name, q.due, q.body`,
      [now],
    );
    if (due.length === 0) {
      await client.query('commit');
      return undefined;
    }
    const ids = [...new Set(due.map(({ contact }) => contact))];
    const { rows: states } = await client.query<{ id: string; state: string }>(
      'select id, state from byhand.contact where id = any ($1) order by id for update',
      [ids],
    );
    const { rows: runRows } = await client.query<{ id: string; contact: string; node: string; status: string; state: string }>(
      "select id, contact, node, status, state from byhand.run where contact = any ($1) and status = 'live'",
      [ids],
    );
    const people = new Map(states.map(({ id, state }) => [id, JSON.parse(state) as Person])); // Written below.
    const runs = new Map(runRows.map((row): [string, Run] => [row.contact, { ...row, state: JSON.parse(row.state) as Run['state'] }])); // Written below.
    const writes: Writes = { runs: [], timers: [], cleared: [], log: [], effects: [] };
    for (const row of due) {
      const person = people.get(row.contact);
      if (person !== undefined)
        apply(
          person,
          runs.get(row.contact),
          { ...row, due: Number(row.due), body: JSON.parse(row.body) as Due['body'] },
          now,
          writes,
          tally,
        ); // Written here or below.
    }
    await writeAll(client, [...people.values()], writes);
    await client.query('commit');
    return writes;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

async function writeAll(client: pg.PoolClient, people: readonly Person[], { runs, timers, cleared, log }: Writes): Promise<void> {
  await client.query('update byhand.contact c set state = u.state from unnest($1::text[], $2::text[]) as u (id, state) where c.id = u.id', [
    people.map(({ id }) => id),
    people.map((person) => JSON.stringify(person)),
  ]);
  await client.query(
    `insert into byhand.run (id, contact, node, status, state) select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
     on conflict (id) do update set node = excluded.node, status = excluded.status, state = excluded.state`,
    [
      runs.map(({ id }) => id),
      runs.map(({ contact }) => contact),
      runs.map(({ node }) => node),
      runs.map(({ status }) => status),
      runs.map(({ state }) => JSON.stringify(state)),
    ],
  );
  if (cleared.length > 0)
    await client.query(
      'delete from byhand.queue q using unnest($1::text[], $2::text[]) as u (contact, name) where q.contact = u.contact and q.name = u.name',
      [cleared.map(({ contact }) => contact), cleared.map(({ name }) => name)],
    );
  if (timers.length > 0)
    await client.query(
      `insert into byhand.queue (contact, name, due, body) select contact, name, due, '{"type":"timer"}' from unnest($1::text[], $2::text[], $3::bigint[]) as u (contact, name, due)`,
      [timers.map(({ contact }) => contact), timers.map(({ name }) => name), timers.map(({ due }) => due)],
    );
  await client.query('insert into byhand.log (stream, seq, entries) select * from unnest($1::text[], $2::int[], $3::text[])', [
    log.map(({ stream }) => stream),
    log.map(({ seq }) => seq),
    log.map(({ entries }) => entries),
  ]);
}

/** Performs effects and reports what came of them, under ids that are seen once. */
async function perform(pool: pg.Pool, effects: Writes['effects'], now: number, tally: Tally): Promise<void> {
  await Promise.all(
    effects.map(async ({ action }) => {
      if (action === 'send_email') tally.emails += 1;
      else tally.texts += 1;
    }),
  );
  await pool.query(
    `with fresh as (insert into byhand.seen select id, $4 from unnest($1::text[]) id on conflict do nothing returning id)
     insert into byhand.queue (contact, due, body) select contact, $4, body from unnest($1::text[], $2::text[], $3::text[]) as u (id, contact, body)
     where id in (select id from fresh)`,
    [
      effects.map(({ key }) => `result:${key}:1`),
      effects.map(({ contact }) => contact),
      effects.map(({ key }) => JSON.stringify({ type: 'result', key })),
      now,
    ],
  );
}
