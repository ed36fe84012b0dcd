import type { Check } from './check.ts';
import { mostMessages } from './most-messages.ts';

/** A path that sends one contact more messages within a period than the policy allows: the last ones are withheld or late. */
export const capExceeded: Check = {
  code: 'cap_exceeded',
  severity: 'warning',
  *run(context) {
    for (const cap of context.policy?.caps ?? []) {
      const { count, nodes } = mostMessages(context, cap, cap.count + 1);
      const last = nodes.at(-1);
      if (count <= cap.count || last === undefined) continue;
      yield { path: ['nodes', last], params: { channel: cap.channel, cap: cap.count, per: cap.per, nodes } };
    }
  },
};
