import type { Check } from './check.ts';
import { relevantFacts } from './decision.ts';

/**
 * A message to contacts of whom the path makes sure that a goal, an exit or the suppression holds by then: the reasons to end are judged
 * before a message begins, so it is withheld every time.
 */
export const messageNeverSent: Check = {
  code: 'message_never_sent',
  severity: 'warning',
  *run({ messages, facts, catalog, question, pathTo }) {
    for (const { nodeId } of messages) {
      const known = facts.at(nodeId);
      // Where a reason to end still stands as not holding, nothing on the way has changed it.
      for (const end of facts.standing.filter((one) => !known.includes(one))) {
        const given = relevantFacts(known, [end.condition], catalog);
        if (given.length === 0) continue;
        const ask = question([end.condition, ...given.map(({ condition }) => condition)]);
        if (!ask.excludes([...given, end]) || ask.excludes(given)) continue;
        yield { path: ['nodes', nodeId], params: { nodes: pathTo(nodeId) } };
        break;
      }
    }
  },
};
