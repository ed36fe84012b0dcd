import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { postgresStore } from '@sojourn/postgres';
import { expect, it } from 'vitest';

/** Runs an appender until it has acknowledged some inputs, kills it, and gives the last one it acknowledged. */
async function appendAndKill(folder: string, from: number, count: number): Promise<number> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('support/pglite-appender.ts', import.meta.url)), folder, String(from)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (said.split('\n').length > count) child.kill('SIGKILL');
  });
  await new Promise((resolve) => void child.once('close', resolve));
  // A line that was cut off is one that was not acknowledged.
  return Number(said.slice(0, said.lastIndexOf('\n')).split('\n').at(-1));
}

it('a store on PGlite keeps what it acknowledged when its process is killed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sojourn-killed-'));
  let last = -1;
  for (const count of [20, 45, 70]) last = await appendAndKill(folder, last + 1, count);

  const pglite = await PGlite.create(folder);
  const store = postgresStore({ pglite });
  await store.migrate();
  const batch = await store.claim({ now: 1_000_000, worker: 'w', leaseMs: 1, contacts: 100, lanes: ['input'] });
  const kept = batch.flatMap((loaded) => loaded.inputs.map((input) => Number(input.body))).toSorted((one, other) => one - other);
  await pglite.close();
  await rm(folder, { recursive: true });

  expect(last).toBeGreaterThan(120);
  // One more may be there: written, and killed before it was said.
  expect(new Set(kept).size).toBe(kept.length);
  expect(kept.slice(0, last + 1)).toEqual(Array.from({ length: last + 1 }, (_, n) => n));
}, 60_000);
