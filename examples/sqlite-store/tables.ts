import { DatabaseSync } from 'node:sqlite';

/** The tables. The tenant is first in every key; what the engine keeps in `state`, `entry`, `body` and `value` is opaque here. */
const tables = `
create table if not exists contact (
  tenant text not null, id text not null,
  token integer not null default 0,      -- rises with every claim, commit and release: an older one is fenced
  held_until integer,                    -- the end of its lease; null if nobody has it
  last_arrived integer not null default -9007199254740991,
  state blob,
  primary key (tenant, id)
) without rowid;

create table if not exists inbox (
  seq integer primary key autoincrement, -- rises for ever, also over rows that are gone
  tenant text not null, contact text not null,
  due integer not null, lane text not null, timer text, body text not null
);
create index if not exists inbox_due on inbox (tenant, contact, due, seq);
create unique index if not exists inbox_timer on inbox (tenant, contact, timer) where timer is not null;

create table if not exists seen (tenant text not null, dedupe text not null, at integer not null, primary key (tenant, dedupe)) without rowid;

create table if not exists enrollment (
  tenant text not null, id text not null, contact text not null,
  journey text not null, identity text not null, live integer not null,
  version integer not null, node text, status text not null, state blob not null,
  primary key (tenant, id)
) without rowid;
create unique index if not exists enrollment_identity on enrollment (tenant, journey, identity) where live;
create index if not exists enrollment_contact on enrollment (tenant, contact);

create table if not exists log (tenant text not null, stream text not null, seq integer not null, entry blob not null, primary key (tenant, stream, seq)) without rowid;
create table if not exists document (tenant text not null, kind text not null, id text not null, revision integer not null, value text not null, primary key (tenant, kind, id)) without rowid;
create table if not exists counter (tenant text not null, bucket text not null, used integer not null, primary key (tenant, bucket)) without rowid;
`;

/** Opens a database file, or `:memory:`, with the tables in it. Durable: what was committed survives a loss of power. */
export function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path);
  database.exec(`pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 5000; ${tables}`);
  return database;
}
