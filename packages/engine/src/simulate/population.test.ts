import { canonicalJson } from '@sojourn/schema';
import type { Journey, JsonValue, Scenario, ScriptStep, TraceEntry } from '@sojourn/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EffectResult } from '../core/inputs.ts';
import { aCatalog, aJourney } from '../core/testing/a-journey.ts';
import { randomJourneys } from '../core/testing/random-journeys.ts';
import { createPopulation } from './population.ts';
import { runScenario } from './run-scenario.ts';
import { startOf, timeScript } from './script.ts';

const catalog = aCatalog;

const steps: fc.Arbitrary<ScriptStep> = fc
  .tuple(
    fc.constantFrom<object>({}, { after: 'PT1H' }, { after: 'PT30M' }, { after: 'P1D' }, { after: 'PT17S' }),
    fc.constantFrom<object>(
      { event: 'start', data: { total: 10 } },
      { event: 'click' },
      { event: 'order', data: { total: 5 } },
      { contact: { set: { orders: 2 } } },
      { contact: { set: { country: 'SE' } } },
      { contact: { set: { paused: true } } },
      { contact: { set: { paused: false } } },
      { contact: { timezone: 'Asia/Tokyo' } },
      { contact: { consent: { email: 'unsubscribed' } } },
    ),
  )
  // Put together, each is a step of a script.
  .map(([timing, step]) => ({ ...timing, ...step }) as ScriptStep);

const results = fc.dictionary(
  fc.constantFrom('n0', 'n1', 'n2', 'n3'),
  fc.constantFrom({ outcome: 'bounced' }, { error: 'not_sent' }, { error: 'timeout' }, { data: { messageId: 'm' } }),
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
        { id: 'quiet', type: 'absence', event: 'click', without: ['order'], within: 'PT1H' },
      ],
      reentry: { mode: 'always' },
    },
  },
);

function scenarioOf(id: string, script: readonly ScriptStep[], scripted: NonNullable<Scenario['results']>): Scenario {
  return {
    name: id,
    start: '2026-03-27T09:00:00+01:00',
    contact: { id, consent: { email: 'subscribed' } },
    script: [{ event: 'start' }, ...script],
    results: scripted,
  };
}

function resultOf(scripted: NonNullable<Scenario['results']>[string] | undefined): EffectResult {
  if (scripted === undefined) return { status: 'done' };
  if ('error' in scripted) {
    return scripted.error === 'not_sent'
      ? { status: 'not_sent', code: 'not_sent', retryable: true }
      : { status: 'uncertain', code: scripted.error ?? 'error' };
  }
  const { outcome, data } = scripted;
  return { status: 'done', ...(outcome === undefined ? {} : { outcome }), ...(data === undefined ? {} : { data }) };
}

/** Takes all contacts through their scripts in one population, each step at its instant. */
async function play(journeys: readonly [Journey, ...Journey[]], scenarios: readonly Scenario[], isTraced: boolean) {
  const traces: Record<string, string[]> = {};
  const refused: object[] = [];
  let begun = 0;
  const [first] = scenarios;
  if (first === undefined) throw new Error('Nobody to play.');
  const population = createPopulation(journeys, {
    catalog,
    start: startOf(first),
    perform: ({ nodeId, contact }) => {
      begun += 1;
      return resultOf(scenarios.find((one) => one.contact.id === contact.id)?.results?.[nodeId]);
    },
    trace: isTraced
      ? (enrollmentId, entry: TraceEntry) => {
          // A trace entry is plain JSON; its interface has no index signature to say so.
          (traces[enrollmentId] ??= []).push(canonicalJson(entry as unknown as JsonValue));
        }
      : undefined,
    onRefused: (refusal) => refused.push(refusal),
  });
  for (const { contact } of scenarios) population.upsert(contact);
  const moments = scenarios
    .flatMap((scenario) => timeScript(scenario, journeys[0]).map((timed) => ({ id: scenario.contact.id, ...timed })))
    .toSorted((one, other) => one.at - other.at);
  for (const { id, at, number, step } of moments) {
    await population.settle();
    await population.goTo(at);
    if ('event' in step) {
      const { event: name, data } = step;
      population.track({ id: `${id}-${number}`, contactId: id, name, ...(data === undefined ? {} : { data }) });
    } else if ('contact' in step) population.patch(id, step.contact);
    await population.settle();
  }
  await population.goTo((moments.at(-1)?.at ?? 0) + 731 * 86_400_000);
  await population.settle();
  return { traces, refused, begun };
}

describe('a population', () => {
  it('writes for each contact the bytes that its simulation writes, for any journeys and any scripts', async () => {
    let entries = 0;
    await fc.assert(
      fc.asyncProperty(
        randomJourneys,
        fc.array(fc.tuple(fc.array(steps, { maxLength: 8 }), results), { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        async (journey, parts, isAlone) => {
          // Alone in one journey, contacts sleep between their inputs; in two, most stay awake.
          const journeys: readonly [Journey, ...Journey[]] = isAlone ? [journey] : [journey, watcher];
          const scenarios = parts.map(([script, scripted], index) => scenarioOf(`c${index}`, script, scripted));
          const simulated = scenarios.map((scenario) => runScenario(journeys, scenario, { catalog }));
          // Loops run until two years after each script, which ends at another time for each contact.
          fc.pre(!simulated.some(({ traces }) => traces.some((one) => one.entries.length > 200)));
          const played = await play(journeys, scenarios, true);
          const expected = simulated.flatMap(({ traces }) =>
            traces.map((one) => [one.enrollmentId, one.entries.map((entry) => canonicalJson(entry as unknown as JsonValue))] as const),
          );
          expect(played.traces).toEqual(Object.fromEntries(expected));
          const refusals = simulated.flatMap((one) => one.refusals);
          const order = (list: readonly object[]) => list.map((one) => JSON.stringify(one)).toSorted();
          expect(order(played.refused)).toEqual(order(refusals));
          entries += expected.flatMap(([, lines]) => lines).length;
        },
      ),
      { numRuns: 300, seed: 20_260_302 },
    );
    expect(entries).toBeGreaterThan(3_000);
  });

  it('decides the same when nobody takes the trace', async () => {
    await fc.assert(
      fc.asyncProperty(randomJourneys, fc.array(steps, { maxLength: 8 }), results, async (journey, script, scripted) => {
        const scenarios = [scenarioOf('c0', script, scripted)];
        fc.pre(
          !runScenario([journey, watcher], scenarios[0] ?? scenarioOf('c0', [], {}), { catalog }).traces.some(
            (one) => one.entries.length > 200,
          ),
        );
        const traced = await play([journey, watcher], scenarios, true);
        const untraced = await play([journey, watcher], scenarios, false);
        expect(untraced.begun).toBe(traced.begun);
        expect(untraced.refused).toEqual(traced.refused);
      }),
      { numRuns: 100, seed: 20_260_303 },
    );
  });
});
