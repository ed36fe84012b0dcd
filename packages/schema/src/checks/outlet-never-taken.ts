import { canonicalJson } from '../canonical-json.ts';
import type { Condition, EventMatch } from '../conditions/condition.ts';
import { targetOf } from '../graph/edges.ts';
import { isEventMatch } from '../mentions/condition-mentions.ts';
import type { JsonValue } from '../values.ts';
import type { Check, CheckContext } from './check.ts';

/** A wait for an event, with something behind it, that ends the journey as its goal or an exit: that comes first, and nobody goes on. */
export const outletNeverTaken: Check = {
  code: 'outlet_never_taken',
  severity: 'warning',
  *run(context) {
    const ends = endingEvents(context);
    if (ends.length === 0) return;
    for (const [nodeId, node] of context.nodes.of('wait')) {
      for (const one of node.until) {
        if (one.type !== 'event' || targetOf(node, one.id) === null || !ends.some((end) => covers(end, one))) continue;
        yield { path: ['nodes', nodeId, 'outlets', one.id], params: { event: one.event } };
      }
    }
  },
};

function endingEvents({ journey: { goal, exits } }: CheckContext): readonly EventMatch[] {
  const all: readonly (Condition | EventMatch | undefined)[] = [
    goal?.onReached === 'exit' ? goal.when : undefined,
    ...(exits ?? []).map(({ when }) => when),
  ];
  return all.filter((when) => when !== undefined).filter(isEventMatch);
}

/** Whether every event that the wait takes ends the journey. */
function covers(end: EventMatch, { event, where, of }: EventMatch): boolean {
  if (end.event !== event || (end.of !== undefined && end.of !== of)) return false;
  const text = (condition: Condition | undefined): string => canonicalJson((condition ?? null) as unknown as JsonValue); // Plain data.
  return end.where === undefined || text(end.where) === text(where);
}
