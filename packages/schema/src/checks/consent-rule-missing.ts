import { ownField } from '../conditions/operand.ts';
import type { Check } from './check.ts';

/** A message on a channel that asks for no consent, in a category that nobody declared free of it: everyone gets it. */
export const consentRuleMissing: Check = {
  code: 'consent_rule_missing',
  severity: 'warning',
  *run({ messages, catalog }) {
    for (const { nodeId, action, channel, rules } of messages) {
      if (action.message !== true || rules.consent !== undefined) continue;
      const known = ownField(catalog.channels, channel);
      // `consent: false` says so in so many words.
      if (known?.consent === undefined) yield { path: ['nodes', nodeId, 'action'], params: { channel } };
    }
  },
};
