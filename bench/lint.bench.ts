/**
 * `checkJourney` with everything on beside bpmnlint's recommended rules, on the same graph of 1,000 nodes.
 *
 *   node bench/lint.bench.ts [rounds] [nodes]
 *
 * The two take turns within each round, so that a busy moment of the machine hits both. Each gets what it reads in memory, parsed
 * before, so that reading XML counts against nobody; a fresh object each round, so that nobody profits from what it kept. Printed are
 * medians of wall clock and of the thread's processor time, which a busy machine does not stretch, and how many times as fast
 * checkJourney is by either. Ends with 1 below 5 times by wall clock.
 */
import { checkJourney, parseJourney } from '@sojourn/schema';
import { createRequire } from 'node:module';
import { diagramOf } from './large-diagram.ts';
import { largeCatalog, largeJourney, largePolicy } from './large-journey.ts';

/** What is used of bpmnlint, which ships types for neither of its entries. */
interface Linter {
  lint(root: unknown, config?: unknown): Promise<Readonly<Record<string, readonly unknown[]>>>;
}
interface Moddle {
  fromXML(xml: string): Promise<{ readonly rootElement: unknown; readonly warnings: readonly unknown[] }>;
}

const rounds = Number(process.argv[2] ?? 31);
const size = Number(process.argv[3] ?? 1_000);
const load = createRequire(import.meta.url);
// Two packages without types of their own; their README shows these constructors.
const { Linter } = load('bpmnlint') as { readonly Linter: new (options: { config: unknown; resolver: unknown }) => Linter };
const NodeResolver = load('bpmnlint/lib/resolver/node-resolver') as new () => unknown;
const { BpmnModdle } = load('bpmn-moddle') as { readonly BpmnModdle: new () => Moddle };

const moddle = new BpmnModdle();
const journey = largeJourney(size);
const text = JSON.stringify(journey);
const xml = diagramOf(journey);
const limits = { nodes: 10_000, bytes: 20_000_000, values: 2_000_000 };

const ours: Took[] = [];
const theirs: Took[] = [];
const found = { ours: 0, theirs: 0 };

interface Took {
  readonly wall: number;
  readonly processor: number;
}

for (let round = -10; round < rounds; round += 1) {
  const parsed = parseJourney(text, { limits });
  if (!parsed.ok) throw new Error('the journey does not parse');
  const mine = await measure(() => Promise.resolve(checkJourney(parsed.journey, { catalog: largeCatalog, policy: largePolicy }).length));
  const linter = await freshLinter();
  const { rootElement, warnings } = await moddle.fromXML(xml);
  if (warnings.length > 0) throw new Error('the diagram does not parse cleanly');
  const other = await measure(async () => Object.values(await linter.lint(rootElement)).reduce((sum, reports) => sum + reports.length, 0));
  found.ours = mine.answer;
  found.theirs = other.answer;
  // The first rounds warm up.
  if (round < 0) continue;
  ours.push(mine.took);
  theirs.push(other.took);
}

const nodes = Object.keys(journey.nodes).length;
const faster = median(theirs.map(({ wall }) => wall)) / median(ours.map(({ wall }) => wall));
console.log(`${nodes} nodes, ${rounds} rounds`);
console.log(told('checkJourney, everything on', ours, found.ours));
console.log(told('bpmnlint, recommended', theirs, found.theirs));
const lighter = median(theirs.map(({ processor }) => processor)) / median(ours.map(({ processor }) => processor));
console.log(`checkJourney is ${faster.toFixed(1)} times as fast by wall clock, ${lighter.toFixed(1)} times by processor time`);
process.exitCode = faster >= 5 ? 0 : 1;

/** One of its rules keeps what it saw in earlier diagrams, so each round has its own; its rules are loaded before it is measured. */
async function freshLinter(): Promise<Linter> {
  const linter = new Linter({ config: { extends: 'bpmnlint:recommended' }, resolver: new NodeResolver() });
  await linter.lint((await moddle.fromXML(diagramOf({ ...journey, nodes: {} }))).rootElement);
  return linter;
}

async function measure(act: () => Promise<number>): Promise<{ readonly took: Took; readonly answer: number }> {
  const before = process.threadCpuUsage();
  const started = performance.now();
  const answer = await act();
  const wall = performance.now() - started;
  const { user, system } = process.threadCpuUsage(before);
  return { took: { wall, processor: (user + system) / 1_000 }, answer };
}

function told(name: string, all: readonly Took[], findings: number): string {
  const wall = all.map((one) => one.wall);
  const range = `${Math.min(...wall).toFixed(1)} to ${Math.max(...wall).toFixed(1)}`;
  const processor = median(all.map((one) => one.processor)).toFixed(1);
  return `  ${name.padEnd(28)} median ${median(wall).toFixed(1)} ms (${range}), processor ${processor} ms, ${findings} findings`;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
