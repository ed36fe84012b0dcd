import type { Breach } from './breach.ts';
import { checks } from './checks/index.ts';
import { findReplayBreaches } from './checks/replay-equals-state.ts';
import { digestRun } from './digest.ts';
import type { WorldRun } from './run-plan.ts';

/** How much is said of one law; the rest is more of the same. */
const mostOfOne = 3;

/** Every law that a run has broken, in the order of the laws; replay last. */
export async function judgeRun(run: WorldRun): Promise<readonly Breach[]> {
  const digest = digestRun(run);
  const breaches: Breach[] = [];
  for (const { invariant, find } of checks) {
    let said = 0;
    for (const message of find(digest)) {
      breaches.push({ invariant, message });
      said += 1;
      if (said === mostOfOne) break;
    }
  }
  return [...breaches, ...(await findReplayBreaches(digest)).slice(0, mostOfOne)];
}
