/** How long from the import of the engine to the first entry of a trace; run by `engine.bench.ts` in a process of its own. */
const begun = performance.now();
const { createPopulation } = await import('@sojourn/engine');
const imported = performance.now();
const { catalog, contactOf, eventOf, start, workload } = await import('./workload.ts');
const loaded = performance.now();
let first = 0;
const population = createPopulation([workload], {
  catalog,
  start,
  perform: () => ({ status: 'done' }),
  trace: () => {
    if (first === 0) first = performance.now();
  },
});
population.upsert(contactOf(0));
population.track(eventOf(0));
console.log(JSON.stringify({ importMs: imported - begun, firstTraceMs: first - loaded }));
