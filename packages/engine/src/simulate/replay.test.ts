import { describe, expect, it } from 'vitest';
import { createEngine } from '../runtime/create-engine.ts';
import type { EnrollmentExport } from '../runtime/enrollment-export.ts';
import { makePlan } from '../testing/fault-world/make-plan.ts';
import { runPlan } from '../testing/fault-world/run-plan.ts';
import type { WorldPlan } from '../testing/fault-world/plan.ts';
import { worldCatalog } from '../testing/fault-world/the-catalog.ts';
import { replay } from './replay.ts';

/** What a world with crashing workers, lost answers, pauses and publishings comes to, enrollment by enrollment. */
async function recordsOf(plan: WorldPlan): Promise<readonly EnrollmentExport[]> {
  const { final } = await runPlan(plan);
  const engine = createEngine({ store: final.store, catalog: worldCatalog, handlers: {} });
  return Promise.all(final.enrollments.map(({ id }) => engine.exportEnrollment(id)));
}

const seeds = Array.from({ length: Number(process.env['SEEDS'] ?? 40) }, (_, index) => `replay ${index}`);

describe('replaying what a faulty world came to', () => {
  it.each(seeds)('gives the same bytes, in the world %s', async (seed) => {
    for (const record of await recordsOf(makePlan(seed))) {
      // As it comes from a file.
      const read = JSON.parse(JSON.stringify(record)) as EnrollmentExport; // It was made just before.
      if (read.trace[0]?.seq !== 1) continue;
      const { trace, ...rest } = replay(read);
      expect([rest, trace]).toEqual([{ matches: true }, record.trace]);
    }
  });

  it('takes the recorded inputs: another input gives another trace, and says where', async () => {
    const records = (await Promise.all(seeds.slice(0, 10).map((seed) => recordsOf(makePlan(seed))))).flat();
    const differing = records.filter((record) => {
      const { recording } = record;
      if (recording === undefined || record.trace.length < 2) return false;
      const contacts = recording.contacts.map((one) => ({
        ...one,
        batches: one.batches.map((batch) => ('inputs' in batch ? { ...batch, now: 0, inputs: [] } : batch)),
      }));
      const { matches, firstDifference } = replay({ ...record, recording: { ...recording, contacts } });
      return !matches && firstDifference?.seq === 1 && firstDifference.replayed === null;
    });
    expect(differing.length).toBe(records.filter(({ trace }) => trace.length > 1).length);
    expect(differing.length).toBeGreaterThan(10);
  });
});
