import { canonicalJson } from '@sojourn/schema';
import type { Journey, JsonValue, Scenario, ScriptStep, TraceEntry, Trigger } from '@sojourn/schema';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { aCatalog } from '../core/testing/a-journey.ts';
import { createPopulation } from './population.ts';
import { startOf, timeScript } from './script.ts';
import { simulate } from './simulate.ts';
import { watchedScripts, watchingJourneys } from './testing/watching-journeys.ts';

const days = 86_400_000;

it('lets each contact in when its simulation does, whatever watches or comes round', async () => {
  let entered = 0;
  await fc.assert(
    fc.asyncProperty(
      watchingJourneys,
      watchingJourneys,
      fc.array(watchedScripts, { minLength: 1, maxLength: 3 }),
      async (one, other, scripts) => {
        const journeys = [withoutExisting(one), withoutExisting({ ...other, id: 'k', priority: 2 })] as const;
        const scenarios = scripts.map((script, index) => scenarioOf(`c${index}`, script));
        const end = Math.max(...scenarios.map((scenario) => timeScript(scenario, journeys[0]).at(-1)?.at ?? startOf(scenario))) + 40 * days;
        const expected: Record<string, readonly string[]> = {};
        for (const scenario of scenarios) {
          const simulation = simulate(journeys, scenario, { catalog: aCatalog });
          simulation.runTo(end);
          for (const { id } of simulation.enrollments) expected[id] = simulation.traceOf(id).map(lineOf);
        }
        expect(await play(journeys, scenarios, end)).toEqual(expected);
        entered += Object.keys(expected).length;
      },
    ),
    { numRuns: 80, seed: 20_261_122 },
  );
  expect(entered).toBeGreaterThan(200);
});

async function play(journeys: readonly Journey[], scenarios: readonly Scenario[], end: number): Promise<Record<string, readonly string[]>> {
  const traces: Record<string, string[]> = {};
  const [first] = scenarios;
  const [zone] = journeys;
  if (first === undefined || zone === undefined) throw new Error('Nobody to play.');
  const population = createPopulation(journeys, {
    catalog: aCatalog,
    start: startOf(first),
    perform: () => ({ status: 'done' }),
    trace: (id, entry) => void (traces[id] ??= []).push(lineOf(entry)),
  });
  for (const { contact } of scenarios) population.upsert(contact);
  const moments = scenarios
    .flatMap((scenario) => timeScript(scenario, zone).map((timed) => ({ id: scenario.contact.id, ...timed })))
    .toSorted((one, other) => one.at - other.at);
  for (const { id, at, number, step } of moments) {
    await population.settle();
    await population.goTo(at);
    if ('event' in step) population.track({ id: `${id}-${number}`, contactId: id, name: step.event });
    else if ('contact' in step) population.patch(id, step.contact);
  }
  await population.settle();
  await population.goTo(end);
  await population.settle();
  return traces;
}

function scenarioOf(id: string, script: readonly ScriptStep[]): Scenario {
  const attributes = { orders: 3, trialEndsAt: '2026-03-26T12:00:00Z', birthday: '1990-03-29' };
  return {
    name: id,
    start: '2026-03-27T09:00:00+01:00',
    contact: { id, consent: { email: 'subscribed' }, attributes },
    script: apart(script),
  };
}

/** A step at a time: what arrives at one instant stands in the order in which it is done. */
function apart(script: readonly ScriptStep[]): readonly ScriptStep[] {
  return script.map((step) => (step.after === undefined ? { ...step, after: 'PT2H' } : step));
}

/** A population’s journeys are live before anybody is known. */
function withoutExisting(journey: Journey): Journey {
  const triggers = journey.entry.triggers.map((trigger): Trigger => ('existing' in trigger ? { ...trigger, existing: false } : trigger));
  return { ...journey, entry: { ...journey.entry, triggers } };
}

function lineOf(entry: TraceEntry): string {
  // A trace entry is plain JSON; its interface has no index signature to say so.
  return canonicalJson(entry as unknown as JsonValue);
}
