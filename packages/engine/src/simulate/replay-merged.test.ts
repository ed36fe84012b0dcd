import { describe, expect, it } from 'vitest';
import type { ContactState } from '../core/state.ts';
import { createEngine } from '../runtime/create-engine.ts';
import type { EnrollmentExport } from '../runtime/enrollment-export.ts';
import { toContactState, toEnrollmentState } from '../runtime/rows.ts';
import { systemPlatform } from '../runtime/system-clock.ts';
import { makePlan } from '../testing/fault-world/make-plan.ts';
import type { PlannedStep, WorldPlan } from '../testing/fault-world/plan.ts';
import { createRandom } from '../testing/fault-world/random.ts';
import { runPlan } from '../testing/fault-world/run-plan.ts';
import { worldCatalog } from '../testing/fault-world/the-catalog.ts';
import { replay } from './replay.ts';

const hourMs = 3_600_000;
const platform = systemPlatform();

/** A world whose contacts are merged, back too, and at a time; some are deleted. */
function mergingPlan(seed: string): WorldPlan {
  const plan = makePlan(seed);
  const random = createRandom(`merging ${seed}`);
  const ids = [...plan.contacts.map(({ id }) => id), 'newcomer'];
  const merges = Array.from({ length: 1 + random.below(5) }, (_, index): PlannedStep => {
    const from = random.pick(ids);
    const others = ids.filter((id) => id !== from);
    // Full hours are where bursts are: there they meet.
    const after = random.chance(0.5) ? random.below(4) * 6 * hourMs : random.below(50 * hourMs);
    return { after: after + random.below(3), type: 'merge', id: `merge-${index}`, from, into: random.pick(others) };
  });
  const deletion: PlannedStep = { after: random.below(50 * hourMs), type: 'delete', id: 'deletion', contactId: random.pick(ids) };
  const more = random.chance(0.3) ? [...merges, deletion] : merges;
  return { ...plan, steps: [...plan.steps, ...more].toSorted((one, other) => one.after - other.after) };
}

const seeds = Array.from({ length: Number(process.env['SEEDS'] ?? 40) }, (_, index) => `merged ${index}`);

describe('merging in a faulty world', () => {
  it.each(seeds)('loses nobody and gives the same bytes again, in the world %s', async (seed) => {
    const { final, isSettled } = await runPlan(mergingPlan(seed));
    expect(isSettled).toBe(true);
    const engine = createEngine({ store: final.store, catalog: worldCatalog, handlers: {} });
    const contacts = new Map([...final.contacts].map(([id, bytes]) => [id, toContactState(platform, bytes)]));
    for (const row of final.enrollments) {
      const state = toEnrollmentState(platform, row);
      // Whoever is live is so in a contact that is nobody else, and where it says.
      expect([row.live, state.contactId]).toEqual([state.status !== 'ended', row.contactId]);
      const owner = row.live ? contacts.get(row.contactId) : undefined;
      expect([owner?.alias, owner?.deleted]).toEqual([undefined, undefined]);
      const record = JSON.parse(JSON.stringify(await engine.exportEnrollment(row.id))) as EnrollmentExport; // It was made just now.
      if (record.trace[0]?.seq !== 1) continue;
      const { trace, ...rest } = replay(record);
      expect([rest, trace]).toEqual([{ matches: true }, record.trace]);
    }
    for (const { id } of contacts.values()) expect(rootOf(contacts, id)).toBeDefined();
  });
});

/** Whom a chain of merges ends at; nobody if it goes round. */
function rootOf(contacts: ReadonlyMap<string, Pick<ContactState, 'alias'>>, id: string): string | undefined {
  const seen = new Set<string>();
  for (let at = id; !seen.has(at);) {
    seen.add(at);
    const alias = contacts.get(at)?.alias;
    if (alias === undefined) return at;
    at = alias.of;
  }
  return undefined;
}
