import { canonicalJson } from '@sojourn/schema';
import type { JsonValue, Scenario, Trigger } from '@sojourn/schema';
import { describe, expect, it } from 'vitest';
import { aCatalog, aJourney } from '../core/testing/a-journey.ts';
import { createPopulation } from './population.ts';
import { runScenario } from './run-scenario.ts';
import { startOf } from './script.ts';

const when = { left: { attribute: 'orders' }, op: 'gte', right: 2 } as const;
const triggers: Readonly<Record<string, Trigger>> = {
  segment: { id: 't', type: 'segment', when, on: 'start' },
  date: { id: 't', type: 'date', attribute: 'birthday', at: '09:00', yearly: true },
  inactivity: { id: 't', type: 'inactivity', attribute: 'trialEndsAt', after: 'P3D' },
};

describe('a population', () => {
  it.each(Object.entries(triggers))('lets in by a %s trigger when its simulation does', async (_, trigger) => {
    const wait = { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P1D' }], outlets: { next: null } } as const;
    const journey = aJourney({ wait }, { entry: { triggers: [trigger], reentry: { mode: 'afterExit' } } });
    const contact = { id: 'c', attributes: { birthday: '1990-03-05', trialEndsAt: '2026-03-02T09:00:00Z', orders: 1 } };
    const scenario: Scenario = {
      name: 'any',
      start: '2026-03-02T09:00:00+01:00',
      contact,
      script: [
        { after: 'PT1H', contact: { set: { orders: 3 } } },
        { after: 'P9D', contact: { set: { orders: 0 } } },
        { after: 'P1D', contact: { set: { orders: 5 } } },
      ],
    };
    const simulated = runScenario([journey], scenario, { catalog: aCatalog });
    const start = startOf(scenario);
    const lines: string[] = [];
    const population = createPopulation([journey], {
      catalog: aCatalog,
      start,
      perform: () => ({ status: 'done' }),
      // A trace entry is plain JSON; its interface has no index signature to say so.
      trace: (_enrollment, entry) => lines.push(canonicalJson(entry as unknown as JsonValue)),
    });
    const hour = 3_600_000;
    population.upsert(contact);
    await population.settle();
    for (const [at, orders] of [
      [hour, 3],
      [hour + 9 * 24 * hour, 0],
      [hour + 10 * 24 * hour, 5],
    ] as const) {
      await population.goTo(start + at);
      population.patch('c', { set: { orders } });
      await population.settle();
    }
    // Not for a year: a simulation ends when no enrollment has a timer, a population when it is told.
    await population.goTo(start + 100 * 24 * hour);
    const expected = simulated.traces.flatMap(({ entries }) => entries.map((entry) => canonicalJson(entry as unknown as JsonValue)));
    expect(expected.length).toBeGreaterThan(0);
    expect(lines).toEqual(expected);
  });
});
