import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { Buffer } from 'node:buffer';
import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { poolDriver } from './pool-driver.ts';

/** A message of the database's protocol: its letter, its length, its content. */
function message(letter: string, content: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(letter);
  head.writeInt32BE(content.length + 4, 1);
  return Buffer.concat([head, content]);
}

const welcome = Buffer.concat([message('R', Buffer.alloc(4)), message('Z', Buffer.from('I'))]);
const goodbye = message('E', Buffer.from('SFATAL\0VFATAL\0C57P01\0Mterminating connection due to administrator command\0\0'));

// A server that ends each connection in the packet that says it is ready.
const server = createServer((socket) => {
  socket.on('error', () => {});
  socket.once('data', () => socket.end(Buffer.concat([welcome, goodbye])));
});
let pool: pg.Pool;

beforeEach(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // It listens on a port.
  pool = new pg.Pool({ host: '127.0.0.1', port, user: 'u', database: 'd', max: 1 });
});
afterEach(async () => {
  await pool.end();
  await new Promise((resolve) => void server.close(resolve));
});

it('outlives a server that ends a connection at the moment it is ready', async () => {
  const driver = poolDriver(pool, false);

  await expect(driver.transaction(async (session) => session.query('select 1'))).rejects.toThrow(/terminat|connection error/i);
});
