import { canonicalJson } from '@sojourn/schema';
import type { Journey, JsonValue, Scenario } from '@sojourn/schema';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Refusal } from '../core/advance-types.ts';
import { aCatalog } from '../core/testing/a-journey.ts';
import { memoryStore } from '../runtime/memory/memory-store.ts';
import { playScenario } from '../testing/play-scenario.ts';
import { runScenario } from './run-scenario.ts';
import { watchedScripts, watchingJourneys } from './testing/watching-journeys.ts';

function byJourney(refusals: readonly Refusal[]): readonly Refusal[] {
  return refusals.toSorted((one, other) =>
    one.journeyId === other.journeyId ? one.seq - other.seq : one.journeyId < other.journeyId ? -1 : 1,
  );
}

it('lets in at the same instants as the engine on a store, whatever watches or comes round', async () => {
  let entered = 0;
  await fc.assert(
    fc.asyncProperty(watchingJourneys, watchingJourneys, watchedScripts, fc.boolean(), async (one, other, steps, isKnown) => {
      const scenario: Scenario = {
        name: 'any',
        start: '2026-03-27T09:00:00+01:00',
        contact: {
          id: 'c1',
          consent: { email: 'subscribed' },
          ...(isKnown ? { attributes: { orders: 3, trialEndsAt: '2026-03-26T12:00:00Z', birthday: '1990-03-29' } } : {}),
        },
        script: steps,
      };
      const both: readonly Journey[] = [one, { ...other, id: 'k', priority: 2 }];
      const simulated = runScenario(both, scenario, { catalog: aCatalog });
      fc.pre(simulated.traces.length < 40 && simulated.refusals.length < 200);
      const played = await playScenario(both, scenario, { store: memoryStore(), catalog: aCatalog });
      const lines = simulated.traces.map(
        // A trace entry is plain JSON; its interface has no index signature to say so.
        ({ enrollmentId, entries }) => [enrollmentId, entries.map((entry) => canonicalJson(entry as unknown as JsonValue))] as const,
      );
      expect(Object.fromEntries(played.traces.map((trace) => [trace.enrollmentId, trace.lines]))).toEqual(Object.fromEntries(lines));
      // An engine keeps them by journey.
      expect(byJourney(played.refusals)).toEqual(byJourney(simulated.refusals));
      entered += lines.length;
    }),
    { numRuns: 120, seed: 20_261_120 },
  );
  expect(entered).toBeGreaterThan(200);
});
