import type { Journey } from '../journey.ts';
import { applyOperation } from '../operations/apply-operation.ts';
import type { Operation } from '../operations/operation.ts';
import { describeDifference } from './describe-difference.ts';
import type { DifferenceContext } from './describe-difference.ts';
import { diffJourneys } from './diff-journeys.ts';

/** A problem's fix in words: what it would change. `undefined` if it cannot be applied, or would change nothing. */
export function describeFix(
  fix: readonly Operation[],
  journey: Journey,
  context: Omit<DifferenceContext, 'journey' | 'before'> = {},
): string | undefined {
  const applied = applyOperation(journey, { op: 'batch', operations: fix });
  if (!applied.ok) return undefined;
  const said = diffJourneys(journey, applied.journey).map((one) =>
    describeDifference(one, { ...context, journey: applied.journey, before: journey }),
  );
  return said.length === 0 ? undefined : said.join('; ');
}
