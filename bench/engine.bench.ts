/**
 * Contacts per second through a journey of ten steps (engine/workload.ts), in memory and on a virtual clock; how much memory a
 * contact takes that waits; and how long it is from the import to the first entry of a trace.
 *
 *   node bench/engine.bench.ts [rounds] [contacts]
 *
 * Ours without a trace and with every entry streamed to a counting sink, beside an interpreter of the same JSON written by hand
 * (engine/hand-written.ts), xstate 5 and bpmn-engine. Each lives in a process of its own, and they take turns within each round, so that a
 * busy moment of the machine hits all of them; medians are printed, of real time and of the processor's, which a busy machine disturbs less. All have
 * to come to the same ends, or nothing is printed. The slow ones take fewer contacts: their figures are per contact too.
 */
import { execFileSync, fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Measured } from './engine/subject.ts';
import type { Tally } from './engine/workload.ts';

const rounds = Number(process.argv[2] ?? 5);
const contacts = Number(process.argv[3] ?? 100_000);

/** One of those that are compared: it lives in a process of its own, where nobody else's garbage and types are in its way. */
interface Subject {
  readonly name: string;
  /** Contacts a round. */
  readonly contacts: number;
  readonly child: ChildProcess;
}

const byHand = subjectOf('written by hand', 'byHand', contacts);
const untraced = subjectOf('sojourn, no trace', 'untraced', contacts);
const traced = subjectOf('sojourn, full trace', 'traced', contacts);
const xstate = subjectOf('xstate 5', 'xstate', Math.ceil(contacts / 20));
const bpmnEngine = subjectOf('bpmn-engine', 'bpmnEngine', Math.ceil(contacts / 1_000));
const subjects: readonly Subject[] = [byHand, untraced, traced, xstate, bpmnEngine];
/** How many went by the first arm, by how many there were. */
const armsSeen = new Map<number, number>();

/** What one round of one subject took for each contact, in microseconds. */
interface Cost {
  readonly real: number;
  readonly processor: number;
}

const before = loadavg();
const costs = new Map<Subject, Cost[]>(subjects.map((subject) => [subject, []]));
for (let round = -2; round < rounds; round += 1) {
  for (const subject of subjects) {
    const cost = await measure(subject);
    // The first rounds warm up.
    if (round >= 0) costs.get(subject)?.push(cost);
  }
}
const after = loadavg();
for (const { child } of subjects) child.disconnect();

console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`);
console.log(`load before ${words(before)}, after ${words(after)}; ${rounds} rounds, medians`);
for (const subject of subjects) {
  const real = medianOf(subject, 'real');
  const processor = medianOf(subject, 'processor');
  const speed = Math.round(1_000_000 / real).toLocaleString('en-US');
  console.log(
    `  ${subject.name.padEnd(20)} ${speed.padStart(9)} a second   ${processor.toFixed(2).padStart(9)} µs of processor   (${subject.contacts} contacts)`,
  );
}
for (const ours of [untraced, traced]) {
  for (const other of [byHand, xstate, bpmnEngine]) {
    const real = medianOf(other, 'real') / medianOf(ours, 'real');
    const processor = medianOf(other, 'processor') / medianOf(ours, 'processor');
    console.log(`  ${ours.name} is ${digits(real)} times ${other.name} by real time, ${digits(processor)} times by the processor's`);
  }
}
const heap = JSON.parse(run('engine/waiting-heap.ts', ['--expose-gc'])) as { readonly first: number; readonly second: number };
console.log(`  bytes of memory a waiting contact, history apart: ${heap.first} at the first wait, ${heap.second} at the second`);
const starts = Array.from(
  { length: 5 },
  () => JSON.parse(run('engine/first-trace.ts', [])) as { readonly importMs: number; readonly firstTraceMs: number },
);
const middle = (values: readonly number[]): number => values.toSorted((one, other) => one - other)[values.length >> 1] ?? Number.NaN;
console.log(
  `  ms to the first trace after the import: ${middle(starts.map((one) => one.firstTraceMs)).toFixed(1)} (the import itself, from sources: ${middle(starts.map((one) => one.importMs)).toFixed(0)})`,
);

function subjectOf(name: string, key: string, count: number): Subject {
  return { name, contacts: count, child: fork(fileURLToPath(new URL('engine/subject.ts', import.meta.url)), [key]) };
}

async function measure(subject: Subject): Promise<Cost> {
  const answer = once(subject.child, 'message');
  subject.child.send(subject.contacts);
  const [measured] = (await answer) as [Measured];
  check(subject, measured.tally);
  return { real: measured.real / subject.contacts, processor: measured.processor / subject.contacts };
}

/** Nobody may leave anything out: everybody ends, with both messages, half of them by each arm, and the trace has all its entries. */
function check({ name, contacts: count }: Subject, { ended, emails, texts, arms, entries }: Tally): void {
  const drawn = (arms['a'] ?? 0) + (arms['b'] ?? 0);
  const isEven = Math.abs((arms['a'] ?? 0) - count / 2) < 4 * Math.sqrt(count);
  if (ended !== count || emails !== count || texts !== count || drawn !== count || !isEven) {
    throw new Error(`${name} did not do it: ${JSON.stringify({ ended, emails, texts, arms })}`);
  }
  if (name === traced.name && entries !== count * 30) throw new Error(`${name} wrote ${entries} entries.`);
  const same = armsSeen.get(count);
  if (same !== undefined && same !== arms['a']) throw new Error(`${name} drew other arms than the others.`);
  armsSeen.set(count, arms['a'] ?? 0);
}

function medianOf(subject: Subject, of: keyof Cost): number {
  const sorted = (costs.get(subject) ?? []).map((cost) => cost[of]).toSorted((one, other) => one - other);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

function run(script: string, flags: readonly string[]): string {
  const path = fileURLToPath(new URL(script, import.meta.url));
  return execFileSync(process.execPath, [...flags, path], { encoding: 'utf8' });
}

function words(load: readonly number[]): string {
  return load.map((value) => value.toFixed(1)).join(' ');
}

function digits(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en-US') : value.toFixed(2);
}
