import type { Check } from './check.ts';
import type { Decision } from './decision.ts';

/** A case that earlier cases already take in full can never be entered; the contact behind it expects otherwise. */
export const caseShadowed: Check = {
  code: 'case_shadowed',
  severity: 'warning',
  *run({ decisions }) {
    for (const decision of decisions) {
      const { nodeId, cases, given, ask } = decision;
      for (const [index, { id, when }] of cases.entries()) {
        if (index === 0) continue;
        const earlier = cases.slice(0, index);
        const claim = { condition: when, holds: true };
        // What nobody can say stays silent: a false alarm costs more trust than a missed one.
        if (!ask.excludes([...given, ...earlier.map((one) => ({ condition: one.when, holds: false })), claim])) continue;
        if (ask.excludes([...given, claim])) continue;
        yield {
          path: ['nodes', nodeId, 'cases', index],
          params: { case: id, by: shadowsOf(decision, index) },
          fixes: [[{ op: 'item.remove', nodeId, id }]],
        };
      }
    }
  },
};

/** The one earlier case that is enough, or all of them. */
function shadowsOf({ cases, given, ask }: Decision, index: number): readonly string[] {
  const when = cases[index]?.when ?? { any: [] };
  const earlier = cases.slice(0, index);
  const enough = earlier.find((one) => ask.excludes([...given, { condition: one.when, holds: false }, { condition: when, holds: true }]));
  return enough === undefined ? earlier.map(({ id }) => id) : [enough.id];
}
