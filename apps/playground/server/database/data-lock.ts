import { createHash } from 'node:crypto';
import { realpath, unlink } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseUnavailable } from './database.ts';

/**
 * Takes a folder for this process alone: an embedded database opened twice is a broken one.
 *
 * A local socket rather than a file with a process id: the system lets go of it when the process dies, however it dies, so a
 * killed server starts again at once.
 *
 * @returns how to give it back
 * @throws DatabaseUnavailable when another process has it.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const name = createHash('sha256')
    .update(await realpath(folder))
    .digest('hex')
    .slice(0, 24);
  const path = process.platform === 'win32' ? `\\\\.\\pipe\\sojourn-${name}` : join(tmpdir(), `sojourn-${name}.sock`);
  const server = (await listen(path)) ?? (await retakeIfLeft(path));
  if (server === undefined)
    throw new DatabaseUnavailable(
      `The data folder ${folder} is in use by another playground. Stop that one, or set DATA_DIR to another folder.`,
    );
  return () => new Promise((resolve) => server.close(() => resolve()));
}

async function retakeIfLeft(path: string): Promise<Awaited<ReturnType<typeof listen>>> {
  if (await isAnswered(path)) return undefined;
  await unlink(path).catch(() => undefined);
  return listen(path);
}

function listen(path: string): Promise<ReturnType<typeof createServer> | undefined> {
  return new Promise((resolve) => {
    const server = createServer((socket) => socket.destroy());
    server.unref();
    server.once('error', () => resolve(undefined));
    server.listen(path, () => resolve(server));
  });
}

function isAnswered(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
