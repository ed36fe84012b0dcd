import { readdir, readFile } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { memoryStore, runScenario } from '@sojourn/engine';
import type { Store } from '@sojourn/engine';
import { playScenario } from '@sojourn/engine/testing';
import { postgresStore } from '@sojourn/postgres';
import type { PostgresStore } from '@sojourn/postgres';
import { canonicalJson, parseCatalog, parseJourney, parsePolicy, parseScenario } from '@sojourn/schema';
import type { Catalog, Journey, JsonValue, Policy, Scenario } from '@sojourn/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyStore, runSql, startPostgres } from './support/start-postgres.ts';
import type { TestServer } from './support/start-postgres.ts';

const folder = new URL('../journeys/', import.meta.url);
const suites = (await readdir(folder))
  .filter((name) => name.endsWith('.scenarios.json'))
  .map((name) => name.replace('.scenarios.json', ''));

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

describe.each(stores)('the engine $kind', ({ make }) => {
  it.each(suites)('writes the bytes that the simulator shows, for every scenario of %s', async (id) => {
    const { journey, catalog, policy, scenarios } = await load(id);
    let written = 0;
    for (const scenario of scenarios) {
      const simulated = runScenario(journey, scenario, { catalog, policy });
      const played = await playScenario([journey], scenario, { store: await make(), catalog, policy });

      const expected = simulated.traces.map(({ enrollmentId, entries }) => ({
        enrollmentId,
        // Trace entries are plain JSON; their interface has no index signature to say so.
        lines: entries.map((entry) => canonicalJson(entry as unknown as JsonValue)),
      }));
      expect(linesById(played.traces)).toEqual(linesById(expected));
      expect(played.refusals).toEqual(simulated.refusals);
      written += expected.reduce((sum, { lines }) => sum + lines.length, 0);
    }
    expect(written).toBeGreaterThan(scenarios.length);
  });
});
