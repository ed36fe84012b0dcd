import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { NotSentError } from '../ports/not-sent-error.ts';
import type { AbortSignalLike } from '../ports/handlers.ts';
import { connectChecked } from './connect-checked.ts';
import { publicAddressesOnly } from './private-address.ts';

/** What an outbound request may reach beyond https on public addresses. */
export interface Reach {
  /** Plain http too. False if absent. */
  readonly http?: boolean;
  /** Private ranges, in CIDR notation, such as `127.0.0.1/32`. None if absent. */
  readonly addresses?: readonly string[];
}

/** One outbound POST. */
export interface SafeRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal?: AbortSignalLike;
  /** From the look-up to the end of the answer. */
  readonly timeoutMs: number;
  /** The rest of a longer answer is not read. */
  readonly maxResponseBytes: number;
  readonly reach?: Reach;
}

/** The answer, whatever its status. Its body is read (bounded) and dropped: nothing of it is needed. */
export interface SafeResponse {
  readonly status: number;
}

/**
 * The one way out to HTTP: posts to an address that somebody outside wrote, without letting them into the host's network.
 *
 * The scheme is https (`reach.http` adds http); no credentials in the address; every address the name resolves to, and the peer
 * that was then connected, must be public (`reach.addresses` adds ranges); redirects are answers, never followed; time and the
 * size of the answer are bounded.
 *
 * @throws NotSentError when nothing of the request was written: refused by these rules, no such name, no connection, no TLS.
 * @throws Error when the request was written and no answer came: it may have been processed.
 */
export async function safeRequest(request: SafeRequest): Promise<SafeResponse> {
  const url = readAddress(request.url, request.reach);
  const deadline = new AbortController();
  const stop = (): void => deadline.abort();
  const timer = setTimeout(stop, request.timeoutMs);
  request.signal?.addEventListener('abort', stop);
  if (request.signal?.aborted) stop();
  try {
    const socket = await connectChecked(url, publicAddressesOnly(request.reach?.addresses), deadline.signal);
    return await exchange(url, request, socket, deadline.signal);
  } finally {
    clearTimeout(timer);
    request.signal?.removeEventListener('abort', stop);
  }
}

function readAddress(text: string, reach: Reach | undefined): URL {
  if (!URL.canParse(text)) throw new NotSentError('The address is not a URL.', { code: 'address_invalid', retryable: false });
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && reach?.http === true)) {
    throw new NotSentError('The address must start with https://.', { code: 'address_scheme', retryable: false });
  }
  if (url.username !== '' || url.password !== '')
    throw new NotSentError('The address must not hold a name or password.', { code: 'address_credentials', retryable: false });
  return url;
}

function exchange(
  url: URL,
  request: SafeRequest,
  socket: Awaited<ReturnType<typeof connectChecked>>,
  signal: AbortSignal,
): Promise<SafeResponse> {
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const outgoing = send(
      url,
      {
        method: 'POST',
        headers: { ...request.headers, 'content-length': String(Buffer.byteLength(request.body)), connection: 'close' },
        signal,
        // The checked socket and no other: without an agent, nothing is pooled or looked up again.
        createConnection: () => socket,
      },
      (answer) => void readAnswer(answer, request.maxResponseBytes).then(resolve, reject),
    );
    outgoing.on('error', reject);
    outgoing.end(request.body);
  });
}

async function readAnswer(answer: IncomingMessage, maxBytes: number): Promise<SafeResponse> {
  let size = 0;
  try {
    for await (const chunk of answer) {
      // No encoding is set on the stream, so chunks are buffers.
      size += (chunk as Buffer).length;
      if (size >= maxBytes) break;
    }
  } catch {
    // The status has already said what became of the request; a body cut short changes nothing.
  }
  return { status: answer.statusCode ?? 0 };
}
