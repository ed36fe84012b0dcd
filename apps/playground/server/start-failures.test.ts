import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { spawnServer } from './testing/spawned-server.ts';
import { aFolder, aServer } from './testing/test-server.ts';

// Starting a database takes seconds, and longer where all tests run at once.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

let folder: Awaited<ReturnType<typeof aFolder>>;
beforeEach(async () => {
  folder = await aFolder();
});
afterEach(() => folder.remove());

describe('starting', () => {
  it('says that the port is in use, and which other to take', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;

    const { code, said } = await spawnServer({ DATA_DIR: folder.path }, ['--port', String(port)]).ended;
    await new Promise((resolve) => other.close(resolve));

    expect(code).toBe(1);
    expect(said).toBe(
      `Port ${port} is in use on 127.0.0.1. Stop what uses it, or choose another: --port ${port + 1} (or PORT=${port + 1}).\n`,
    );
  });

  it('says that the database is away, and keeps its password to itself', async () => {
    const { code, said } = await spawnServer({ DATA_DIR: folder.path, DATABASE_URL: 'postgres://someone:secret@127.0.0.1:1/app' }).ended;

    expect(code).toBe(1);
    expect(said).toMatch(
      /^PostgreSQL 127\.0\.0\.1:1\/app cannot be used \(.*ECONNREFUSED.*\)\. Is it running, and is DATABASE_URL right\?\n$/,
    );
    expect(said).not.toContain('secret');
  });

  it('says that another playground has the data folder, and leaves that one alone', async () => {
    const first = await aServer(folder.path);

    const { code, said } = await spawnServer({ DATA_DIR: folder.path }).ended;

    expect(code).toBe(1);
    expect(said).toContain(`The data folder ${folder.path} is in use by another playground.`);
    expect((await first.get('/health')).status).toBe(200);
    await first.close();
  });

  it('says that the data folder cannot be made', async () => {
    await writeFile(join(folder.path, 'file'), '');

    const { code, said } = await spawnServer({ DATA_DIR: join(folder.path, 'file', 'data') }).ended;

    expect(code).toBe(1);
    expect(said).toContain('cannot be made');
  });

  it.each([
    { args: ['--port', 'many'], env: {}, says: 'The port must be a number from 0 to 65535, not "many".' },
    { args: ['--port', '70000'], env: {}, says: 'The port must be a number from 0 to 65535, not "70000".' },
    { args: ['--prot', '1'], env: {}, says: "Unknown option '--prot'" },
    { args: [], env: { DATABASE_URL: 'mysql://secret@x' }, says: 'DATABASE_URL must be a URL that starts with postgres://.' },
    { args: [], env: { SMTP_URL: 'mail.example.com' }, says: 'SMTP_URL must be a URL that starts with smtp://.' },
  ])('says what is wrong with $args $env', async ({ args, env, says }) => {
    const { code, said } = await spawnServer({ DATA_DIR: folder.path, ...env }, args).ended;

    expect(code).toBe(1);
    expect(said).toContain(says);
    expect(said).not.toContain('    at ');
  });
});
