/**
 * How long `checkJourney` takes with everything on, and how it grows.
 *
 *   node bench/checks.bench.ts [rounds]
 *
 * The sizes take turns within each round, so that a busy moment of the machine hits all of them. Wall clock and processor time are
 * printed: on a machine that does other things too, the second says more.
 */
import { checkJourney } from '@sojourn/schema';
import { largeCatalog, largeJourney, largePolicy } from './large-journey.ts';

const rounds = Number(process.argv[2] ?? 15);
const journeys = [500, 1_000, 2_000, 5_000].map((size) => largeJourney(size));
const wall = journeys.map((): number[] => []);
const cpu = journeys.map((): number[] => []);

for (let round = -3; round < rounds; round += 1) {
  for (const [index, journey] of journeys.entries()) {
    const before = process.threadCpuUsage();
    const started = performance.now();
    const problems = checkJourney(journey, { catalog: largeCatalog, policy: largePolicy });
    const took = performance.now() - started;
    const { user, system } = process.threadCpuUsage(before);
    if (problems.length === 0) throw new Error('a journey that large has findings');
    // The first rounds warm up.
    if (round < 0) continue;
    wall[index]?.push(took);
    cpu[index]?.push((user + system) / 1_000);
  }
}
for (const [index, journey] of journeys.entries()) {
  const nodes = Object.keys(journey.nodes).length;
  const ms = median(wall[index] ?? []);
  const perNode = (ms * 1_000) / nodes;
  console.log(
    `${nodes} nodes: median ${ms.toFixed(1)} ms (${perNode.toFixed(1)} µs a node), processor ${median(cpu[index] ?? []).toFixed(1)} ms`,
  );
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
