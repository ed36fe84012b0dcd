import { faultWorld, printFaultWorld, shrinkFaultWorld } from '@sojourn/engine/testing';
import { describe, expect, it } from 'vitest';

/** How many worlds there are in all quarters together. `FAULT_SEEDS=100000` looks further. */
const seeds = Number(process.env['FAULT_SEEDS'] ?? 10_000);
const perCase = 250;

/** A quarter of the seeds, so that they spread over the machine's cores. */
export function runQuarter(quarter: 0 | 1 | 2 | 3): void {
  const first = Math.floor((seeds * quarter) / 4);
  const end = Math.floor((seeds * (quarter + 1)) / 4);
  describe('every law holds in a world that fails on purpose', () => {
    for (let from = first; from < end; from += perCase) {
      const to = Math.min(from + perCase, end);
      it(`seeds ${from} to ${to - 1}`, async () => {
        const broken = await firstBroken(from, to);
        expect(broken, broken).toBeUndefined();
      }, 180_000);
    }
  });
}

/** The first seed that breaks a law, with its script, and the smallest part of it that breaks the same one; nothing if all is well. */
async function firstBroken(from: number, to: number): Promise<string | undefined> {
  for (let seed = from; seed < to; seed += 1) {
    const report = await faultWorld(seed);
    if (report.breaches.length === 0) continue;
    const smallest = await shrinkFaultWorld(seed);
    return `${printFaultWorld(report)}\n\nThe smallest part that breaks it:\n${printFaultWorld(smallest)}`;
  }
  return undefined;
}
