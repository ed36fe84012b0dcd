import { describe, expect, it } from 'vitest';
import { memoryStore } from '../runtime/memory/memory-store.ts';
import { plantedDefects } from './fault-world/defects/index.ts';
import { faultWorld, printFaultWorld, shrinkFaultWorld } from './fault-world.ts';
import { digestRun } from './fault-world/digest.ts';
import { judgePlan, shrinkBroken } from './fault-world/judge-plan.ts';
import { makePlan } from './fault-world/make-plan.ts';
import { printPlan } from './fault-world/print-plan.ts';
import { runPlan, worldTenant } from './fault-world/run-plan.ts';
import { sizeOf } from './fault-world/shrink-plan.ts';

/** Bytes and big numbers as texts. */
function asText(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) => {
    if (one instanceof Uint8Array || one instanceof Set) return [...one];
    return typeof one === 'bigint' ? `${one}` : one;
  });
}

/** The first world that a defect is found in, by its seed. */
async function findBroken(name: string) {
  const defect = plantedDefects.find((one) => one.name === name);
  if (defect === undefined) throw new Error(`No defect is called "${name}".`);
  for (let seed = 0; ; seed += 1) {
    const plan = makePlan(String(seed));
    const { breaches } = await judgePlan(plan, { defect: defect.plant() });
    if (breaches.length > 0) return { plan, breaches, defect };
  }
}

describe('a fault world', () => {
  it('is the same each time, to the last byte of what was taken down', async () => {
    const [one, other] = [await runPlan(makePlan('7')), await runPlan(makePlan('7'))];

    expect(asText(one.happenings)).toBe(asText(other.happenings));
    expect(one.steps).toBe(other.steps);
  });

  it('is another for another seed', async () => {
    const [one, other] = [await faultWorld(1), await faultWorld(2)];

    expect(one.script).not.toEqual(other.script);
    expect(one.breaches).toEqual([]);
    expect(other.breaches).toEqual([]);
  });

  it("runs on a host's own store", async () => {
    const store = memoryStore();
    const report = await faultWorld('mine', { makeStore: () => store });
    const { rows } = await store.contacts(worldTenant, { limit: 1 });

    expect(report.breaches).toEqual([]);
    expect(rows).toMatchObject([{ id: 'c0' }]);
  });

  it('publishes nothing but what may be published', async () => {
    for (let seed = 0; seed < 150; seed += 1) {
      const { refused } = await runPlan(makePlan(`valid ${seed}`));
      // A plan may leave people nowhere to be; that is what it is refused for.
      const other = refused.filter((one) => one.startsWith('publish') && one !== 'publish: journey_invalid');
      expect(other, `seed valid ${seed}`).toEqual([]);
    }
  });

  it('meets what it is made for: every fault, every kind of entry, every end', async () => {
    const met = new Set<string>();
    for (let seed = 0; seed < 300; seed += 1) {
      const { run } = await judgePlan(makePlan(String(seed)));
      for (const one of run.happenings) {
        if (one.kind === 'crashed') met.add(`crash of a ${one.by.startsWith('host') ? 'host' : 'worker'}`);
        if (one.kind === 'committed') met.add(one.result);
        if (one.kind === 'appended' && !one.accepted) met.add('duplicate');
        if (one.kind === 'attempted' && one.attempt > 1) met.add('another attempt');
      }
      for (const trace of digestRun(run).traces.values()) {
        for (const entry of trace) {
          met.add(entry.kind);
          if (entry.kind === 'ended') met.add(`ended ${entry.end}`);
          if (entry.kind === 'effect.withheld') met.add(`withheld ${entry.reason}`);
          if (entry.kind === 'migrated') met.add(`migrated ${entry.answer}`);
        }
      }
    }

    expect(expected.filter((one) => !met.has(one))).toEqual([]);
  }, 120_000);

  it('says nothing where nothing is wrong', async () => {
    const report = await shrinkFaultWorld(3);

    expect(printFaultWorld(report)).toContain('Every law holds.');
    expect(report.figures.commits).toBeGreaterThan(0);
  });

  it('prints the seed, its script and the first law that it broke', async () => {
    const { plan, breaches } = await findBroken('consent is not asked');
    const text = printFaultWorld({
      seed: plan.seed,
      breaches,
      script: printPlan(plan),
      figures: { commits: 0, fenced: 0, attempts: 0, crashes: 0, enrollments: 0 },
    });

    expect(text).toContain(`Fault world ${plan.seed}`);
    expect(text).toContain(`Broken: ${breaches[0]?.invariant}`);
    expect(text).toContain('journey main: {');
    expect(text).toContain('event {id:start-c0');
  });

  for (const name of ['ids that were seen are forgotten', 'a stale lease may still write', 'consent is not asked']) {
    it(`shrinks to what it takes: ${name}`, async () => {
      const { plan, breaches, defect } = await findBroken(name);
      const { run, breaches: left } = await shrinkBroken(plan, { defect: defect.plant() });

      expect(left[0]?.invariant).toBe(breaches[0]?.invariant);
      expect(sizeOf(run.plan)).toBeLessThan(sizeOf(plan));
      // What was cut down is a plan like any other, and breaks the same law when it is run again.
      expect((await judgePlan(run.plan, { defect: defect.plant() })).breaches[0]?.invariant).toBe(breaches[0]?.invariant);
    }, 120_000);
  }
});

const expected = [
  'crash of a worker',
  'crash of a host',
  'ok',
  'fenced',
  'duplicate',
  'another attempt',
  'entered',
  'arrived',
  'decided',
  'parked',
  'woke',
  'jumped',
  'moved',
  'migrated',
  'suspended',
  'resumed',
  'goal',
  'failed',
  'held',
  'released',
  'updated',
  'task.created',
  'task.reissued',
  'task.reminded',
  'task.overdue',
  'task.completed',
  'task.cancelled',
  'effect.requested',
  'effect.begun',
  'effect.completed',
  'effect.withheld',
  'effect.deferred',
  'effect.failed',
  'effect.retried',
  'effect.uncertain',
  'ended completed',
  'ended goal',
  'ended suppressed',
  'ended withdrawn',
  'ended merged',
  'ended migrated_out',
  'ended exited:asked',
  'ended exited:many',
  'withheld consent',
  'withheld cap',
  'withheld quiet_hours',
  'withheld goal',
  'migrated keep',
  'migrated recompute',
  'migrated redirect',
  'migrated exit',
];
