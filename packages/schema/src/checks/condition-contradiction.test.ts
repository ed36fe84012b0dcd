import { aJourney } from '../testing/a-journey.ts';
import { describeCheck } from '../testing/describe-check.ts';
import { attribute, end } from '../testing/nodes.ts';
import { conditionContradiction } from './condition-contradiction.ts';

describeCheck(conditionContradiction, {
  valid: {
    'criteria that someone meets': aJourney({ entry: { criteria: attribute('plan', 'eq', 'pro') } }),
    'nobody, in so many words': aJourney({ entry: { criteria: { any: [] } } }),
    'a filter of an event': aJourney({
      entry: { triggers: [{ id: 't', type: 'event', event: 'cart.updated', where: { left: { event: 'total' }, op: 'gt', right: 100 } }] },
    }),
  },
  invalid: {
    'criteria that nobody meets': {
      journey: aJourney({ entry: { criteria: { all: [attribute('plan', 'eq', 'pro'), attribute('plan', 'eq', 'free')] } } }),
      is: [{ pointer: '/entry/criteria' }],
    },
    'a filter, a goal and a milestone': {
      journey: aJourney({
        entry: {
          triggers: [
            {
              id: 't',
              type: 'event',
              event: 'cart.updated',
              where: {
                all: [
                  { left: { event: 'total' }, op: 'gt', right: 100 },
                  { left: { event: 'total' }, op: 'lt', right: 50 },
                ],
              },
            },
          ],
        },
        goal: { name: 'G', when: attribute('orders', 'lt', 0), onReached: 'exit' },
        nodes: { mark: { type: 'milestone', jumpWhen: attribute('orders', 'gt', 1_000), outlets: { next: 'end' } }, end },
      }),
      is: [{ pointer: '/goal/when' }, { pointer: '/nodes/mark/jumpWhen' }, { pointer: '/entry/triggers/0/where' }],
    },
  },
});
