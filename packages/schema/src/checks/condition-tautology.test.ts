import { aJourney } from '../testing/a-journey.ts';
import { describeCheck } from '../testing/describe-check.ts';
import { attribute, branch, branching, end } from '../testing/nodes.ts';
import { conditionTautology } from './condition-tautology.ts';

describeCheck(conditionTautology, {
  valid: {
    'a case that some do not match': branching([attribute('orders', 'gte', 0)]),
    'everyone, in so many words': branching([{ all: [] }], { entry: { criteria: { all: [] } } }),
    'cases that together take everyone': branching([attribute('orders', 'gt', 5), { not: attribute('orders', 'gt', 5) }]),
  },
  invalid: {
    'a case for everyone, with or without the value': {
      journey: branching([{ left: { attribute: 'orders' }, op: 'gte', right: 0, orMissing: true }]),
      is: [{ pointer: '/nodes/who/cases/0/when', params: { case: 'c0' } }],
    },
    'criteria that everyone meets': {
      journey: aJourney({
        entry: {
          criteria: {
            any: [
              { left: { tag: 't' }, op: 'eq', right: true },
              { left: { tag: 't' }, op: 'eq', right: false },
            ],
          },
        },
      }),
      is: [{ pointer: '/entry/criteria' }],
    },
    'a case that the path has decided': {
      journey: aJourney({
        nodes: {
          first: { type: 'branch', cases: [{ id: 'many', when: attribute('orders', 'gt', 10) }], outlets: { many: 'who', else: 'end' } },
          who: branch(attribute('orders', 'gt', 5)),
          end,
        },
      }),
      is: [{ pointer: '/nodes/who/cases/0/when', params: { path: true } }],
    },
  },
});
