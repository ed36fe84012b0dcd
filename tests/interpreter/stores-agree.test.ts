import { PGlite } from '@electric-sql/pglite';
import { memoryStore, runScenario } from '@sojourn/engine';
import { playScenario } from '@sojourn/engine/testing';
import { postgresStore } from '@sojourn/postgres';
import type { PostgresStore } from '@sojourn/postgres';
import { canonicalJson } from '@sojourn/schema';
import type { Journey, JsonValue, Scenario } from '@sojourn/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyStore, runSql, startPostgres } from '../support/start-postgres.ts';
import type { TestServer } from '../support/start-postgres.ts';
import { firstDifference } from './compare.ts';
import { features } from './features.ts';
import { aScenario } from './generate-scenario.ts';
import { aStory } from './generate-story.ts';
import { playEngine } from './play-engine.ts';
import { playInterpreter } from './play-interpreter.ts';
import type { Outcome, Story } from './script.ts';

let pglite: PGlite;
let onPglite: PostgresStore;
let server: TestServer;
let onPostgres: PostgresStore;

beforeAll(async () => {
  pglite = await PGlite.create();
  onPglite = postgresStore({ pglite });
  server = await startPostgres();
  onPostgres = postgresStore({ connectionString: server.connectionString });
  await Promise.all([onPglite.migrate(), onPostgres.migrate()]);
});

afterAll(async () => {
  await onPostgres.close();
  await Promise.all([pglite.close(), server.remove()]);
});

const onEveryStore = Number(process.env['INTERPRETER_STORE_JOURNEYS'] ?? 200);
const scenarios = Number(process.env['INTERPRETER_SCENARIOS'] ?? 400);

/** Runs stories of the seeds on a store, each empty, and compares with the second interpreter. */
async function agreeOn(from: number, count: number, store: PostgresStore, empty: () => Promise<unknown>): Promise<number> {
  let lines = 0;
  for (let seed = from; seed < from + count; seed += 1) {
    const story: Story = aStory(seed, features);
    await empty();
    const ours = playInterpreter(story);
    const difference = firstDifference(ours, await playEngine(story, store));
    if (difference !== undefined) throw new Error(`Seed ${seed}: ${difference}`);
    lines += Object.values(ours.traces).reduce((sum, trace) => sum + trace.length, 0);
  }
  return lines;
}

describe('the engine and the second interpreter', () => {
  it('write the same traces on PGlite', async () => {
    expect(await agreeOn(1, onEveryStore, onPglite, () => pglite.exec(emptyStore))).toBeGreaterThan(onEveryStore * 5);
  }, 600_000);

  it('write the same traces on PostgreSQL', async () => {
    expect(await agreeOn(1, onEveryStore, onPostgres, () => runSql(server.connectionString, emptyStore))).toBeGreaterThan(onEveryStore * 5);
  }, 600_000);
});

/** The traces of a simulation or of a scenario that was played, without what calls answered. */
function outcomeOf(
  traces: readonly { readonly enrollmentId: string; readonly lines: readonly string[] }[],
  refusals: readonly object[],
): Outcome {
  return {
    traces: Object.fromEntries(traces.map(({ enrollmentId, lines }) => [enrollmentId, lines])),
    // Refusals are plain JSON; their interface has no index signature to say so.
    refusals: refusals.map((one) => canonicalJson(one as unknown as JsonValue)),
    answers: [],
  };
}

function simulated(journeys: readonly Journey[], scenario: Scenario, { catalog, policy }: Story): Outcome {
  const { traces, refusals } = runScenario(journeys, scenario, { catalog, policy });
  const written = traces.map(({ enrollmentId, entries }) => ({
    enrollmentId,
    // As above.
    lines: entries.map((entry) => canonicalJson(entry as unknown as JsonValue)),
  }));
  return outcomeOf(written, refusals);
}

describe('the simulator', () => {
  it('writes what the engine in memory and the second interpreter write, for random scenarios', async () => {
    let lines = 0;
    for (let seed = 1; seed <= scenarios; seed += 1) {
      const { story, scenario } = aScenario(seed, features);
      const journeys = story.journeys as unknown as readonly Journey[]; // Made as journeys.
      const shown = simulated(journeys, scenario, story);
      // Longer than `playScenario` reads: a loop that goes on for two years.
      if (Object.values(shown.traces).some((trace) => trace.length >= 10_000)) continue;
      const played = await playScenario(journeys, scenario, { store: memoryStore(), catalog: story.catalog, policy: story.policy });
      const inMemory = firstDifference(shown, outcomeOf(played.traces, played.refusals));
      const interpreted = firstDifference({ ...playInterpreter(story), answers: [] }, shown);
      if (inMemory !== undefined) throw new Error(`Seed ${seed}, simulator and engine: ${inMemory}`);
      if (interpreted !== undefined) throw new Error(`Seed ${seed}, interpreter and simulator: ${interpreted}`);
      lines += Object.values(shown.traces).reduce((sum, trace) => sum + trace.length, 0);
    }
    expect(lines).toBeGreaterThan(scenarios * 3);
  }, 600_000);
});
