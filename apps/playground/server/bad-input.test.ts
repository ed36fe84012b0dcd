import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { badRequests, good } from './testing/bad-requests.ts';
import { aFolder, aServer, type TestServer } from './testing/test-server.ts';

// Starting a database takes seconds, and longer where all tests run at once.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

let folder: Awaited<ReturnType<typeof aFolder>>;
let server: TestServer;

beforeAll(async () => {
  folder = await aFolder();
  server = await aServer(folder.path);
});
afterAll(async () => {
  await server.close();
  await folder.remove();
});

describe('bad input', () => {
  it.each(badRequests)(
    '$what gets $status',
    async ({ method = 'POST', path = '/events', body, type = 'application/json', status, code, pointer, line }) => {
      const pointers = pointer === undefined ? undefined : [pointer];
      const answer = await server.send<{
        status: number;
        code: string;
        detail: string;
        line?: number;
        problems?: { pointer: string; message: string }[];
      }>(method, path, body, type === '' ? {} : { 'content-type': type });

      expect(answer).toMatchObject({ status, type: 'application/problem+json', body: { status, code } });
      expect(answer.body.detail).toMatch(/\w/);
      expect(answer.body.problems?.map((one) => one.pointer)).toEqual(pointers);
      expect(answer.body.line).toBe(line ?? answer.body.line);
      expect((await server.get('/health')).status).toBe(200);
    },
  );

  it.each([
    { path: '/api/enrollments?status=dead', status: 400, code: 'body_invalid' },
    { path: '/api/enrollments?limit=0', status: 400, code: 'body_invalid' },
    { path: '/api/enrollments?limit=x', status: 400, code: 'body_invalid' },
    { path: '/api/enrollments/nobody', status: 404, code: 'enrollment_unknown' },
    { path: '/api/contacts/nobody', status: 404, code: 'contact_unknown' },
    { path: '/api/journeys/nowhere', status: 404, code: 'journey_unknown' },
    { path: '/api/journeys/nowhere/versions/1', status: 404, code: 'journey_unknown' },
    { path: '/api/messages/none', status: 404, code: 'message_unknown' },
  ])('$path gets $status', async ({ path, status, code }) => {
    expect(await server.get(path)).toMatchObject({ status, type: 'application/problem+json', body: { code } });
  });

  it('takes nothing of a list in which one event is wrong', async () => {
    const first = { ...good, id: 'whole-or-not-1' };
    await server.send('POST', '/events', [first, { ...good, name: 'nope' }]);

    expect((await server.send('POST', '/events', first)).body).toEqual({ id: 'whole-or-not-1', accepted: true });
  });

  it('names every fault at once', async () => {
    const { body } = await server.send<{ problems: { pointer: string }[] }>('POST', '/events', [
      { name: 'x' },
      { contactId: 'a', name: 'page.viewed', at: 'soon' },
    ]);

    expect(body.problems.map((one) => one.pointer)).toEqual(['/0/contactId', '/0/name', '/1/at', '/1/data/path']);
  });

  it('answers no page of another site', async () => {
    const answer = await server.send('POST', '/events', good, { 'content-type': 'application/json', origin: 'https://evil.example' });

    expect(answer).toMatchObject({ status: 403, body: { code: 'other_origin' } });
  });

  it('serves no file from outside the page', async () => {
    for (const path of ['/../package.json', '/%2e%2e/package.json', '/assets/..%2f..%2fpackage.json', '/..%5cpackage.json']) {
      const response = await fetch(server.url + path);
      expect(await response.text()).not.toContain('@sojourn/playground');
    }
  });
});
