import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Findings } from './support/kill/judge-survivors.ts';
import type { PlantedDefect } from './support/kill/planted-defects.ts';
import { runKills } from './support/kill/run-kills.ts';
import { emptyStore, runSql, startPostgres } from './support/start-postgres.ts';
import type { TestServer } from './support/start-postgres.ts';

const nothing: Findings = { lost: 0, twice: 0, doubleTransitions: 0, tornStates: 0, undelivered: 0, strangeKeys: 0, leftOver: 0 };

let server: TestServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.remove());

describe('four workers on PostgreSQL', () => {
  it('lose nothing and do nothing twice while 200 of them are killed and the server crashes three times within a minute', async () => {
    const report = await runKills(server, { contacts: 10_000, kills: 200, crashes: 3, seconds: 57, seed: 1 });
    console.log(JSON.stringify(report));

    expect(report.findings).toEqual(nothing);
    expect(report.outcomes).toBe(30_000);
    expect(report).toMatchObject({ kills: 200, crashes: 3 });
    // The faults did hit: requests were under way, connections were lost, and workers came back after their leases.
    expect(report.attempts).toBeGreaterThan(report.outcomes);
    expect(report.terminated).toBeGreaterThan(10);
    expect(report.cut).toBeGreaterThan(10);
    expect(report.fenced).toBeGreaterThan(0);
  }, 360_000);
});

describe('the judge of survivors', () => {
  beforeEach(async () => {
    await runSql(server.connectionString, emptyStore);
  });

  it.each<PlantedDefect>(['acknowledge_first', 'two_transactions'])(
    'sees a store that goes wrong by %s',
    async (defect) => {
      const { findings } = await runKills(server, { contacts: 800, kills: 15, crashes: 0, seconds: 5, seed: 2, defect });

      expect(findings).not.toEqual(nothing);
      expect(findings.lost + findings.doubleTransitions + findings.undelivered).toBeGreaterThan(0);
    },
    60_000,
  );
});
