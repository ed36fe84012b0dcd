/**
 * How long it takes to tell two journeys apart, and to merge two sets of changes, and how both grow.
 *
 *   node bench/merge.bench.ts [rounds]
 *
 * One side renames every twentieth step and changes a condition in every tenth; the other changes every eleventh text. The sizes take turns
 * within each round. Printed are medians of wall clock.
 */
import { applyOperation, diffJourneys, mergeJourneys } from '@sojourn/schema';
import type { Journey, Operation } from '@sojourn/schema';
import { largeCatalog, largeJourney } from './large-journey.ts';

const rounds = Number(process.argv[2] ?? 9);

interface Sides {
  readonly nodes: number;
  readonly base: Journey;
  readonly ours: Journey;
  readonly theirs: Journey;
  readonly diff: number[];
  readonly merge: number[];
}

const sizes = [250, 500, 1_000, 2_000].map((size): Sides => {
  const base = largeJourney(size);
  const ids = Object.keys(base.nodes);
  const ours = ids.flatMap((nodeId, index): readonly Operation[] => [
    ...(index % 10 === 0 && base.nodes[nodeId]?.type === 'branch'
      ? [{ op: 'set', pointer: `/nodes/${nodeId}/cases/0/when`, value: { left: { tag: 'vip' }, op: 'eq', right: true } } as const]
      : []),
    ...(index % 20 === 0 ? [{ op: 'rename', nodeId, to: `renamed-${index}` } as const] : []),
  ]);
  const theirs = ids.flatMap((nodeId, index): readonly Operation[] =>
    index % 11 === 0 && base.nodes[nodeId]?.type === 'action'
      ? [{ op: 'set', pointer: `/nodes/${nodeId}/input/subject`, value: `Changed ${index}` }]
      : [],
  );
  return { nodes: ids.length, base, ours: after(base, ours), theirs: after(base, theirs), diff: [], merge: [] };
});

for (let round = -2; round < rounds; round += 1) {
  for (const { base, ours, theirs, diff, merge } of sizes) {
    const began = performance.now();
    const differences = diffJourneys(base, ours, { catalog: largeCatalog });
    const between = performance.now();
    const merged = mergeJourneys(base, ours, theirs);
    const ended = performance.now();
    if (differences.length === 0 || !merged.ok) throw new Error('there are differences, and they go together');
    // The first rounds warm up.
    if (round < 0) continue;
    diff.push(between - began);
    merge.push(ended - between);
  }
}
for (const { nodes, diff, merge } of sizes) {
  console.log(`${nodes} nodes: diff median ${median(diff).toFixed(1)} ms, merge median ${median(merge).toFixed(1)} ms`);
}

function after(journey: Journey, operations: readonly Operation[]): Journey {
  const applied = applyOperation(journey, { op: 'batch', operations });
  if (!applied.ok) throw new Error(JSON.stringify(applied.problems));
  return applied.journey;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
