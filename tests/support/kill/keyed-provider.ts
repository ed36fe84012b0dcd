import { createServer } from 'node:net';
import type { Socket } from 'node:net';

/** A provider of its own that honours idempotency keys, and outlives workers and database: it counts what it was asked and what it did. */
export interface KeyedProvider {
  readonly port: number;
  /** How often each key was asked for. */
  readonly attempts: ReadonlyMap<string, number>;
  /** What was done, once per key. */
  readonly outcomes: ReadonlySet<string>;
  close(): Promise<void>;
}

/** It takes this long over a request, so that kills find some of them under way. */
const takesMs = 10;

/** A server on a free port: a line with a key asks, the same line back says that it is done. */
export async function startKeyedProvider(): Promise<KeyedProvider> {
  const attempts = new Map<string, number>();
  const outcomes = new Set<string>();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let rest = '';
    socket.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString()).split('\n');
      rest = lines.pop() ?? '';
      for (const key of lines) attempts.set(key, (attempts.get(key) ?? 0) + 1);
      setTimeout(() => {
        for (const key of lines) outcomes.add(key);
        if (!socket.destroyed) socket.write(lines.map((key) => `${key}\n`).join(''));
      }, takesMs);
    });
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  return {
    port: address.port,
    attempts,
    outcomes,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => void server.close(resolve));
    },
  };
}
