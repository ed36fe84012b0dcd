import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';

/** A way to the database that can be cut at any moment, in the middle of a message too. */
export interface CuttingProxy {
  readonly port: number;
  /** Cuts one of the open connections, by a draw between 0 and 1. @returns Whether there was one. */
  cut(draw: number): boolean;
  close(): Promise<void>;
}

/** A proxy to a port of this machine. */
export async function startCuttingProxy(to: number): Promise<CuttingProxy> {
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(to, '127.0.0.1');
    const end = (): void => {
      client.destroy();
      upstream.destroy();
      open.delete(client);
    };
    open.add(client);
    for (const socket of [client, upstream]) socket.on('error', end).on('close', end).setNoDelay(true);
    client.pipe(upstream);
    upstream.pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  return {
    port: address.port,
    cut(draw) {
      const socket = [...open][Math.floor(draw * open.size)];
      socket?.destroy();
      return socket !== undefined;
    },
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => void server.close(resolve));
    },
  };
}
