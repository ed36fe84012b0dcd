import { createPopulation } from '@sojourn/engine';
import { catalog, comesAt, contactOf, emptyTally, eventOf, start, workload } from './workload.ts';
import type { Tally } from './workload.ts';

/** Takes a population through the workload on our core, on a virtual clock; `traced`: with every entry streamed to a counting sink. */
export async function runOnSojourn(contacts: number, traced: boolean): Promise<Tally> {
  const tally = emptyTally();
  const population = createPopulation([workload], {
    catalog,
    start,
    perform: async ({ action }) => {
      if (action === 'send_email') tally.emails += 1;
      else tally.texts += 1;
      return { status: 'done' };
    },
    onEnded: ({ end }) => {
      tally.ended += 1;
      tally.arms[end === 'exited:a' ? 'a' : 'b'] = (tally.arms[end === 'exited:a' ? 'a' : 'b'] ?? 0) + 1;
    },
    ...(traced ? { trace: () => void (tally.entries += 1) } : {}),
  });
  for (let index = 0; index < contacts; index += 1) {
    if (index % 100 === 0) {
      await population.settle();
      await population.goTo(comesAt(index));
    }
    population.upsert(contactOf(index));
    population.track(eventOf(index));
  }
  await population.settle();
  await population.goTo(comesAt(contacts) + 10 * 86_400_000);
  return tally;
}
