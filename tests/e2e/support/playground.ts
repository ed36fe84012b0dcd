import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const app = fileURLToPath(new URL('../../../apps/playground', import.meta.url));

/** A playground as a visitor meets it: its own process, its own data, the built page. */
export interface Playground {
  readonly url: string;
  /** Stops the process; what it stored stays. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Builds the page once; tests run against what is shipped. */
export async function buildPage(): Promise<void> {
  await build({ root: app, logLevel: 'error' });
}

/** A folder for the data of one test. */
export async function aDataFolder(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'sojourn-e2e-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Starts `node server/main.ts` on a free port, and waits until it answers. */
export async function startPlayground(dataDir: string, environment: Record<string, string> = {}): Promise<Playground> {
  const child = spawn(process.execPath, [join(app, 'server/main.ts'), '--port', '0'], {
    env: { PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await firstAddress(child);
  return {
    url,
    async stop(signal = 'SIGTERM') {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const closed = once(child, 'close');
      child.kill(signal);
      await closed;
    },
  };
}

function firstAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (data: Buffer): void => {
      said += String(data);
      const url = /playground: (http:\S+)/.exec(said)?.[1];
      if (url !== undefined) resolve(url);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('close', () => reject(new Error(`The playground ended: ${said}`)));
  });
}
