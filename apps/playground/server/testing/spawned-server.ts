import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { talkTo, type TestServer } from './test-server.ts';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

/** A process that was started as a person would, and what it said. */
export interface Spawned {
  readonly process: ChildProcess;
  /** Resolves when it says that it is there; rejects when it ends before. */
  readonly ready: Promise<Pick<TestServer, 'url' | 'get' | 'send'>>;
  /** Its exit code and all it said, when it has ended. */
  readonly ended: Promise<{ code: number | null; said: string }>;
}

/** Runs `node server/main.ts`. */
export function spawnServer(env: Record<string, string>, args: readonly string[] = ['--port', '0']): Spawned {
  const child = spawn(process.execPath, [main, ...args], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const heard = new Promise<string>((resolve) => {
    const listen = (data: Buffer): void => {
      said += String(data);
      const url = /playground: (http:\S+)/.exec(said)?.[1];
      if (url !== undefined) resolve(url);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
  });
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, said }));
  const ready = Promise.race([
    heard,
    ended.then(() => {
      throw new Error(`The server ended: ${said}`);
    }),
  ]).then((url) => ({ url, ...talkTo(url) }));
  // Those who only wait for the end need not handle it.
  ready.catch(() => undefined);
  return { process: child, ready, ended };
}
