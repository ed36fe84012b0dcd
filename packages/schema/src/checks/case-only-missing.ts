import type { Condition } from '../conditions/condition.ts';
import type { Witness } from '../solver/witness.ts';
import type { Check } from './check.ts';

/** A case that differs from the earlier ones only by a missing value: nobody with all values ever takes it. */
export const caseOnlyMissing: Check = {
  code: 'case_only_missing',
  severity: 'info',
  *run({ decisions }) {
    for (const { nodeId, node, cases, given, ask } of decisions) {
      if (node.type !== 'branch') continue;
      for (const [index, { id, when }] of cases.entries()) {
        // What asks for a missing value means it.
        if (asksForMissing(when)) continue;
        const claims = [
          ...given,
          ...cases.slice(0, index).map((one) => ({ condition: one.when, holds: false })),
          { condition: when, holds: true },
        ];
        if (!ask.excludes(claims, 'values')) continue;
        const { witness } = ask.find(claims);
        if (witness !== undefined && hasMissing(witness)) yield { path: ['nodes', nodeId, 'cases', index], params: { case: id, witness } };
      }
    }
  },
};

function asksForMissing(condition: Condition): boolean {
  if ('all' in condition) return condition.all.some(asksForMissing);
  if ('any' in condition) return condition.any.some(asksForMissing);
  return 'not' in condition ? asksForMissing(condition.not) : condition.op === 'exists' || condition.op === 'missing';
}

function hasMissing({ attributes, entry, results }: Witness): boolean {
  return [attributes, entry, results].some((values) => Object.values(values ?? {}).includes(null));
}
