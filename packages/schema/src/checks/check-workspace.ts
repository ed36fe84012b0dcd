import { toPointer } from '../guard/pointer.ts';
import type { Journey } from '../journey.ts';
import { nodeOfPointer } from '../parse/parsed.ts';
import type { Problem } from '../problem.ts';
import { createContext } from './check-journey.ts';
import type { CheckOptions } from './check-journey.ts';
import { workspaceChecks } from './workspace-checks.ts';
import type { WorkspaceContext } from './workspace-check.ts';

/**
 * Finds what is wrong between journeys: circles in which they start each other, attributes that several write, more messages together
 * than the caps allow, hand-overs that are refused, and names and dates that the policy wants otherwise.
 *
 * @param journeys - All that are live, or about to be. What `checkJourney` finds in one of them is not repeated here.
 * @returns Findings in the order of the checks, then of the journeys. `params.journey` is the id of the journey that the pointer is in.
 */
export function checkWorkspace(journeys: readonly Journey[], { catalog, policy }: CheckOptions): readonly Problem[] {
  const context: WorkspaceContext = {
    journeys: journeys.map((journey) => ({
      journey,
      context: createContext(journey, { catalog, ...(policy !== undefined && { policy }) }),
    })),
    ...(policy !== undefined && { policy }),
  };
  return workspaceChecks.flatMap(({ code, severity, run }) =>
    [...run(context)].map(({ journeyId, path, params }): Problem => {
      const pointer = toPointer(path);
      return { code, severity, pointer, ...nodeOfPointer(pointer), params: { journey: journeyId, ...params } };
    }),
  );
}
