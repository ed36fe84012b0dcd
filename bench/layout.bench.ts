import { createElkLayout, layoutJourney } from '@sojourn/editor/layout-elk';
import type { LayoutEdge, LayoutGraph, LayoutNode } from '@sojourn/editor/layout-elk';
import { createRequire } from 'node:module';

// Prints how long the built-in layout takes against warm elkjs, on the same journeys, in turns, as medians:
//   node bench/layout.bench.ts
// Both get the same graph and answer with positions and routes. elkjs runs in this thread, so that no message to a worker is counted.

interface Way {
  readonly source: string;
  readonly outlet: string;
}

/** Mulberry32: the same journeys in every run. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A journey of so many cards: sequences, decisions whose ways meet, end or run back. */
function makeJourney(cards: number, seed: number): LayoutGraph {
  const chance = seeded(seed);
  const upTo = (most: number): number => Math.floor(chance() * most);
  const nodes: LayoutNode[] = [];
  const edges: (LayoutEdge & { target: string })[] = [];
  const byWay = new Map<string, LayoutEdge & { target: string }>();
  let left = cards;
  const addCard = (): string => {
    left -= 1;
    nodes.push({ id: `card-${nodes.length}`, width: 264, height: [56, 80, 104][upTo(3)] ?? 80 });
    return nodes.at(-1)?.id ?? '';
  };
  const wayFrom = (source: string, outlet: string): Way => {
    const edge = {
      id: `${source}:${outlet}`,
      source,
      outlet,
      target: '',
      pillWidth: outlet === 'next' ? 0 : 40 + upTo(120),
      isMain: outlet === 'next',
    };
    edges.push(edge);
    byWay.set(edge.id, edge);
    return { source, outlet };
  };
  const lead = (ways: readonly Way[], target: string): void => {
    for (const { source, outlet } of ways) {
      const edge = byWay.get(`${source}:${outlet}`);
      if (edge !== undefined) edge.target = target;
    }
  };
  const end = (ways: readonly Way[]): void => {
    for (const way of ways) {
      nodes.push({ id: `end-${nodes.length}`, width: 72, height: 22 });
      lead([way], nodes.at(-1)?.id ?? '');
    }
  };
  const walk = (start: readonly Way[], depth: number, above: readonly string[], most: number): readonly Way[] => {
    let ways = start;
    const passed = above.slice(-8);
    for (let step = 0; step < most && left > 0 && ways.length > 0; step += 1) {
      const card = addCard();
      lead(ways, card);
      passed.push(card);
      if (depth > 6 || left < 4 || chance() > 0.3) {
        ways = [wayFrom(card, 'next')];
        continue;
      }
      const outlets = Array.from({ length: 2 + upTo(3) }, (_, index) => wayFrom(card, `way-${index}`));
      ways = outlets.flatMap((outlet, index) => {
        const last = walk([outlet], depth + 1, passed, upTo(6));
        const fate = index === 0 ? 1 : chance();
        if (fate > 0.35) return last;
        if (fate > 0.05) end(last);
        else lead(last, passed[upTo(passed.length)] ?? card);
        return [];
      });
    }
    return ways;
  };
  const root = addCard();
  end(walk([wayFrom(root, 'next')], 0, [], Number.POSITIVE_INFINITY));
  return { root, nodes, edges, flow: 'down' };
}

/** elkjs itself, without a thread of its own. */
function workerInThisThread(): Worker {
  const require = createRequire(import.meta.resolve('@sojourn/editor/layout-elk'));
  // The package's own shape: in Node it exports what stands in for a worker.
  const { Worker: ElkWorker } = require('elkjs/lib/elk-worker.min.js') as { readonly Worker: new () => Worker };
  const worker = new ElkWorker();
  return Object.assign(worker, { addEventListener: () => {}, terminate: () => {} });
}

function median(list: readonly number[]): number {
  const sorted = list.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const elk = createElkLayout({ createWorker: workerInThisThread });
const warmUp = makeJourney(100, 1);
for (let round = 0; round < 20; round += 1) {
  layoutJourney(warmUp);
  await elk.layout(warmUp);
}

const rows: Record<string, string>[] = [];
for (const [cards, rounds] of [
  [100, 15],
  [1_000, 7],
  [5_000, 3],
] as const) {
  const times = { ours: [] as number[], elkjs: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    const journey = makeJourney(cards, 1 + round);
    // Ours is short: the first pass of each journey is dropped with what it leaves to the collector.
    layoutJourney(journey);
    times.ours.push(await timed(() => layoutJourney(journey)));
    times.elkjs.push(await timed(() => elk.layout(journey)));
  }
  const [ours, elkjs] = [median(times.ours), median(times.elkjs)];
  rows.push({ cards: String(cards), 'ours ms': ours.toFixed(2), 'elkjs ms': elkjs.toFixed(0), 'elkjs / ours': (elkjs / ours).toFixed(0) });
}
elk.dispose();
console.table(rows);
