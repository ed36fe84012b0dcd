import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { killEngine, killJourney, killSteps } from './support/kill-journey.ts';
import { runSql, startPostgres } from './support/start-postgres.ts';
import type { TestServer } from './support/start-postgres.ts';

const contacts = 150;
const kills = 8;

let server: TestServer;
const alive = new Set<ChildProcess>();

beforeAll(async () => {
  server = await startPostgres();
});

afterAll(async () => {
  for (const child of alive) child.kill('SIGKILL');
  await server.remove();
});

async function startWorker(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('support/kill-worker.ts', import.meta.url)), server.connectionString], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  alive.add(child);
  child.once('exit', () => alive.delete(child));
  await once(child.stdout, 'data');
  return child;
}

/** Seeded chance: the same moments in every run. */
function createDraw(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('workers that are killed without warning', () => {
  it('lose nothing and do nothing twice: each contact walks its path once, each message is made once', async () => {
    const { engine, store, close } = killEngine(server.connectionString);
    await store.migrate();
    await runSql(server.connectionString, 'create table attempts (key text not null); create table outcomes (key text primary key)');
    await engine.publish(killJourney);
    const draw = createDraw(7);

    let worker = await startWorker();
    for (let round = 0; round < kills; round += 1) {
      const from = Math.floor((round * contacts) / kills);
      const to = Math.floor(((round + 1) * contacts) / kills);
      await engine.track(Array.from({ length: to - from }, (_, n) => ({ id: `e${from + n}`, contactId: `c${from + n}`, name: 'signup' })));
      // Killed in the midst of the round, not when the next one has got ready: that takes longer than the work.
      await new Promise((resolve) => void setTimeout(resolve, 20 + draw() * 180));
      worker.kill('SIGKILL');
      worker = await startWorker();
    }
    worker.kill('SIGKILL');

    const stop = new AbortController();
    const healing = engine.run({ signal: stop.signal, pollMs: 20 });
    await expect
      .poll(async () => (await engine.enrollments({ status: 'ended', limit: 1_000 })).rows.length, { timeout: 15_000 })
      .toBe(contacts);
    stop.abort();
    await healing;

    const { rows } = await engine.enrollments({ limit: 1_000 });
    expect(rows.map((row) => row.end)).toEqual(Array.from({ length: contacts }, () => 'completed'));
    const expectedKeys = rows.flatMap((row) => killSteps.map((node) => `default:${row.id}:${node}:1`)).toSorted();
    // Each column is selected by name.
    const outcomes = (await runSql(server.connectionString, 'select key from outcomes')) as readonly { key: string }[];
    expect(outcomes.map((row) => row.key).toSorted()).toEqual(expectedKeys);
    let lost = 0;
    for (const { id } of rows) {
      const trace = await engine.trace(id);
      expect(trace.map((entry) => entry.seq)).toEqual(trace.map((_, index) => index + 1));
      expect(trace.flatMap((entry) => (entry.kind === 'woke' ? [`${entry.nodeId}:${entry.outlet}`] : []))).toEqual([
        'first:next',
        'pause:next',
        'second:next',
        'rest:next',
        'third:next',
      ]);
      lost += trace.filter((entry) => entry.kind === 'effect.uncertain').length;
    }
    // The killing did hit: attempts were under way in workers that died, and others covered them under the same key.
    expect(lost).toBeGreaterThan(0);
    await close();
  }, 60_000);

  it('share one store: 500 contacts, four workers on four connections, each path once', async () => {
    await runSql(server.connectionString, 'truncate attempts; truncate outcomes');
    const workers = Array.from({ length: 4 }, () => killEngine(server.connectionString));
    const [first] = workers;
    if (first === undefined) throw new Error('unreachable');
    const tenants = workers.map(({ engine }) => engine.forTenant('together'));
    const [engine] = tenants;
    await engine?.publish(killJourney);
    const stop = new AbortController();
    const running = workers.map((worker) => worker.engine.run({ signal: stop.signal, pollMs: 50 }));
    const events = Array.from({ length: 500 }, (_, n) => ({ id: `e${n}`, contactId: `c${n}`, name: 'signup' }));
    const answers = await Promise.all(tenants.map((one, index) => one.track(events.slice(index * 100, index * 100 + 200))));
    expect(answers.flat().filter(({ accepted }) => accepted)).toHaveLength(500);

    await expect
      .poll(async () => (await engine?.enrollments({ status: 'ended', limit: 1_000 }))?.rows.length, { timeout: 20_000 })
      .toBe(500);
    stop.abort();
    await Promise.all(running);
    const [counted] = (await runSql(
      server.connectionString,
      'select count(*)::int as all, count(distinct key)::int as keys from attempts',
    )) as readonly { all: number; keys: number }[]; // Selected by name.
    expect(counted?.keys).toBe(1_500);
    const outcomes = await runSql(server.connectionString, 'select 1 from outcomes');
    expect(outcomes).toHaveLength(1_500);
    await Promise.all(workers.map((worker) => worker.close()));
  }, 60_000);
});
