import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { verifyWebhook, type WebhookHeaders } from './sign-webhook.ts';
import { aContext, anEffect } from './testing/an-effect.ts';
import { webhook } from './webhook.ts';

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const reach = { http: true, addresses: ['127.0.0.1/32'] };
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

interface Received {
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

async function aReceiver(answer: (response: ServerResponse) => void): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      received.push({ headers: request.headers, body });
      answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  // A listening TCP server has an address with a port.
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, received };
}

const ok = (response: ServerResponse): void => void response.writeHead(204).end();

describe('the webhook handler', () => {
  it('posts the effect, signed, with the key as its id', async () => {
    const { url, received } = await aReceiver(ok);
    const effect = anEffect({ action: 'notify_sales', input: { message: 'Call Anna' } });
    const notify = webhook({ url, secret, reach, now: () => Date.parse('2026-03-04T09:00:00Z') });

    const result = await notify(effect, aContext(effect));

    expect(result).toEqual({ data: { status: 204 } });
    const { headers, body } = received[0] ?? { headers: {} as IncomingMessage['headers'], body: '' };
    expect(headers['webhook-id']).toBe(effect.key);
    expect(verifyWebhook(secret, { headers: headers as Partial<WebhookHeaders>, body, now: Date.now() })).toBe(true);
    expect(JSON.parse(body)).toEqual({
      type: 'notify_sales',
      timestamp: '2026-03-04T09:00:00.000Z',
      data: {
        key: effect.key,
        contactId: 'anna',
        enrollmentId: 'k3v',
        journeyId: 'welcome',
        version: 1,
        nodeId: 'mail',
        input: { message: 'Call Anna' },
      },
    });
  });

  it('takes the address from the step when it has none of its own', async () => {
    const { url, received } = await aReceiver(ok);
    const effect = anEffect({ input: { url } });

    await webhook({ secret, reach })(effect, aContext(effect));

    expect(received).toHaveLength(1);
  });

  it.each([
    { status: 301, failure: { name: 'NotSentError', code: 'redirect_refused', retryable: false } },
    { status: 400, failure: { name: 'NotSentError', code: 'http_400', retryable: true } },
    { status: 410, failure: { name: 'NotSentError', code: 'http_410', retryable: false } },
    { status: 429, failure: { name: 'NotSentError', code: 'http_429', retryable: true } },
    { status: 500, failure: { name: 'Error' } },
    { status: 503, failure: { name: 'Error' } },
  ])('takes $status as $failure.name', async ({ status, failure }) => {
    const { url, received } = await aReceiver(
      (response) => void response.writeHead(status, { location: 'http://127.0.0.1:1/elsewhere' }).end(),
    );
    const effect = anEffect();

    await expect(webhook({ url, secret, reach })(effect, aContext(effect))).rejects.toMatchObject(failure);
    expect(received).toHaveLength(1);
  });

  it('does not wait for, or read, an answer without end', async () => {
    const { url } = await aReceiver((response) => {
      response.on('error', () => undefined);
      const more = (): void => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
      };
      response.writeHead(200).on('drain', more);
      more();
    });
    const effect = anEffect();

    expect(await webhook({ url, secret, reach })(effect, aContext(effect))).toEqual({ data: { status: 200 } });
  });

  it('is uncertain when no answer comes in time', async () => {
    const { url } = await aReceiver(() => undefined);
    const effect = anEffect();

    await expect(webhook({ url, secret, reach, timeoutMs: 100 })(effect, aContext(effect))).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('is uncertain when the connection is lost after the request', async () => {
    const { url } = await aReceiver((response) => void response.socket?.destroy());
    const effect = anEffect();

    await expect(webhook({ url, secret, reach })(effect, aContext(effect))).rejects.not.toMatchObject({ name: 'NotSentError' });
  });

  it.each([
    { why: 'nobody listens', url: 'http://127.0.0.1:1/', code: 'econnrefused' },
    { why: 'the name does not exist', url: 'http://nowhere.invalid/', code: expect.stringMatching(/enotfound|eai_again/) },
  ])('surely did not post when $why', async ({ url, code }) => {
    const effect = anEffect();

    await expect(webhook({ url, secret, reach })(effect, aContext(effect))).rejects.toMatchObject({
      name: 'NotSentError',
      code,
      retryable: true,
    });
  });

  it('surely did not post when TLS fails', async () => {
    const server = createTcpServer((socket) => void socket.on('error', () => undefined).end('not TLS\n'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closers.push(() => server.close());
    const effect = anEffect();

    const posting = webhook({ url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/`, secret, reach })(
      effect,
      aContext(effect),
    );

    await expect(posting).rejects.toMatchObject({ name: 'NotSentError' });
  });

  it.each(['', 'hook', 'ftp://example.com/', 'file:///etc/passwd', 'http://example.com/', 'https://user:secret@example.com/'])(
    'refuses the address %j',
    async (url) => {
      const effect = anEffect({ input: { url } });

      await expect(webhook({ secret })(effect, aContext(effect))).rejects.toMatchObject({
        name: 'NotSentError',
        code: expect.stringMatching(/^address_/),
        retryable: false,
      });
    },
  );

  it('reaches no private address, however it is written, also with plain http allowed', async () => {
    const { url, received } = await aReceiver(ok);
    const port = new URL(url).port;
    const spellings = [
      'localhost',
      '127.0.0.1',
      '0x7f000001',
      '2130706433',
      '127.1',
      '0.0.0.0',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '[::ffff:7f00:1]',
      '①②⑦.⓪.⓪.①',
    ];

    for (const host of spellings) {
      const effect = anEffect({ input: { url: `http://${host}:${port}/` } });
      await expect(webhook({ secret, reach: { http: true } })(effect, aContext(effect)), host).rejects.toMatchObject({
        name: 'NotSentError',
        code: 'address_private',
        retryable: false,
      });
    }

    expect(received).toEqual([]);
  });

  it('refuses a body beyond its limit', async () => {
    const effect = anEffect({ input: { message: 'x'.repeat(2000) } });

    await expect(webhook({ url: 'https://example.com', secret, maxBodyBytes: 1000 })(effect, aContext(effect))).rejects.toMatchObject({
      code: 'body_too_large',
    });
  });

  it('takes no secret shorter than 24 bytes', async () => {
    const effect = anEffect();

    await expect(webhook({ url: 'https://example.com', secret: 'whsec_c2hvcnQ=' })(effect, aContext(effect))).rejects.toThrow(RangeError);
  });
});

describe('verifying a webhook', () => {
  // The example of the Standard Webhooks specification's own library tests.
  const known = {
    secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    at: 1614265330_000,
    body: '{"test": 2432232314}',
  };
  const headers = {
    'webhook-id': known.id,
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  };

  it('accepts what the specification signs', () => {
    expect(verifyWebhook(known.secret, { headers, body: known.body, now: known.at })).toBe(true);
  });

  it.each([
    { what: 'another body', changes: { body: '{"test": 1}' } },
    { what: 'another id', changes: { headers: { ...headers, 'webhook-id': 'msg_2' } } },
    { what: 'no signature', changes: { headers: { 'webhook-id': known.id, 'webhook-timestamp': '1614265330' } } },
    { what: 'an old message', changes: { now: known.at + 301_000 } },
    { what: 'a message from the future', changes: { now: known.at - 301_000 } },
    { what: 'a broken timestamp', changes: { headers: { ...headers, 'webhook-timestamp': 'soon' } } },
  ])('refuses $what', ({ changes }) => {
    expect(verifyWebhook(known.secret, { headers, body: known.body, now: known.at, ...changes })).toBe(false);
  });

  it('accepts any of several signatures, as while a secret is exchanged', () => {
    expect(
      verifyWebhook(known.secret, {
        headers: { ...headers, 'webhook-signature': `v1,AAAA ${headers['webhook-signature']}` },
        body: known.body,
        now: known.at,
      }),
    ).toBe(true);
  });
});
