import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from '../settings.ts';
import { startServer, type RunningServer } from '../start-server.ts';

/** An answer with its body read. */
export interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly type: string;
  readonly body: T;
}

/** A server on a free port, and how to talk to it. */
export interface TestServer extends RunningServer {
  get<T = Record<string, unknown>>(path: string): Promise<Answer<T>>;
  send<T = Record<string, unknown>>(method: string, path: string, body: unknown, headers?: Record<string, string>): Promise<Answer<T>>;
}

/** A folder of one's own. */
export async function aFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'sojourn-playground-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Starts the real server in this process: real HTTP, real PGlite in the folder, real SMTP. */
export async function aServer(dataDir: string, env: Record<string, string> = {}): Promise<TestServer> {
  const server = await startServer(readSettings(['--port', '0'], { DATA_DIR: dataDir, ...env }), () => undefined);
  return { ...server, ...talkTo(server.url) };
}

/** Requests with JSON bodies; text goes as it is. */
export function talkTo(url: string): Pick<TestServer, 'get' | 'send'> {
  const read = async <T>(response: Response): Promise<Answer<T>> => {
    const text = await response.text();
    return { status: response.status, type: response.headers.get('content-type') ?? '', body: (text === '' ? {} : JSON.parse(text)) as T };
  };
  return {
    get: async (path) => read(await fetch(url + path)),
    send: async (method, path, body, headers = { 'content-type': 'application/json' }) =>
      read(
        await fetch(url + path, {
          method,
          headers,
          body: typeof body === 'string' || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body),
        }),
      ),
  };
}

/** Asks until something holds; what a worker does in its own time has no other end. */
export async function until<T>(ask: () => Promise<T>, holds: (answer: T) => boolean, patienceMs = 10_000): Promise<T> {
  const started = performance.now();
  for (;;) {
    const answer = await ask();
    if (holds(answer)) return answer;
    if (performance.now() - started > patienceMs) throw new Error(`It did not come about: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
