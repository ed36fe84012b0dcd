import { nodeOf } from '../graph/edges.ts';
import type { Place } from '../operations/operation.ts';
import { closest } from '../parse/closest.ts';
import type { Check, CheckContext, CheckFinding } from './check.ts';

/** An outlet, or the start, that leads to a node that does not exist. */
export const targetUnknown: Check = {
  code: 'target_unknown',
  severity: 'error',
  *run(context) {
    const { start } = context.journey.entry;
    if (start !== null && nodeOf(context.journey, start) === undefined) yield finding(context, 'start', start);
    for (const { from, outlet, to } of context.edges) {
      if (nodeOf(context.journey, to) === undefined) yield finding(context, { nodeId: from, outlet }, to);
    }
  },
};

function finding({ journey }: CheckContext, at: Place, to: string): CheckFinding {
  const suggestion = closest(to, Object.keys(journey.nodes));
  const path = at === 'start' ? ['entry', 'start'] : ['nodes', at.nodeId, 'outlets', at.outlet];
  return {
    path,
    params: { to, ...(suggestion !== undefined && { suggestion }) },
    fixes: [...(suggestion === undefined ? [] : [[{ op: 'connect', at, to: suggestion } as const]]), [{ op: 'connect', at, to: null }]],
  };
}
