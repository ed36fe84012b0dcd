import { describe, expect, it } from 'vitest';
import { plantedDefects } from './defects/index.ts';
import type { PlantedDefect } from './defects/planted.ts';
import { judgePlan } from './judge-plan.ts';
import { makePlan } from './make-plan.ts';

const mostSeeds = 300;

/** The first seed whose world breaks the law that the defect is about. */
async function findSeed({ breaks, plant }: PlantedDefect): Promise<number | undefined> {
  for (let seed = 0; seed < mostSeeds; seed += 1) {
    const { breaches } = await judgePlan(makePlan(String(seed)), { defect: plant() });
    if (breaches.some(({ invariant }) => invariant === breaks)) return seed;
  }
  return undefined;
}

describe('a planted defect is found', () => {
  it('there are at least 25, each of its own', () => {
    expect(new Set(plantedDefects.map(({ name }) => name)).size).toBeGreaterThanOrEqual(25);
  });

  for (const defect of plantedDefects) {
    it(`${defect.name}: ${defect.breaks}`, async () => {
      expect(await findSeed(defect)).toBeLessThan(mostSeeds);
    }, 120_000);
  }
});
