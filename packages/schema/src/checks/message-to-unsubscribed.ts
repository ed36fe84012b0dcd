import type { Check } from './check.ts';
import { relevantFacts } from './decision.ts';

/** A message of a category free of consent, on a path that those who unsubscribed from the channel also walk. */
export const messageToUnsubscribed: Check = {
  code: 'message_to_unsubscribed',
  severity: 'info',
  *run({ messages, facts, catalog, question, pathTo }) {
    for (const { nodeId, action, channel, rules } of messages) {
      if (action.message !== true || rules.consent !== false) continue;
      const isUnsubscribed = facts.same({ left: { consent: channel }, op: 'eq', right: 'unsubscribed' });
      const given = relevantFacts(facts.at(nodeId), [isUnsubscribed], catalog);
      const ask = question([isUnsubscribed, ...given.map(({ condition }) => condition)]);
      const { witness } = ask.find([...given, { condition: isUnsubscribed, holds: true }]);
      if (witness !== undefined) yield { path: ['nodes', nodeId], params: { channel, witness, nodes: pathTo(nodeId) } };
    }
  },
};
