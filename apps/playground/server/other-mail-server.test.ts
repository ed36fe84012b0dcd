import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { aFolder, aServer, until, type TestServer } from './testing/test-server.ts';

// Starting a database takes seconds, and longer where all tests run at once.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

let folder: Awaited<ReturnType<typeof aFolder>>;
let server: TestServer;
let post: SMTPServer;
const received: string[] = [];
let refusals = 1;

beforeAll(async () => {
  folder = await aFolder();
  post = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    // Out of order for the first mail, as mail servers are: what it refused comes again.
    onRcptTo: (_address, _session, done) =>
      refusals-- > 0 ? done(Object.assign(new Error('Try again later'), { responseCode: 451 })) : done(),
    onData(stream, _session, done) {
      void text(stream).then((mail) => {
        received.push(mail);
        done();
      });
    },
  });
  await new Promise<void>((resolve) => post.listen(0, '127.0.0.1', resolve));
  // A listening TCP server has an address with a port.
  const { port } = post.server.address() as AddressInfo;
  server = await aServer(folder.path, { SMTP_URL: `smtp://127.0.0.1:${port}` });
});
afterAll(async () => {
  await server.close();
  await new Promise<void>((resolve) => post.close(() => resolve()));
  await folder.remove();
});

it("sends to the mail server of SMTP_URL, again what it refused, with the demo's date and the key", async () => {
  const journey: unknown = JSON.parse(await readFile(new URL('../../../journeys/ebook-to-demo.json', import.meta.url), 'utf8'));
  await server.send('PUT', '/api/journeys/ebook-to-demo', { journey, revision: 0 });
  await server.send('POST', '/api/journeys/ebook-to-demo/publish', {});
  await server.send('POST', '/events', { contactId: 'anna', name: 'ebook.downloaded', data: { title: 'Numbers' } });
  const { body } = await until(
    () => server.get<{ rows: { id: string; enteredAt: string }[] }>('/api/enrollments'),
    (answer) => answer.body.rows.length === 1,
  );
  const [enrollment] = body.rows;

  await server.send('POST', '/api/clock/skip', { duration: 'P3D' });

  expect(received).toHaveLength(1);
  expect(received[0]).toContain(`X-Sojourn-Key: default:${enrollment?.id ?? ''}:educate:1`);
  const sentAt = Date.parse(/^Date: (.*)$/m.exec(received[0] ?? '')?.[1] ?? '');
  const dueAt = Date.parse(enrollment?.enteredAt ?? '') + 2 * 86_400_000;
  // One retry later, at most: the first delay is up to a minute.
  expect(sentAt).toBeGreaterThan(dueAt - 1_000);
  expect(sentAt).toBeLessThan(dueAt + 120_000);
  expect((await server.get<{ rows: unknown[] }>('/api/messages')).body.rows).toEqual([]);
  const { body: detail } = await server.get<{ trace: { kind: string }[] }>(`/api/enrollments/${enrollment?.id ?? ''}`);
  expect(detail.trace.map((entry) => entry.kind)).toContain('effect.retried');
});
