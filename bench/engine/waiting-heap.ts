/**
 * How much memory a contact takes that waits; run by `engine.bench.ts` in a process of its own, with the collector at hand.
 *
 *   node --expose-gc bench/engine/waiting-heap.ts [contacts]
 *
 * Contacts enter by hand, so that none has a history. Everything counts that is there for a contact: its id, its attributes, its
 * place in the map and in the queue, and its numbers, which are not on the heap but in memory all the same.
 */
import { createPopulation } from '@sojourn/engine';
import type { Population } from '@sojourn/engine';
import { comesAt, contactOf, start, catalog, workloadByHand } from './workload.ts';

const contacts = Number(process.argv[2] ?? 100_000);
const day = 86_400_000;

// Compiled code is no contact's: a first population has it made.
await fill(createPopulation([workloadByHand], { catalog, start, perform: () => ({ status: 'done' }) }), 5_000);
const population = createPopulation([workloadByHand], { catalog, start, perform: () => ({ status: 'done' }) });
const before = usedBytes();
await fill(population, contacts);
const first = (usedBytes() - before) / contacts;
await population.goTo(comesAt(contacts) + 3 * day);
const second = (usedBytes() - before) / contacts;
console.log(JSON.stringify({ first: Math.round(first), second: Math.round(second) }));
// Still needed here: what is measured must not be collected before.
if (population.now === 0) throw new Error('The clock has not moved.');

/** Lets contacts in until they wait. */
async function fill(into: Population, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    if (index % 100 === 0) {
      await into.settle();
      await into.goTo(comesAt(index));
    }
    into.upsert(contactOf(index));
    into.enroll({ journeyId: workloadByHand.id, contactId: `c${index}` });
  }
  await into.settle();
}

function usedBytes(): number {
  const { gc } = globalThis;
  if (gc === undefined) throw new Error('Run with --expose-gc.');
  for (let round = 0; round < 4; round += 1) gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
