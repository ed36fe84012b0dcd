import { readFile } from 'node:fs/promises';
import { canonicalJson, parseCatalog, parseJourney } from '@sojourn/schema';
import type { Catalog, Journey, JsonValue, Scenario } from '@sojourn/schema';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../runtime/memory/memory-store.ts';
import { runScenario } from '../simulate/run-scenario.ts';
import { playScenario } from './play-scenario.ts';

const folder = new URL('../../../../journeys/', import.meta.url);
const ids = ['cart-recovery', 'ebook-to-demo', 'lead-scoring', 'trial-onboarding', 'webinar'];

async function readJson(name: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(name, folder), 'utf8'));
}

async function load(
  id: string,
): Promise<{ readonly journey: Journey; readonly catalog: Catalog; readonly scenarios: readonly Scenario[] }> {
  const journey = parseJourney(await readFile(new URL(`${id}.json`, folder), 'utf8'));
  const catalog = parseCatalog((await readJson('catalog.json')) as object); // The file holds an object.
  if (!journey.ok || !catalog.ok) throw new Error(`${id} or its catalog does not parse`);
  return { journey: journey.journey, catalog: catalog.catalog, scenarios: (await readJson(`${id}.scenarios.json`)) as Scenario[] }; // Checked by the schema's own tests.
}

describe('a scenario played on the engine', () => {
  it.each(ids)('gives the bytes that its simulation gives: %s', async (id) => {
    const { journey, catalog, scenarios } = await load(id);
    for (const scenario of scenarios) {
      const simulated = runScenario(journey, scenario, { catalog });
      const played = await playScenario([journey], scenario, { store: memoryStore(), catalog });

      // Trace entries are plain JSON; their interface has no index signature to say so.
      const expected = simulated.traces.map(({ enrollmentId, entries }) => [
        enrollmentId,
        entries.map((entry) => canonicalJson(entry as unknown as JsonValue)),
      ]);
      expect(Object.fromEntries(played.traces.map(({ enrollmentId, lines }) => [enrollmentId, lines]))).toEqual(
        Object.fromEntries(expected),
      );
      expect(played.refusals).toEqual(simulated.refusals);
    }
  });
});
