import type { Check } from './check.ts';

/** A case that holds for nobody, or for nobody who can come here. */
export const caseContradiction: Check = {
  code: 'case_contradiction',
  severity: 'warning',
  *run({ decisions }) {
    for (const { nodeId, cases, given, ask } of decisions) {
      for (const [index, { id, when }] of cases.entries()) {
        const claim = { condition: when, holds: true };
        if (!ask.excludes([...given, claim])) continue;
        const onPath = given.length > 0 && !ask.excludes([claim]);
        yield {
          path: ['nodes', nodeId, 'cases', index],
          params: { case: id, ...(onPath && { path: true }) },
          fixes: [[{ op: 'item.remove', nodeId, id }]],
        };
      }
    }
  },
};
