/**
 * Contacts per second through the journey of ten steps (engine/workload.ts) on PostgreSQL with fsync on, one Node process: entered,
 * parked, woken, both messages to awaited handlers, the whole trace written. Ours beside a loop written by hand that writes the same
 * rows (postgres/by-hand.ts) and pg-boss (postgres/on-pg-boss.ts); each round runs all of them, medians are printed, of real time and
 * of the processor's, Node and server together, which a busy machine disturbs less.
 *
 *   node bench/postgres.bench.ts [speed|parked|latency|herd] [contacts] [rounds]
 */
import { readFileSync, readdirSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import type { Tally } from './engine/workload.ts';
import { runByHand } from './postgres/by-hand.ts';
import { drainHerd, measureLatency, parkTimers } from './postgres/herd.ts';
import { runOnPgBoss } from './postgres/on-pg-boss.ts';
import { runOnSojourn } from './postgres/on-sojourn.ts';
import { startServer } from './postgres/server.ts';

const part = process.argv[2] ?? 'speed';
const contacts = Number(process.argv[3] ?? (part === 'latency' ? 500 : part === 'speed' ? 10_000 : 100_000));
const rounds = Number(process.argv[4] ?? 3);

const server = await startServer();
const { connectionString } = server;
console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}, load ${words()}`);
try {
  if (part === 'speed') await compare();
  else if (part === 'parked') console.log(await parkTimers(connectionString, contacts));
  else if (part === 'latency') console.log(await measureLatency(connectionString, contacts));
  else console.log(await drainHerd(connectionString, contacts));
} finally {
  console.log(`load ${words()}`);
  await server.remove();
}

async function compare(): Promise<void> {
  const subjects = [
    { name: 'written by hand', run: runByHand, real: [] as number[], processor: [] as number[] },
    { name: 'sojourn', run: runOnSojourn, real: [] as number[], processor: [] as number[] },
    { name: 'pg-boss', run: runOnPgBoss, real: [] as number[], processor: [] as number[] },
  ];
  for (let round = -1; round < rounds; round += 1) {
    for (const { name, run, real, processor } of subjects) {
      await server.run([...['sojourn', 'byhand', 'pgboss'].map((schema) => `drop schema if exists ${schema} cascade`), 'checkpoint']);
      const begun = performance.now();
      const used = processorSeconds();
      const tally: Tally = await run(connectionString, contacts);
      if (tally.emails !== contacts || tally.texts !== contacts || tally.ended !== contacts)
        throw new Error(`${name} did not do it: ${JSON.stringify(tally)}`);
      // The first round warms up.
      if (round < 0) continue;
      real.push((performance.now() - begun) / 1_000 / contacts);
      processor.push((processorSeconds() - used) / contacts);
    }
  }
  const [byHand] = subjects;
  for (const { name, real, processor } of subjects) {
    const share = byHand === undefined ? Number.NaN : median(byHand.real) / median(real);
    const processorShare = byHand === undefined ? Number.NaN : median(byHand.processor) / median(processor);
    console.log(
      `  ${name.padEnd(16)} ${Math.round(1 / median(real))
        .toLocaleString('en-US')
        .padStart(
          7,
        )} a second, ${Math.round(1e6 * median(processor))} µs of processor each; ${share.toFixed(2)} of the loop by hand, ${processorShare.toFixed(2)} by processor`,
    );
  }
}

/** Processor time of this process and of the server's, which live together for the whole run. */
function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  let ticks = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const stat = readStat(pid);
    if (stat?.name !== 'postgres' || !isOurs(pid)) continue;
    ticks += stat.own;
    // Connections that have ended are counted by the server that waited for them.
    if (stat.parent === String(process.pid)) ticks += stat.waited;
  }
  return (user + system) / 1e6 + ticks / 100;
}

function isOurs(pid: string): boolean {
  const parent = readStat(pid)?.parent ?? '';
  return parent === String(process.pid) || readStat(parent)?.parent === String(process.pid);
}

interface Stat {
  readonly name: string;
  readonly parent: string;
  readonly own: number;
  readonly waited: number;
}

function readStat(pid: string): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(String);
    const [own, waited] = [11, 13].map((at) => Number(fields[at]) + Number(fields[at + 1]));
    return { name: text.slice(text.indexOf('(') + 1, text.lastIndexOf(')')), parent: fields[1] ?? '', own: own ?? 0, waited: waited ?? 0 };
  } catch {
    return undefined;
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? Number.NaN;
}

function words(): string {
  return loadavg()
    .map((value) => value.toFixed(1))
    .join(' ');
}
