import { readFile } from 'node:fs/promises';
import type { ContactEvent, EnrollmentRecord, TraceEntry } from '@sojourn/schema';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Delivery } from './messages/delivery-log.ts';
import type { Message } from './messages/message-log.ts';
import { aFolder, aServer, until, type TestServer } from './testing/test-server.ts';

// Starting a database takes seconds, and longer where all tests run at once.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const day = 86_400_000;
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

async function publish(id: string): Promise<void> {
  const journey: unknown = JSON.parse(await readFile(new URL(`../../../journeys/${id}.json`, import.meta.url), 'utf8'));
  const saved = await server.send<{ revision: number }>('PUT', `/api/journeys/${id}`, { journey, revision: 0 });
  expect(saved.status).toBe(200);
  const published = await server.send('POST', `/api/journeys/${id}/publish`, { revision: saved.body.revision, note: 'as shipped' });
  expect(published).toMatchObject({ status: 200, body: { version: 1 } });
}

async function sendEvent(event: Omit<ContactEvent, 'id'>): Promise<void> {
  expect(await server.send('POST', '/events', event)).toMatchObject({ status: 202, body: { accepted: true } });
}

const enrollmentsOf = async (contactId: string): Promise<EnrollmentRecord[]> =>
  (await server.get<{ rows: EnrollmentRecord[] }>(`/api/enrollments?contactId=${contactId}`)).body.rows;
const messagesTo = async (contactId: string): Promise<Message[]> =>
  (await server.get<{ rows: Message[] }>(`/api/messages?contactId=${contactId}`)).body.rows.toReversed();
const skip = (duration: string): Promise<unknown> => server.send('POST', '/api/clock/skip', { duration });

describe('an ebook download', () => {
  it('leads to three mails, in order, at the times they would have had', async () => {
    await publish('ebook-to-demo');
    await sendEvent({ contactId: 'anna', name: 'ebook.downloaded', data: { title: 'Selling without calling' } });
    const [entered] = await until(
      () => enrollmentsOf('anna'),
      (rows) => rows.length === 1,
    );
    const enteredAt = Date.parse(entered?.enteredAt ?? '');

    await skip('P10D');

    const mails = await messagesTo('anna');
    expect(mails.map((mail) => mail.subject)).toEqual([
      'Three ideas from “Selling without calling”',
      'How Norrsken cut its follow-up time by half',
      'Anna, shall we show you?',
    ]);
    // A mail's date has whole seconds, and sending takes its time: never early, and within the same minute.
    const lateness = mails.map((mail, index) => mail.sentAt - (enteredAt + ([2, 5, 9][index] ?? 0) * day));
    for (const late of lateness) expect(late).toBeGreaterThan(-1_000);
    for (const late of lateness) expect(late).toBeLessThan(30_000);
    expect(mails[0]).toMatchObject({
      recipient: 'anna@example.com',
      contactId: 'anna',
      arrivals: 1,
      effectKey: `default:${entered?.id}:educate:1`,
    });
    expect(mails[0]?.body).toContain('Hello Anna,');
  });

  it('is over then, and its trace says each step', async () => {
    const [enrollment] = await enrollmentsOf('anna');
    expect(enrollment).toMatchObject({ status: 'ended', end: 'completed', version: 1 });

    const { body } = await server.get<{ trace: TraceEntry[] }>(`/api/enrollments/${enrollment?.id}`);

    expect(body.trace.filter((entry) => entry.kind === 'effect.completed')).toHaveLength(3);
    expect(body.trace.at(-1)).toMatchObject({ kind: 'ended', end: 'completed' });
  });

  it('lets nobody in twice, and says why', async () => {
    await sendEvent({ contactId: 'anna', name: 'ebook.downloaded', data: { title: 'Another' } });

    const refusals = await until(
      () => server.get<{ rows: unknown[] }>('/api/refusals?contactId=anna'),
      ({ body }) => body.rows.length > 0,
    );

    expect(refusals.body.rows).toMatchObject([{ journeyId: 'ebook-to-demo', trigger: 'downloaded', reason: 'reentry' }]);
    expect(await enrollmentsOf('anna')).toHaveLength(1);
  });

  it('stops at the goal, and sends nothing more', async () => {
    await sendEvent({ contactId: 'chloe', name: 'ebook.downloaded', data: { title: 'Numbers' } });
    await skip('P3D');
    await sendEvent({ contactId: 'chloe', name: 'page.viewed', data: { path: '/demo/book' } });

    await skip('P20D');

    expect(await enrollmentsOf('chloe')).toMatchObject([{ status: 'ended', end: 'goal' }]);
    expect(await messagesTo('chloe')).toHaveLength(1);
  });
});

describe('an abandoned cart', () => {
  it('goes through mail, SMS and an ad audience, each of them real', async () => {
    await publish('cart-recovery');
    const shoppers = ['elin', 'maja', 'samir', 'katrin', 'chloe'];
    for (const contactId of shoppers)
      await sendEvent({ contactId, name: 'cart.updated', data: { cartId: `cart-${contactId}`, total: 140 } });

    await skip('P20D');

    const rows = (await Promise.all(shoppers.map(enrollmentsOf))).flat().filter((row) => row.journeyId === 'cart-recovery');
    expect(rows).toHaveLength(5);
    const walked = rows.filter((row) => !row.control && row.end === 'completed');
    expect(walked.length).toBeGreaterThan(0);
    const mails = await messagesTo(walked[0]?.contactId ?? '');
    expect(mails[0]?.body).toContain(`https://example.com/cart/cart-${walked[0]?.contactId}`);
    const hooks = (await server.get<{ rows: Delivery[] }>('/api/webhooks')).body.rows;
    expect(hooks.map((hook) => hook.type)).toContain('add_to_audience');
    expect(hooks.every((hook) => hook.arrivals === 1)).toBe(true);
  });
});

describe('time', () => {
  it('flows between skips, and never goes back', async () => {
    const before = Date.parse((await server.get<{ now: string }>('/api/clock')).body.now);
    const after = await server.send<{ now: string; aheadMs: number }>('POST', '/api/clock/skip', { duration: 'PT1H' });

    expect(Date.parse(after.body.now) - before).toBeGreaterThanOrEqual(3_600_000);
    const later = Date.parse((await server.get<{ now: string }>('/api/clock')).body.now);
    expect(later).toBeGreaterThanOrEqual(Date.parse(after.body.now));
  });
});

describe('an event', () => {
  it('counts once, however often it is sent', async () => {
    const event = { id: 'order-77', contactId: 'hana', name: 'order.placed', data: { total: 10 } };

    const answers = [await server.send('POST', '/events', event), await server.send('POST', '/events', event)];

    expect(answers.map((one) => one.body)).toEqual([
      { id: 'order-77', accepted: true },
      { id: 'order-77', accepted: false },
    ]);
  });

  it('may come with others, answered in their order', async () => {
    const batch = [
      { id: 'b1', contactId: 'hana', name: 'page.viewed', data: { path: '/' } },
      { id: 'b2', contactId: 'hana', name: 'page.viewed', data: { path: '/pricing' } },
      { id: 'b1', contactId: 'hana', name: 'page.viewed', data: { path: '/' } },
    ];

    expect((await server.send('POST', '/api/events', batch)).body).toEqual([
      { id: 'b1', accepted: true },
      { id: 'b2', accepted: true },
      { id: 'b1', accepted: false },
    ]);
  });

  it('makes a contact that nobody knew, without consent', async () => {
    await sendEvent({ contactId: 'stranger', name: 'page.viewed', data: { path: '/' } });

    const found = await until(
      () => server.get('/api/contacts/stranger'),
      ({ status }) => status === 200,
    );

    expect(found.body).toMatchObject({ id: 'stranger' });
    expect(found.body['consent'] ?? {}).toEqual({});
  });
});

describe('contacts', () => {
  it('are a few dozen at the first start, and can be searched', async () => {
    const all = await server.get<{ rows: unknown[] }>('/api/contacts?limit=200');
    const found = await server.get<{ rows: { id: string }[] }>('/api/contacts?search=lindgren');

    expect(all.body.rows.length).toBeGreaterThanOrEqual(24);
    expect(found.body.rows.map((row) => row.id)).toEqual(['anna']);
  });

  it('come in pages that miss nobody', async () => {
    const all = (await server.get<{ rows: { id: string }[] }>('/api/contacts?limit=200')).body.rows.map((row) => row.id);
    const seen: string[] = [];
    let next: string | undefined = '';
    while (next !== undefined) {
      const page: { body: { rows: { id: string }[]; next?: string } } = await server.get(
        `/api/contacts?search=example&limit=7${next === '' ? '' : `&after=${encodeURIComponent(next)}`}`,
      );
      seen.push(...page.body.rows.map((row) => row.id));
      next = page.body.next;
    }

    expect(seen).toEqual(all.filter((id) => id !== 'stranger'));
  });

  it('are replaced by PUT and changed by PATCH', async () => {
    await server.send('PUT', '/api/contacts/zoe', {
      timezone: 'Europe/Paris',
      attributes: { firstName: 'Zoé', orders: 1 },
      consent: { email: 'subscribed' },
    });
    await server.send('PATCH', '/api/contacts/zoe', { set: { plan: 'pro' }, consent: { sms: 'subscribed' } });

    const found = await until(
      () => server.get('/api/contacts/zoe'),
      ({ body }) => JSON.stringify(body).includes('"pro"'),
    );

    expect(found.body).toMatchObject({
      timezone: 'Europe/Paris',
      attributes: { firstName: 'Zoé', orders: 1, plan: 'pro' },
      consent: { email: 'subscribed', sms: 'subscribed' },
    });
  });
});

describe('a draft', () => {
  it('is refused when somebody else was faster, with theirs', async () => {
    const draft = (name: string): object => ({
      schemaVersion: 1,
      id: 'two-of-us',
      name,
      timezone: 'Europe/Oslo',
      entry: { triggers: [], reentry: { mode: 'never' }, start: null },
      nodes: {},
    });
    await server.send('PUT', '/api/journeys/two-of-us', { journey: draft('Mine'), revision: 0 });
    await server.send('PUT', '/api/journeys/two-of-us', { journey: draft('Theirs'), revision: 1 });

    const late = await server.send('PUT', '/api/journeys/two-of-us', { journey: draft('Mine again'), revision: 1 });

    expect(late).toMatchObject({ status: 409, body: { code: 'draft_changed', revision: 2, journey: { name: 'Theirs' } } });
    expect((await server.get('/api/journeys/two-of-us')).body).toMatchObject({ revision: 2, journey: { name: 'Theirs' } });
  });

  it('that is not ready is kept, and refused at publishing with what is wrong', async () => {
    const journey = {
      schemaVersion: 1,
      id: 'half',
      name: 'Half',
      timezone: 'Europe/Oslo',
      entry: { triggers: [], reentry: { mode: 'never' }, start: 'nowhere' },
      nodes: {},
    };
    expect((await server.send('PUT', '/api/journeys/half', { journey, revision: 0 })).status).toBe(200);

    const refused = await server.send<{ problems: { code: string; pointer: string }[] }>('POST', '/api/journeys/half/publish', {});

    expect(refused).toMatchObject({ status: 422, type: 'application/problem+json', body: { code: 'journey_invalid' } });
    expect(refused.body.problems.map((one) => one.pointer)).toContain('/entry/start');
  });

  it('has its published versions, and each can be read again', async () => {
    const listed = await server.get<{ rows: { id: string; versions: { version: number; note?: string }[] }[] }>('/api/journeys');

    expect(listed.body.rows.find((row) => row.id === 'ebook-to-demo')?.versions).toMatchObject([{ version: 1, note: 'as shipped' }]);
    expect((await server.get('/api/journeys/ebook-to-demo/versions/1')).body).toMatchObject({ journey: { id: 'ebook-to-demo' } });
  });
});

describe('changes', () => {
  it('are told to the page as they happen', async () => {
    const abort = new AbortController();
    const stream = await fetch(`${server.url}/api/changes`, { signal: abort.signal });
    const reader = (stream.body ?? new ReadableStream<Uint8Array<ArrayBuffer>>()).pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    const hear = async (what: string): Promise<void> => {
      while (!heard.includes(what)) heard += (await reader.read()).value ?? '';
    };
    await hear('event: hello');
    await sendEvent({ contactId: 'noah', name: 'page.viewed', data: { path: '/' } });
    await hear('"contacts"');
    abort.abort();

    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    expect(heard).toContain('event: changed');
  });
});
