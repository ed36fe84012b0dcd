import { canonicalJson } from '@sojourn/schema';
import type { JsonValue, Scenario, ScriptStep } from '@sojourn/schema';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { aCatalog, aJourney } from '../core/testing/a-journey.ts';
import { randomJourneys } from '../core/testing/random-journeys.ts';
import { memoryStore } from '../runtime/memory/memory-store.ts';
import { playScenario } from '../testing/play-scenario.ts';
import { runScenario } from './run-scenario.ts';

const after = fc.constantFrom<object>({}, { after: 'PT1H' }, { after: 'PT30M' }, { after: 'P1D' }, { after: 'PT17S' });
const steps: fc.Arbitrary<ScriptStep> = fc
  .tuple(
    after,
    fc.constantFrom<object>(
      { event: 'start', data: { total: 10 } },
      { event: 'click' },
      { event: 'click', of: 'n0' },
      { event: 'order', data: { total: 5 } },
      { contact: { set: { orders: 2 } } },
      { contact: { set: { country: 'SE' } } },
      { contact: { set: { paused: true } } },
      { contact: { set: { paused: false } } },
      { contact: { timezone: 'Asia/Tokyo' } },
      { contact: { consent: { email: 'unsubscribed' } } },
      { result: { node: 'n0', outcome: 'sent' } },
      { result: { node: 'n1', outcome: 'bounced' } },
      { result: { node: 'n1', outcome: 'unavailable' } },
      { decide: { node: 'n0', outcome: 'approved' } },
      { decide: { node: 'n1', outcome: 'rejected' } },
      { decide: { node: 'n2', outcome: 'approved' } },
      { decide: { node: 'n0', outcome: 'unavailable' } },
      { enroll: { journey: 'watcher' } },
    ),
    // Put together, each is a step of a script.
  )
  .map(([timing, step]) => ({ ...timing, ...step }) as ScriptStep);

const results = fc.dictionary(
  fc.constantFrom('n0', 'n1', 'n2', 'n3'),
  fc.constantFrom(
    { outcome: 'bounced' },
    { outcome: 'unavailable' },
    { outcome: 'approved' },
    { error: 'not_sent' },
    { error: 'timeout' },
    { data: { messageId: 'm' } },
  ),
);

const watcher = aJourney(
  {
    w: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'PT1H' }], outlets: { next: 'u' } },
    u: { type: 'update', changes: [{ op: 'increment', attribute: 'orders', value: 1 }] },
  },
  {
    id: 'watcher',
    priority: 3,
    entry: {
      triggers: [
        { id: 'more', type: 'attribute', attribute: 'orders', crosses: { above: 2 } },
        { id: 'handed', type: 'journey' },
        { id: 'quiet', type: 'absence', event: 'click', without: ['order'], within: 'PT1H' },
      ],
      reentry: { mode: 'always' },
    },
  },
);

it('writes the same bytes as the engine on a store, for any journeys and any script', async () => {
  let entries = 0;
  const kinds = new Set<string>();
  await fc.assert(
    fc.asyncProperty(randomJourneys, fc.array(steps, { maxLength: 12 }), results, async (journey, script, scripted) => {
      const scenario: Scenario = {
        name: 'any',
        start: '2026-03-27T09:00:00+01:00',
        contact: { id: 'c1', consent: { email: 'subscribed' } },
        script: [{ event: 'start' }, ...script],
        results: scripted,
      };
      const endless = simulatedSteps(journey, scenario);
      fc.pre(!endless);
      const simulated = runScenario([journey, watcher], scenario, { catalog: aCatalog });
      const played = await playScenario([journey, watcher], scenario, { store: memoryStore(), catalog: aCatalog });
      // A trace entry is plain JSON; its interface has no index signature to say so.
      const lines = simulated.traces.map(
        (one) => [one.enrollmentId, one.entries.map((entry) => canonicalJson(entry as unknown as JsonValue))] as const,
      );
      expect(Object.fromEntries(played.traces.map((one) => [one.enrollmentId, one.lines]))).toEqual(Object.fromEntries(lines));
      // The engine lists them by journey, the simulator as they came.
      expect(played.refusals).toEqual(
        simulated.refusals.toSorted((one, other) => (one.journeyId < other.journeyId ? -1 : one.journeyId > other.journeyId ? 1 : 0)),
      );
      for (const entry of simulated.traces.flatMap((one) => one.entries)) kinds.add(entry.kind);
      entries += lines.flatMap(([, one]) => one).length;
    }),
    { numRuns: 250, seed: 20_260_302 },
  );
  expect(entries).toBeGreaterThan(1_000);
  const human = ['created', 'reissued', 'reminded', 'completed', 'overdue', 'cancelled'].map((kind) => `task.${kind}`);
  expect([...human, 'held', 'released', 'suspended', 'jumped', 'goal', 'failed'].filter((kind) => !kinds.has(kind))).toEqual([]);
});

/** Loops of an hour run for two years: right, and slow on a store. */
function simulatedSteps(journey: Parameters<typeof runScenario>[0], scenario: Scenario): boolean {
  const { traces } = runScenario(journey, scenario, { catalog: aCatalog });
  return traces.length > 40 || traces.some(({ entries }) => entries.length > 200);
}
