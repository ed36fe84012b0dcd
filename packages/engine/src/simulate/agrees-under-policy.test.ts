import { canonicalJson } from '@sojourn/schema';
import type { JsonValue, Scenario, ScriptStep } from '@sojourn/schema';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { aCatalog } from '../core/testing/a-journey.ts';
import type { Refusal } from '../core/advance-types.ts';
import { messageJourneys, randomPolicies } from '../core/testing/random-policies.ts';
import { memoryStore } from '../runtime/memory/memory-store.ts';
import { playScenario } from '../testing/play-scenario.ts';
import { runScenario } from './run-scenario.ts';

const steps: fc.Arbitrary<ScriptStep> = fc
  .tuple(
    fc.constantFrom<object>({}, { after: 'PT1H' }, { after: 'PT30M' }, { after: 'P1D' }, { after: 'PT9H' }),
    fc.constantFrom<object>(
      { event: 'start', data: { total: 10 } },
      { event: 'start', data: { total: 20 } },
      { event: 'click' },
      { event: 'order' },
      { contact: { set: { orders: 2 } } },
      { contact: { set: { paused: true } } },
      { contact: { set: { paused: false } } },
      { contact: { timezone: 'Asia/Tokyo' } },
      { contact: { timezone: 'America/New_York' } },
      { contact: { consent: { email: 'unsubscribed' } } },
      { result: { node: 'n0', outcome: 'sent' } },
    ),
    // Put together, each is a step of a script.
  )
  .map(([timing, step]) => ({ ...timing, ...step }) as ScriptStep);

const results = fc.dictionary(
  fc.constantFrom('n0', 'n1', 'n2', 'n3', 'n4'),
  fc.constantFrom({ outcome: 'bounced' }, { error: 'not_sent' }, { error: 'timeout' }),
);

it('writes the same bytes as the engine on a store under any policy', async () => {
  const kinds = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(
      messageJourneys,
      messageJourneys,
      randomPolicies,
      fc.array(steps, { maxLength: 10 }),
      results,
      async (one, other, policy, script, scripted) => {
        const journeys = [one, { ...other, id: 'other', priority: 3 }];
        const scenario: Scenario = {
          name: 'any',
          start: '2026-03-27T19:30:00+01:00',
          contact: { id: 'c1', consent: { email: 'subscribed' } },
          script: [{ event: 'start' }, ...script],
          results: scripted,
        };
        const simulated = runScenario(journeys, scenario, { catalog: aCatalog, policy });
        const played = await playScenario(journeys, scenario, { store: memoryStore(), catalog: aCatalog, policy });
        const lines = simulated.traces.map(
          // A trace entry is plain JSON; its interface has no index signature to say so.
          ({ enrollmentId, entries }) => [enrollmentId, entries.map((entry) => canonicalJson(entry as unknown as JsonValue))] as const,
        );
        expect(Object.fromEntries(played.traces.map((trace) => [trace.enrollmentId, trace.lines]))).toEqual(Object.fromEntries(lines));
        // An engine lists them journey by journey.
        expect(byJourney(played.refusals)).toEqual(byJourney(simulated.refusals));
        for (const { kind } of simulated.traces.flatMap(({ entries }) => entries)) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      },
    ),
    { numRuns: 150, seed: 20_260_302 },
  );
  expect(kinds.get('effect.deferred')).toBeGreaterThan(100);
  expect(kinds.get('effect.withheld')).toBeGreaterThan(50);
});

function byJourney(refusals: readonly Refusal[]): readonly Refusal[] {
  return refusals.toSorted((one, other) => one.journeyId.localeCompare(other.journeyId) || one.seq - other.seq);
}
