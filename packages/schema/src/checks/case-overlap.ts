import type { Claim } from '../solver/question.ts';
import type { Witness } from '../solver/witness.ts';
import type { Check } from './check.ts';
import type { Decision } from './decision.ts';

/** More cases than that are not compared two by two. */
const mostCases = 12;

/** Two cases that some contacts match both, and neither of which is a part of the other: only their order decides. */
export const caseOverlap: Check = {
  code: 'case_overlap',
  severity: 'info',
  *run({ decisions }) {
    for (const decision of decisions) {
      const { nodeId, node, cases } = decision;
      if (node.type !== 'branch' || cases.length > mostCases) continue;
      for (let index = 1; index < cases.length; index += 1) {
        const found = firstOverlap(decision, index);
        if (found !== undefined) yield { path: ['nodes', nodeId, 'cases', index], params: { case: cases[index]?.id ?? '', ...found } };
      }
    }
  },
};

interface Overlap {
  readonly with: string;
  readonly witness: Witness;
}

function firstOverlap({ cases, given, ask }: Decision, index: number): Overlap | undefined {
  const later = cases[index]?.when;
  for (const { id, when } of cases.slice(0, index)) {
    if (later === undefined) return undefined;
    const claims = (first: boolean, second: boolean): readonly Claim[] => [
      ...given,
      { condition: when, holds: first },
      { condition: later, holds: second },
    ];
    const excludes = (first: boolean, second: boolean): boolean => ask.excludes(claims(first, second), 'values');
    // A narrow case before a wide one is how exceptions are written.
    if (excludes(true, true) || excludes(true, false) || excludes(false, true)) continue;
    const { witness } = ask.find(claims(true, true), 'values');
    if (witness !== undefined) return { with: id, witness };
  }
  return undefined;
}
