import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgres, type TestServer } from '../support/start-postgres.ts';
import { aDataFolder, startPlayground, type Playground } from './support/playground.ts';

let database: TestServer;
let playground: Playground;
let folder: Awaited<ReturnType<typeof aDataFolder>>;

beforeAll(async () => {
  folder = await aDataFolder();
  database = await startPostgres();
  playground = await startPlayground(folder.path, { DATABASE_URL: database.connectionString });
});
afterAll(async () => {
  await playground?.stop();
  await database?.remove();
  await folder?.remove();
});

async function ask<T = Record<string, unknown>>(path: string, method = 'GET', body?: unknown): Promise<{ status: number; body: T }> {
  const response = await fetch(playground.url + path, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  // Every answer of the API is JSON; the caller knows which.
  return { status: response.status, body: (await response.json()) as T };
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const started = performance.now();
  while (!(await holds())) {
    if (performance.now() - started > 20_000) throw new Error('It did not come about.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const download = (id: string): object => ({ id, contactId: 'anna', name: 'ebook.downloaded', data: { title: 'Numbers' } });

describe('the playground on PostgreSQL', () => {
  it('runs the same journey as on PGlite', async () => {
    const journey: unknown = JSON.parse(await readFile(new URL('../../journeys/ebook-to-demo.json', import.meta.url), 'utf8'));
    await ask('/api/journeys/ebook-to-demo', 'PUT', { journey, revision: 0 });
    expect((await ask('/api/journeys/ebook-to-demo/publish', 'POST', {})).status).toBe(200);
    expect((await ask('/events', 'POST', download('d1'))).status).toBe(202);

    await ask('/api/clock/skip', 'POST', { duration: 'P3D' });

    expect((await ask<{ rows: unknown[] }>('/api/messages')).body.rows).toHaveLength(1);
  });

  it('says 503 while the database is away, stays up, and goes on by itself when it is back', async () => {
    await database.stop();

    const away = await ask('/events', 'POST', download('d2'));
    const reading = await ask('/api/enrollments');
    const health = await ask('/health');
    const page = await fetch(`${playground.url}/`);

    expect([away, reading, health]).toMatchObject(
      Array.from({ length: 3 }, () => ({ status: 503, body: { code: 'store_unavailable', status: 503 } })),
    );
    expect(page.status).not.toBe(503);
    expect(JSON.stringify(away.body)).not.toContain('postgres:test');

    await database.start();
    await until(async () => (await ask('/health')).status === 200);

    // What was refused was not taken; what had been taken is all there, and its waits go on.
    expect((await ask('/events', 'POST', download('d2'))).body).toEqual({ id: 'd2', accepted: true });
    expect((await ask('/events', 'POST', download('d1'))).body).toEqual({ id: 'd1', accepted: false });
    await ask('/api/clock/skip', 'POST', { duration: 'P7D' });
    expect((await ask<{ rows: unknown[] }>('/api/messages')).body.rows).toHaveLength(3);
    expect((await ask<{ rows: unknown[] }>('/api/enrollments')).body.rows).toMatchObject([{ status: 'ended', end: 'completed' }]);
  });
});
