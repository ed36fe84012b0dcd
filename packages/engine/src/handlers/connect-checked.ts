import { lookup, type LookupAddress } from 'node:dns';
import { connect, isIP, type LookupFunction, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { NotSentError } from '../ports/not-sent-error.ts';
import type { AddressRule } from './private-address.ts';

/**
 * Opens a connection to a URL's host, through TLS for https, when all its addresses pass the rule.
 *
 * Three checks: an address written in the URL, every address its name resolves to (one bad one refuses all, so that a name
 * cannot alternate), and the peer of the connected socket, before a byte of ours is sent.
 *
 * @throws NotSentError always: nothing was sent when no connection came about.
 */
export async function connectChecked(url: URL, isAllowed: AddressRule, signal: AbortSignal): Promise<Socket> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isAllowed(host)) throw refusedAddress();
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  const plain = await opened(connect({ host, port, lookup: checkedLookup(isAllowed) }), 'connect', signal);
  if (!isAllowed(plain.remoteAddress ?? '')) {
    plain.destroy();
    throw refusedAddress();
  }
  if (url.protocol !== 'https:') return plain;
  // A name is sent for virtual hosts; RFC 6066 allows no address there.
  return opened(connectTls({ socket: plain, host, ...(isIP(host) === 0 ? { servername: host } : {}) }), 'secureConnect', signal);
}

function checkedLookup(isAllowed: AddressRule): LookupFunction {
  return (host, options, done) => {
    lookup(host, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      const [first] = addresses ?? [];
      if (error !== null || first === undefined) return done(error ?? new Error('No address.'), '', 0);
      if (!addresses.every((one) => isAllowed(one.address))) return done(refusedAddress(), '', 0);
      return options.all === true ? done(null, addresses) : done(null, first.address, first.family);
    });
  };
}

function opened<T extends Socket>(socket: T, event: 'connect' | 'secureConnect', signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const fail = (cause: Error): void => {
      signal.removeEventListener('abort', stop);
      socket.destroy();
      reject(cause instanceof NotSentError ? cause : new NotSentError('No connection came about.', { code: codeOf(cause), cause }));
    };
    const stop = (): void => fail(new NotSentError('No connection came about in time.', { code: 'connect_timeout' }));
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop);
    socket.once('error', fail);
    socket.once(event, () => {
      signal.removeEventListener('abort', stop);
      socket.removeListener('error', fail);
      resolve(socket);
    });
  });
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code.toLowerCase() : 'connect_failed';
}

function refusedAddress(): NotSentError {
  // The address itself is left out: what a name resolves to inside the host's network is nobody's business outside.
  return new NotSentError('The address is not on the public internet.', { code: 'address_private', retryable: false });
}
