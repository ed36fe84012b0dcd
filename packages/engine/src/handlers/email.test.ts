import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { NotSentError } from '../ports/not-sent-error.ts';
import { email } from './email.ts';
import { aContext, anEffect } from './testing/an-effect.ts';

const from = { name: 'Acme', address: 'hello@acme.example' };
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

type Reply = (done: (error?: Error | null) => void) => void;

/** A real SMTP server on loopback; `received` holds the raw messages it took. */
async function aMailServer(
  options: SMTPServerOptions = {},
  afterMessage: Reply = (done) => done(),
): Promise<{ url: string; received: string[] }> {
  const received: string[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    ...options,
    onData(stream, _session, done) {
      void text(stream).then((message) => {
        received.push(message);
        afterMessage(done);
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => new Promise((resolve) => server.close(() => resolve())));
  return { url: `smtp://127.0.0.1:${portOf(server.server)}`, received };
}

/** A bare server that speaks as told, line by line, and hangs up where the script says so. */
async function aScriptedServer(greeting: string, answer: (line: string) => string | 'hang-up'): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.write(greeting);
    socket.on('data', (data) => {
      for (const line of String(data).split('\r\n').filter(Boolean)) {
        const reply = answer(line);
        if (reply === 'hang-up') socket.destroy();
        else if (reply !== '') socket.write(reply);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(() => resolve()));
  });
  return `smtp://127.0.0.1:${portOf(server)}`;
}

function portOf(server: Server): number {
  // A listening TCP server has an address with a port.
  return (server.address() as AddressInfo).port;
}

async function failureOf(promise: Promise<unknown>): Promise<Error> {
  const failure: unknown = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(failure instanceof Error)) throw new Error('It did not fail.');
  return failure;
}

describe('the email handler', () => {
  it("sends one message with the engine's date, the key, and a Message-ID derived from it", async () => {
    const { url, received } = await aMailServer();
    const effect = anEffect();
    const send = email({ smtp: url, from, now: () => Date.parse('2026-03-04T09:00:00Z') });

    const first = await send(effect, aContext(effect));
    const second = await send(effect, aContext(effect, { attempt: 2 }));

    expect(first).toEqual(second);
    expect(first).toMatchObject({ outcome: 'sent', data: { messageId: expect.stringMatching(/^<[0-9a-f]{40}@acme\.example>$/) } });
    expect(received[0]).toContain('Date: Wed, 04 Mar 2026 09:00:00 +0000');
    expect(received[0]).toContain('X-Sojourn-Key: default:k3v:mail:1');
    expect(received[0]).toContain('To: anna@example.com');
    expect(received[0]).toContain('Subject: Hello Anna');
    expect(received[0]).toContain('A short letter.');
  });

  it('keeps a line break in a subject out of the headers', async () => {
    const { url, received } = await aMailServer();
    const effect = anEffect({ input: { subject: 'Hello\r\nBcc: eve@example.com', body: '' } });

    await email({ smtp: url, from })(effect, aContext(effect));

    expect(received[0]).not.toMatch(/^Bcc:/m);
  });

  it.each([
    {},
    { email: 7 },
    { email: 'nobody' },
    { email: 'a@b.example, eve@example.com' },
    { email: 'Eve <eve@example.com>' },
    { email: 'a@b.example\r\nBcc: eve@example.com' },
  ])('refuses %j as an address, for good', async (attributes) => {
    const effect = anEffect({ contact: { id: 'anna', attributes } });

    const failure = await failureOf(email({ smtp: 'smtp://127.0.0.1:1', from })(effect, aContext(effect)));

    expect(failure).toMatchObject({ name: 'NotSentError', code: 'address_missing', retryable: false });
  });

  describe('says that it was surely not sent', () => {
    const aServerThatDenies: Record<string, SMTPServerOptions> = {
      'to let us in': { onConnect: (_session, done) => done(Object.assign(new Error('Busy'), { responseCode: 421 })) },
      'the sender': { onMailFrom: (_address, _session, done) => done(Object.assign(new Error('Not you'), { responseCode: 550 })) },
      'the recipient': { onRcptTo: (_address, _session, done) => done(Object.assign(new Error('Unknown here'), { responseCode: 550 })) },
    };
    it.each(Object.keys(aServerThatDenies))('when the server refuses %s', async (what) => {
      const { url } = await aMailServer(aServerThatDenies[what]);
      const effect = anEffect();

      const failure = await failureOf(email({ smtp: url, from })(effect, aContext(effect)));

      expect(failure).toBeInstanceOf(NotSentError);
      expect(failure).toMatchObject({ code: expect.stringMatching(/^smtp_(421|550)$/) });
    });

    it('when the server refuses the message after it got it', async () => {
      const { url } = await aMailServer({}, (done) => done(Object.assign(new Error('Spam'), { responseCode: 554 })));
      const effect = anEffect();

      expect(await failureOf(email({ smtp: url, from })(effect, aContext(effect)))).toMatchObject({
        name: 'NotSentError',
        code: 'smtp_554',
      });
    });

    it('when nobody listens', async () => {
      const effect = anEffect();

      expect(await failureOf(email({ smtp: 'smtp://127.0.0.1:1', from })(effect, aContext(effect)))).toBeInstanceOf(NotSentError);
    });

    it.each(['EHLO', 'MAIL', 'RCPT'])('when the connection is lost at %s', async (at) => {
      const url = await aScriptedServer('220 here\r\n', (line) => (line.startsWith(at) ? 'hang-up' : '250 ok\r\n'));
      const effect = anEffect();

      expect(await failureOf(email({ smtp: url, from })(effect, aContext(effect)))).toBeInstanceOf(NotSentError);
    });

    it('when the time is over before anything was said', async () => {
      const url = await aScriptedServer('220 here\r\n', () => '');
      const effect = anEffect();
      const stop = new AbortController();
      const sending = email({ smtp: url, from })(effect, aContext(effect, { signal: stop.signal }));
      stop.abort();

      expect(await failureOf(sending)).toBeInstanceOf(NotSentError);
    });
  });

  describe('leaves it uncertain', () => {
    it.each([
      { when: 'the connection is lost as the message is announced', lostAt: (line: string) => line === 'DATA' },
      { when: 'the connection is lost after the message', lostAt: (line: string) => line === '.' },
    ])('when $when', async ({ lostAt }) => {
      const url = await aScriptedServer('220 here\r\n', (line) => {
        if (lostAt(line)) return 'hang-up';
        if (line === 'DATA') return '354 go on\r\n';
        return /^(?:EHLO|MAIL|RCPT)/.test(line) ? '250 ok\r\n' : '';
      });
      const effect = anEffect();

      const failure = await failureOf(email({ smtp: url, from })(effect, aContext(effect)));

      expect(failure).not.toBeInstanceOf(NotSentError);
    });
  });
});
