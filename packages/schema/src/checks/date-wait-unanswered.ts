import { targetOf } from '../graph/edges.ts';
import type { DateAlternative } from '../nodes/wait.ts';
import type { Check } from './check.ts';
import { mayBeMissing } from './may-be-missing.ts';

/** A wait for a date that does not say what is if the date is past, or missing: those contacts leave the journey here. */
export const dateWaitUnanswered: Check = {
  code: 'date_wait_unanswered',
  severity: 'warning',
  *run(context) {
    for (const [nodeId, node] of context.nodes.of('wait')) {
      if (!context.reachable.has(nodeId)) continue;
      const date = node.until.find((one) => one.type === 'date');
      if (date === undefined) continue;
      for (const outlet of ['past', 'missing']) {
        if (
          targetOf(node, outlet) !== null ||
          !(outlet === 'past' ? mayBePast(date) : mayBeMissing(date.on, context.facts.at(nodeId), context) !== false)
        )
          continue;
        yield { path: ['nodes', nodeId, 'outlets', outlet], params: { outlet } };
      }
    }
  },
};

/** What lies ahead of now is not past, unless an offset takes it back. */
function mayBePast({ on, offset }: DateAlternative): boolean {
  return !('in' in on && offset?.startsWith('-') !== true);
}
