import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SettingsError } from '../settings.ts';

/** Answers one request. */
export type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** A port that is ours, before there is anything to answer with. */
export interface Door {
  readonly server: Server;
  readonly url: string;
  /** From now on requests go there; until then they are told to wait. */
  open(listener: Listener): void;
  /** Lets requests under way finish for a while, then cuts them. */
  close(): Promise<void>;
}

/** How long open requests may go on after a stop was asked for. */
const patienceMs = 3_000;

/**
 * Takes the port first, so that a port in use is said before anything is opened or changed.
 *
 * @throws SettingsError when the port cannot be had.
 */
export async function takePort(host: string, port: number): Promise<Door> {
  let listener: Listener = (_request, response) => {
    response.writeHead(503, { 'content-type': 'application/problem+json', 'retry-after': '1' });
    response.end(
      JSON.stringify({
        type: 'about:blank',
        title: 'Starting',
        status: 503,
        code: 'starting',
        detail: 'The server is starting; try again in a moment.',
      }),
    );
  };
  const server = createServer((request, response) => listener(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(portError(error, host, port)));
    server.listen(port, host, () => resolve());
  });
  // A listening TCP server has an address with a port.
  const taken = (server.address() as AddressInfo).port;
  return {
    server,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    open: (next) => (listener = next),
    close: () =>
      new Promise((resolve) => {
        const cut = setTimeout(() => server.closeAllConnections(), patienceMs);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

function portError(error: NodeJS.ErrnoException, host: string, port: number): SettingsError {
  if (error.code === 'EADDRINUSE')
    return new SettingsError(
      `Port ${port} is in use on ${host}. Stop what uses it, or choose another: --port ${port + 1} (or PORT=${port + 1}).`,
    );
  if (error.code === 'EACCES')
    return new SettingsError(`Port ${port} may not be used by this user. Choose one above 1023: --port 4400 (or PORT=4400).`);
  return new SettingsError(`The server cannot listen on ${host}:${port} (${error.code ?? error.message}).`);
}
