import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aFolder, aServer, type TestServer } from './testing/test-server.ts';

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

const good = { contactId: 'anna', name: 'page.viewed', data: { path: '/' } };
const deep = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

/** What goes in, the status that comes out, and where the fault is said to be. */
const table: readonly {
  what: string;
  method?: string;
  path?: string;
  body: unknown;
  type?: string;
  status: number;
  code: string;
  pointer?: string;
  line?: number;
}[] = [
  { what: 'no content type', body: good, type: '', status: 415, code: 'content_type' },
  { what: 'a form', body: 'name=x', type: 'application/x-www-form-urlencoded', status: 415, code: 'content_type' },
  { what: 'an empty body', body: '', status: 400, code: 'not_json', line: 1 },
  { what: 'half an object', body: '{\n "name": "page.viewed",\n', status: 400, code: 'not_json', line: 3 },
  { what: 'a trailing comma', body: '{\n "name": "x",\n}', status: 400, code: 'not_json', line: 3 },
  { what: 'bytes that are no UTF-8', body: new Uint8Array([0x22, 0xff, 0xfe, 0x22]), status: 400, code: 'not_utf8' },
  { what: 'more than 2 MB', body: JSON.stringify({ ...good, data: { path: 'x'.repeat(3_000_000) } }), status: 413, code: 'body_too_large' },
  { what: 'a text', body: '"hello"', status: 400, code: 'body_invalid', pointer: '' },
  { what: 'null', body: 'null', status: 400, code: 'body_invalid', pointer: '' },
  { what: 'no contact', body: { name: 'page.viewed' }, status: 400, code: 'body_invalid', pointer: '/contactId' },
  { what: 'a number as contact', body: { ...good, contactId: 7 }, status: 400, code: 'body_invalid', pointer: '/contactId' },
  { what: 'an empty contact', body: { ...good, contactId: '' }, status: 400, code: 'body_invalid', pointer: '/contactId' },
  {
    what: 'a control character in the contact',
    body: { ...good, contactId: 'a\u0000b' },
    status: 400,
    code: 'body_invalid',
    pointer: '/contactId',
  },
  { what: 'a very long id', body: { ...good, id: 'x'.repeat(1000) }, status: 400, code: 'body_invalid', pointer: '/id' },
  {
    what: 'an event that the catalog does not have',
    body: { ...good, name: 'page.vewed' },
    status: 400,
    code: 'body_invalid',
    pointer: '/name',
  },
  { what: 'an event named like a method', body: { ...good, name: 'constructor' }, status: 400, code: 'body_invalid', pointer: '/name' },
  { what: 'an event named __proto__', body: { ...good, name: '__proto__' }, status: 400, code: 'body_invalid', pointer: '/name' },
  { what: 'a misspelt field', body: { ...good, dta: {} }, status: 400, code: 'body_invalid', pointer: '/dta' },
  {
    what: '__proto__ as a field',
    body: '{"contactId":"anna","name":"page.viewed","__proto__":{"x":1}}',
    status: 400,
    code: 'body_invalid',
    pointer: '/__proto__',
  },
  { what: 'a day as time', body: { ...good, at: '2026-03-02' }, status: 400, code: 'body_invalid', pointer: '/at' },
  { what: 'a time without a zone', body: { ...good, at: '2026-03-02T09:00:00' }, status: 400, code: 'body_invalid', pointer: '/at' },
  { what: 'a time that does not exist', body: { ...good, at: '2026-02-30T09:00:00Z' }, status: 400, code: 'body_invalid', pointer: '/at' },
  { what: 'data that is a list', body: { ...good, data: [] }, status: 400, code: 'body_invalid', pointer: '/data' },
  { what: 'data without what the catalog requires', body: { ...good, data: {} }, status: 400, code: 'body_invalid', pointer: '/data/path' },
  {
    what: 'data of the wrong type',
    body: { contactId: 'anna', name: 'order.placed', data: { total: '140' } },
    status: 400,
    code: 'body_invalid',
    pointer: '/data/total',
  },
  {
    what: 'data nested without end',
    body: `{"contactId":"anna","name":"page.viewed","data":{"path":"/","more":${deep(5_000)}}}`,
    status: 400,
    code: 'body_invalid',
    pointer: '/data/more',
  },
  {
    what: 'one bad event among good ones',
    body: [good, { ...good, name: '' }, good],
    status: 400,
    code: 'body_invalid',
    pointer: '/1/name',
  },
  { what: 'too many events', body: Array.from({ length: 1_001 }, () => good), status: 400, code: 'body_invalid', pointer: '' },
  {
    what: 'a contact in a zone that does not exist',
    method: 'PUT',
    path: '/api/contacts/x',
    body: { timezone: 'Europe/Stokholm' },
    status: 400,
    code: 'body_invalid',
    pointer: '/timezone',
  },
  {
    what: 'a contact with an offset as zone',
    method: 'PUT',
    path: '/api/contacts/x',
    body: { timezone: '+02:00' },
    status: 400,
    code: 'body_invalid',
    pointer: '/timezone',
  },
  {
    what: 'a contact with attributes of the wrong type',
    method: 'PUT',
    path: '/api/contacts/x',
    body: { attributes: { orders: 'three' } },
    status: 400,
    code: 'body_invalid',
    pointer: '/attributes/orders',
  },
  {
    what: 'a contact with consent that is no text',
    method: 'PUT',
    path: '/api/contacts/x',
    body: { consent: { email: true } },
    status: 400,
    code: 'body_invalid',
    pointer: '/consent/email',
  },
  {
    what: 'a contact of another id',
    method: 'PUT',
    path: '/api/contacts/x',
    body: { id: 'y' },
    status: 400,
    code: 'body_invalid',
    pointer: '/id',
  },
  {
    what: 'a contact with a misspelt field',
    method: 'PUT',
    path: '/api/contacts/x',
    body: { attribute: {} },
    status: 400,
    code: 'body_invalid',
    pointer: '/attribute',
  },
  {
    what: 'a patch that increments by a text',
    method: 'PATCH',
    path: '/api/contacts/x',
    body: { increment: { score: 'ten' } },
    status: 400,
    code: 'body_invalid',
    pointer: '/increment/score',
  },
  {
    what: 'a draft without a revision',
    method: 'PUT',
    path: '/api/journeys/a',
    body: { journey: { id: 'a' } },
    status: 400,
    code: 'body_invalid',
    pointer: '/revision',
  },
  {
    what: 'a draft of another id',
    method: 'PUT',
    path: '/api/journeys/a',
    body: { journey: { id: 'b' }, revision: 0 },
    status: 400,
    code: 'body_invalid',
    pointer: '/journey/id',
  },
  {
    what: 'a draft with an id that cannot be one',
    method: 'PUT',
    path: '/api/journeys/A%20B',
    body: { journey: { id: 'A B' }, revision: 0 },
    status: 400,
    code: 'body_invalid',
    pointer: '/id',
  },
  {
    what: 'publishing what is not there',
    method: 'POST',
    path: '/api/journeys/nowhere/publish',
    body: {},
    status: 404,
    code: 'journey_unknown',
  },
  {
    what: 'enrolling into what is not there',
    method: 'POST',
    path: '/api/enrollments',
    body: { journeyId: 'nowhere', contactId: 'anna' },
    status: 404,
    code: 'journey_unknown',
  },
  {
    what: 'enrolling nobody',
    method: 'POST',
    path: '/api/enrollments',
    body: { journeyId: 'nowhere' },
    status: 400,
    code: 'body_invalid',
    pointer: '/contactId',
  },
  { what: 'skipping no time', method: 'POST', path: '/api/clock/skip', body: {}, status: 400, code: 'body_invalid', pointer: '/duration' },
  {
    what: 'skipping in words',
    method: 'POST',
    path: '/api/clock/skip',
    body: { duration: '10 days' },
    status: 400,
    code: 'body_invalid',
    pointer: '/duration',
  },
  {
    what: 'skipping back',
    method: 'POST',
    path: '/api/clock/skip',
    body: { duration: '-P1D' },
    status: 400,
    code: 'body_invalid',
    pointer: '/duration',
  },
  {
    what: 'skipping a century',
    method: 'POST',
    path: '/api/clock/skip',
    body: { duration: 'P100Y' },
    status: 400,
    code: 'body_invalid',
    pointer: '/duration',
  },
  { what: 'a webhook without a signature', method: 'POST', path: '/demo/hooks/send_sms', body: {}, status: 401, code: 'signature_invalid' },
  { what: 'an address that is not there', method: 'POST', path: '/api/nothing', body: {}, status: 404, code: 'address_unknown' },
];

describe('bad input', () => {
  it.each(table)(
    '$what gets $status',
    async ({ method = 'POST', path = '/events', body, type = 'application/json', status, code, pointer, line }) => {
      const answer = await server.send<{
        status: number;
        code: string;
        detail: string;
        line?: number;
        problems?: { pointer: string; message: string }[];
      }>(method, path, body, type === '' ? {} : { 'content-type': type });

      expect(answer).toMatchObject({ status, type: 'application/problem+json', body: { status, code } });
      expect(answer.body.detail).toMatch(/\w/);
      if (pointer !== undefined) expect(answer.body.problems?.map((one) => one.pointer)).toContain(pointer);
      if (line !== undefined) expect(answer.body.line).toBe(line);
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
