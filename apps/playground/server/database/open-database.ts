import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { postgresStore } from '@sojourn/postgres';
import { Pool } from 'pg';
import type { Settings } from '../settings.ts';
import { lockFolder } from './data-lock.ts';
import { DatabaseUnavailable, reasonOf, type Database } from './database.ts';

/**
 * Opens PostgreSQL when `DATABASE_URL` is set, and PGlite on disk otherwise; both go through the same store. Brings the
 * tables of both, the engine's and the host's, up to date.
 *
 * @throws DatabaseUnavailable when it cannot be reached, or its folder is in use.
 */
export async function openDatabase(settings: Settings): Promise<Database> {
  const database = settings.databaseUrl === undefined ? await openEmbedded(settings.dataDir) : await openPostgres(settings.databaseUrl);
  try {
    for (const statement of ownTables) await database.query(statement);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function openEmbedded(folder: string): Promise<Database> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (cause) {
    throw new DatabaseUnavailable(
      `The data folder ${folder} cannot be made (${reasonOf(cause)}). Set DATA_DIR to a folder that can be written.`,
      { cause },
    );
  }
  const unlock = await lockFolder(folder);
  try {
    const pglite = await PGlite.create(join(folder, 'database'));
    const store = postgresStore({ pglite });
    await store.migrate();
    return {
      name: 'PGlite',
      store,
      query: async <Row>(text: string, values: readonly unknown[] = []) => (await pglite.query<Row>(text, [...values])).rows,
      async close() {
        await store.close();
        await pglite.close();
        await unlock();
      },
    };
  } catch (cause) {
    await unlock();
    throw new DatabaseUnavailable(`The database in ${folder} cannot be opened (${reasonOf(cause)}).`, { cause });
  }
}

async function openPostgres(connectionString: string): Promise<Database> {
  const pool = new Pool({ connectionString, connectionTimeoutMillis: 5_000 });
  // A lost idle connection is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  const { hostname, port, pathname } = new URL(connectionString);
  const name = `PostgreSQL ${hostname}:${port || '5432'}${pathname}`;
  try {
    const store = postgresStore({ pool });
    await store.migrate();
    return {
      name,
      store,
      // The caller names the row it selects.
      query: async <Row>(text: string, values: readonly unknown[] = []) => (await pool.query(text, [...values])).rows as Row[],
      async close() {
        await store.close();
        await pool.end();
      },
    };
  } catch (cause) {
    await pool.end();
    throw new DatabaseUnavailable(`${name} cannot be used (${reasonOf(cause)}). Is it running, and is DATABASE_URL right?`, { cause });
  }
}

/** The host's own tables: what its mailbox and its webhook receiver got. */
const ownTables = [
  `create table if not exists playground_message (
    id text primary key, kind text not null, sent_at bigint not null, contact_id text, effect_key text,
    sender text not null, recipient text not null, subject text not null, body text not null, arrivals int not null default 1)`,
  'create index if not exists playground_message_at on playground_message (sent_at, id)',
  'create index if not exists playground_message_contact on playground_message (contact_id, sent_at)',
  `create table if not exists playground_delivery (
    id text primary key, type text not null, happened_at bigint not null, contact_id text, body text not null, arrivals int not null default 1)`,
  'create index if not exists playground_delivery_at on playground_delivery (happened_at, id)',
] as const;
