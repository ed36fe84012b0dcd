import { aJourney } from '../testing/a-journey.ts';
import { describeCheck } from '../testing/describe-check.ts';
import { attribute } from '../testing/nodes.ts';
import { entryRefusesAll } from './entry-refuses-all.ts';

describeCheck(entryRefusesAll, {
  valid: {
    'criteria beside an exit': aJourney({
      entry: { criteria: attribute('plan', 'eq', 'pro') },
      exits: [{ id: 'x', when: attribute('plan', 'eq', 'free') }],
    }),
    'a goal that everyone may still reach': aJourney({ goal: { name: 'G', when: attribute('orders', 'gte', 1), onReached: 'exit' } }),
    'criteria that nobody meets, which is a finding of its own': aJourney({
      entry: { criteria: attribute('orders', 'lt', 0) },
      exits: [{ id: 'x', when: attribute('plan', 'eq', 'free') }],
    }),
  },
  invalid: {
    'criteria that are an exit': {
      journey: aJourney({ entry: { criteria: attribute('orders', 'gt', 5) }, exits: [{ id: 'x', when: attribute('orders', 'gt', 1) }] }),
      is: [{ pointer: '/entry/criteria' }],
    },
    'criteria that are the suppression or the goal': {
      journey: aJourney({
        entry: { criteria: { any: [attribute('plan', 'eq', 'pro'), attribute('doNotContact', 'eq', true)] } },
        goal: { name: 'G', when: attribute('plan', 'eq', 'pro'), onReached: 'exit' },
        suppression: { when: attribute('doNotContact', 'eq', true), then: 'hold' },
      }),
      is: [{ pointer: '/entry/criteria' }],
    },
  },
});
