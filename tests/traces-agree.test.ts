import { readdir, readFile } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { memoryStore, runScenario } from '@sojourn/engine';
import type { Store } from '@sojourn/engine';
import { playScenario } from '@sojourn/engine/testing';
import { postgresStore } from '@sojourn/postgres';
import type { PostgresStore } from '@sojourn/postgres';
import { canonicalJson, parseCatalog, parseJourney, parsePolicy, parseScenario } from '@sojourn/schema';
import type { Catalog, Journey, JsonValue, Policy, Scenario, TraceEntry } from '@sojourn/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { people } from './support/people-and-hand-overs.ts';
import { emptyStore, runSql, startPostgres } from './support/start-postgres.ts';
import type { TestServer } from './support/start-postgres.ts';

const folder = new URL('../journeys/', import.meta.url);
const files = await readdir(folder);
const suites = files.filter((name) => name.endsWith('.scenarios.json')).map((name) => name.replace('.scenarios.json', ''));

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

/** Every kind of store, empty. */
const stores: readonly { readonly kind: string; make(): Promise<Store> }[] = [
  { kind: 'in memory', make: async () => memoryStore() },
  {
    kind: 'on PGlite',
    async make() {
      await pglite.exec(emptyStore);
      return onPglite;
    },
  },
  {
    kind: 'on PostgreSQL',
    async make() {
      await runSql(server.connectionString, emptyStore);
      return onPostgres;
    },
  },
];

async function text(name: string): Promise<string> {
  return readFile(new URL(name, folder), 'utf8');
}

async function load(
  id: string,
): Promise<{ readonly journey: Journey; readonly catalog: Catalog; readonly policy: Policy; readonly scenarios: readonly Scenario[] }> {
  const journey = parseJourney(await text(`${id}.json`));
  const catalog = parseCatalog(await text('catalog.json'));
  const policy = parsePolicy(await text('policy.json'));
  // The file is a list; each is parsed below.
  const scenarios = (JSON.parse(await text(`${id}.scenarios.json`)) as object[]).map((one) => parseScenario(one));
  if (!journey.ok || !catalog.ok || !policy.ok) throw new Error(`${id} or what it needs does not parse`);
  return {
    journey: journey.journey,
    catalog: catalog.catalog,
    policy: policy.policy,
    scenarios: scenarios.map((one) => {
      if (!one.ok) throw new Error(`A scenario of ${id} does not parse`);
      return one.scenario;
    }),
  };
}

function linesById(
  traces: readonly { readonly enrollmentId: string; readonly lines: readonly string[] }[],
): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(traces.map(({ enrollmentId, lines }) => [enrollmentId, lines]));
}

/** Journeys as a release runs them: the one a scenario is beside, those it names, and those that are handed over to. */
async function withOthers(journey: Journey, { journeys = [] }: Scenario): Promise<readonly Journey[]> {
  const found = [journey];
  const take = async (id: string): Promise<void> => {
    if (!files.includes(`${id}.json`) || found.some((one) => one.id === id)) return;
    const parsed = parseJourney(await text(`${id}.json`));
    if (parsed.ok) found.push(parsed.journey);
  };
  for (const id of journeys) await take(id);
  for (const one of found) {
    for (const node of Object.values(one.nodes)) {
      const target = node.type === 'enroll' ? node['journey'] : undefined;
      if (typeof target === 'string') await take(target);
    }
  }
  return found;
}

/** Plays a scenario both ways, compares what was written byte by byte, and tells how much that was. */
async function expectSame(
  journeys: readonly Journey[],
  scenario: Scenario,
  options: { readonly store: Store; readonly catalog: Catalog; readonly policy?: Policy },
): Promise<number> {
  const simulated = runScenario(journeys, scenario, options);
  const played = await playScenario(journeys, scenario, options);

  const expected = simulated.traces.map(({ enrollmentId, entries }) => ({
    enrollmentId,
    // Trace entries are plain JSON; their interface has no index signature to say so.
    lines: entries.map((entry) => canonicalJson(entry as unknown as JsonValue)),
  }));
  expect(linesById(played.traces)).toEqual(linesById(expected));
  // The engine lists refusals by journey, the simulator as they came.
  const byJourney = (one: { readonly journeyId: string }, other: { readonly journeyId: string }): number =>
    Number(one.journeyId > other.journeyId) - Number(one.journeyId < other.journeyId);
  expect(played.refusals).toEqual(simulated.refusals.toSorted(byJourney));
  return expected.reduce((sum, { lines }) => sum + lines.length, 0);
}

describe.each(stores)('the engine $kind', ({ make }) => {
  it.each(suites)('writes the bytes that the simulator shows, for every scenario of %s', async (id) => {
    const { journey, catalog, policy, scenarios } = await load(id);
    let written = 0;
    for (const scenario of scenarios)
      written += await expectSame(await withOthers(journey, scenario), scenario, { store: await make(), catalog, policy });
    expect(written).toBeGreaterThan(scenarios.length);
  });

  it.each(people.scenarios)('writes the bytes that the simulator shows, of people and hand-overs: $name', async (scenario) => {
    const { journeys, catalog } = people;
    expect(await expectSame(journeys, scenario, { store: await make(), catalog })).toBeGreaterThan(5);
  });
});

it('people do all that they can do', () => {
  const { journeys, catalog, scenarios } = people;
  const entries = scenarios.flatMap((scenario) => runScenario(journeys, scenario, { catalog }).traces.flatMap((trace) => trace.entries));
  const kinds = new Set(entries.map((entry) => entry.kind));
  const all = ['created', 'reissued', 'reminded', 'completed', 'overdue', 'cancelled'].map((kind) => `task.${kind}`);
  expect(all.filter((kind) => !kinds.has(kind as TraceEntry['kind']))).toEqual([]);
  const failures = new Set(entries.flatMap((entry) => (entry.kind === 'failed' ? [entry.code] : [])));
  expect(failures).toEqual(new Set(['not_sent', 'render_failed', 'step_limit']));
});
