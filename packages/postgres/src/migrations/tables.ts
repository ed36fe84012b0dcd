import type { Migration } from './migration.ts';

/**
 * The tables. The tenant is the first column of every key; tenants, journeys and contacts are numbers inside. Texts compare
 * by code point (`C`), so that pages come in the same order on every server.
 *
 * A contact's row carries the instant of its first due input: the queue of due contacts is one index entry each, and a lease
 * is that instant put off to its end.
 */
export const tables: Migration = {
  version: 1,
  name: 'tables: tenants, contacts, inbox, enrollments, logs, documents, counters',
  sql: (schema) => [contacts, enrollments, documents].map((part) => part(schema)).join('\n'),
};

const contacts = (schema: string): string => `
create table ${schema}.tenant (
  id integer generated always as identity primary key,
  name text collate "C" not null unique
);

create table ${schema}.journey (
  tenant integer not null,
  id integer generated always as identity,
  name text collate "C" not null,
  primary key (tenant, id),
  unique (tenant, name)
);

create table ${schema}.contact (
  tenant integer not null,
  id bigint generated always as identity,
  name text collate "C" not null,
  -- Rises with every lease, commit and release: a commit under an older one is fenced.
  token bigint not null default 0,
  leased boolean not null default false,
  -- When it may be claimed: the first due of its inbox, or the end of its lease; null if neither.
  wake_at bigint,
  wake_lane smallint not null default 0,
  -- Below every instant of this century: nothing has arrived yet.
  last_arrived bigint not null default -9007199254740991,
  state bytea,
  primary key (tenant, id),
  unique (tenant, name)
) with (fillfactor = 80);
create index contact_due on ${schema}.contact (tenant, wake_lane, wake_at) where wake_at is not null;

create table ${schema}.inbox (
  tenant integer not null,
  contact bigint not null,
  due bigint not null,
  seq bigint generated always as identity,
  lane smallint not null,
  timer text collate "C",
  -- Text and not jsonb: bodies are opaque here and come back as they were.
  body text not null,
  primary key (tenant, contact, due, seq)
);
create unique index inbox_timer on ${schema}.inbox (tenant, contact, timer) where timer is not null;

create table ${schema}.seen (
  tenant integer not null,
  dedupe text collate "C" not null,
  at bigint not null,
  primary key (tenant, dedupe)
);
create index seen_at on ${schema}.seen using brin (at);
`;

const enrollments = (schema: string): string => `
create table ${schema}.enrollment (
  tenant integer not null,
  id text collate "C" not null,
  contact bigint not null,
  journey integer not null,
  identity text collate "C" not null,
  live boolean not null,
  version integer not null,
  node text collate "C",
  status text collate "C" not null,
  state bytea not null,
  primary key (tenant, id)
);
create unique index enrollment_identity on ${schema}.enrollment (tenant, journey, identity) where live;
create index enrollment_contact on ${schema}.enrollment (tenant, contact);
-- The condition holds for every row. Only statements that repeat it can use the index, so that a lookup of an identity never
-- goes through all of a journey on a planner's guess.
create index enrollment_journey on ${schema}.enrollment (tenant, journey, id) where id > '';

create table ${schema}.log (
  tenant integer not null,
  stream text collate "C" not null,
  seq integer not null,
  entry bytea not null,
  primary key (tenant, stream, seq)
);
`;

const documents = (schema: string): string => `
create table ${schema}.document (
  tenant integer not null,
  kind text collate "C" not null,
  id text collate "C" not null,
  revision integer not null,
  value text not null,
  primary key (tenant, kind, id)
);

create table ${schema}.counter (
  tenant integer not null,
  bucket text collate "C" not null,
  used bigint not null,
  primary key (tenant, bucket)
);
`;
