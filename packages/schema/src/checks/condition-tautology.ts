import type { Check } from './check.ts';

/** A condition that holds for everyone: it decides nothing, and was meant to. */
export const conditionTautology: Check = {
  code: 'condition_tautology',
  severity: 'warning',
  *run({ constants, decisions }) {
    for (const [{ path }, holds] of constants) if (holds) yield { path };
    for (const { nodeId, node, cases, given, ask } of decisions) {
      if (node.type !== 'branch') continue;
      for (const [index, { id, when }] of cases.entries()) {
        if ('all' in when && when.all.length === 0) continue;
        const claim = { condition: when, holds: false };
        if (!ask.excludes([...given, claim])) continue;
        const onPath = given.length > 0 && !ask.excludes([claim]);
        yield { path: ['nodes', nodeId, 'cases', index, 'when'], params: { case: id, ...(onPath && { path: true }) } };
      }
    }
  },
};
