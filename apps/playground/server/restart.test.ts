import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { spawnServer, type Spawned } from './testing/spawned-server.ts';
import { aFolder, until, type TestServer } from './testing/test-server.ts';

// Starting a database takes seconds, and longer where all tests run at once.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

let folder: Awaited<ReturnType<typeof aFolder>>;
let running: Spawned | undefined;

beforeEach(async () => {
  folder = await aFolder();
});
afterEach(async () => {
  running?.process.kill('SIGKILL');
  await running?.ended;
  await folder.remove();
});

type Client = Pick<TestServer, 'url' | 'get' | 'send'>;

async function start(): Promise<Client> {
  running = spawnServer({ DATA_DIR: folder.path });
  return running.ready;
}

async function stop(signal: NodeJS.Signals): Promise<number | null> {
  running?.process.kill(signal);
  return (await running?.ended)?.code ?? null;
}

async function publishEbook(client: Client): Promise<void> {
  const journey: unknown = JSON.parse(await readFile(new URL('../../../journeys/ebook-to-demo.json', import.meta.url), 'utf8'));
  await client.send('PUT', '/api/journeys/ebook-to-demo', { journey, revision: 0 });
  expect((await client.send('POST', '/api/journeys/ebook-to-demo/publish', {})).status).toBe(200);
}

const download = { id: 'd1', contactId: 'anna', name: 'ebook.downloaded', data: { title: 'Selling without calling' } };

async function everything(client: Client): Promise<unknown[]> {
  const paths = [
    '/api/contacts?limit=200',
    '/api/journeys',
    '/api/enrollments',
    '/api/messages',
    '/api/webhooks',
    '/api/refusals?contactId=anna',
  ];
  return Promise.all(paths.map(async (path) => (await client.get(path)).body));
}

describe('a restart', () => {
  it.each(['SIGTERM', 'SIGINT', 'SIGKILL'] as const)('after %s loses nothing, and the demo goes on where it was', async (signal) => {
    const before = await start();
    await publishEbook(before);
    await before.send('POST', '/events', download);
    await until(
      () => before.get<{ rows: unknown[] }>('/api/enrollments'),
      ({ body }) => body.rows.length === 1,
    );
    await before.send('POST', '/api/clock/skip', { duration: 'P6D' });
    const known = await everything(before);
    const clock = Date.parse((await before.get<{ now: string }>('/api/clock')).body.now);

    const code = await stop(signal);
    const after = await start();

    expect(code).toBe(signal === 'SIGKILL' ? null : 0);
    expect(await everything(after)).toEqual(known);
    expect(Date.parse((await after.get<{ now: string }>('/api/clock')).body.now)).toBeGreaterThanOrEqual(clock);
    expect((await after.send('POST', '/events', download)).body).toEqual({ id: 'd1', accepted: false });
    await after.send('POST', '/api/clock/skip', { duration: 'P4D' });
    const mails = await after.get<{ rows: { subject: string; arrivals: number }[] }>('/api/messages');
    expect(mails.body.rows.map((mail) => mail.arrivals)).toEqual([1, 1, 1]);
    expect((await after.get<{ rows: unknown[] }>('/api/enrollments')).body.rows).toMatchObject([{ status: 'ended', end: 'completed' }]);
  });

  it('after SIGKILL in the middle of events has every one that was answered, once', async () => {
    const before = await start();
    const answered: string[] = [];
    const sending = (async () => {
      for (let number = 0; ; number += 1) {
        const id = `e${number}`;
        const answer = await before.send('POST', '/events', { id, contactId: `c${number % 7}`, name: 'page.viewed', data: { path: '/' } });
        if (answer.status === 202) answered.push(id);
      }
    })().catch(() => undefined);
    await until(
      async () => answered.length,
      (count) => count >= 40,
    );
    await stop('SIGKILL');
    await sending;

    const after = await start();
    const again = await after.send<{ accepted: boolean }[]>(
      'POST',
      '/events',
      answered.map((id, number) => ({ id, contactId: `c${number % 7}`, name: 'page.viewed', data: { path: '/' } })),
    );

    expect(again.body.filter((one) => one.accepted)).toEqual([]);
  });
});
