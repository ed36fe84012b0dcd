import { describeCheck } from '../testing/describe-check.ts';
import { around, attribute, branching } from '../testing/nodes.ts';
import { caseShadowed } from './case-shadowed.ts';

describeCheck(caseShadowed, {
  valid: {
    'cases that leave something to each other': branching([attribute('orders', 'lt', 5), attribute('orders', 'lte', 5)]),
    'a case that takes those without a value': branching([attribute('orders', 'gte', 0), { left: { attribute: 'orders' }, op: 'missing' }]),
    'two values against each other': branching([
      { left: { attribute: 'orders' }, op: 'gt', right: { attribute: 'score' } },
      { left: { attribute: 'score' }, op: 'lt', right: { attribute: 'orders' } },
    ]),
  },
  invalid: {
    'a narrow case after a wide one': {
      journey: branching([attribute('orders', 'gt', 1), attribute('orders', 'gt', 10)]),
      is: [{ pointer: '/nodes/who/cases/1', params: { case: 'c1', by: ['c0'] }, fixes: 1 }],
    },
    'a case that two others take together': {
      journey: branching([attribute('orders', 'lt', 5), attribute('orders', 'gte', 5), attribute('orders', 'eq', 7)]),
      is: [{ pointer: '/nodes/who/cases/2', params: { by: ['c1'] }, fixes: 1 }],
    },
    'the same pattern twice': {
      journey: branching([
        { left: { consent: 'email' }, op: 'matches', right: '^x+$' },
        { left: { consent: 'email' }, op: 'matches', right: '^x+$' },
      ]),
      is: [{ pointer: '/nodes/who/cases/1', params: { by: ['c0'] }, fixes: 1 }],
    },
    'a value that a switch lists twice': {
      journey: around({
        type: 'switch',
        on: { attribute: 'plan' },
        cases: [
          { id: 'a', value: 'pro' },
          { id: 'b', value: 'pro' },
        ],
        outlets: { a: 'end', b: 'end', else: 'end', missing: 'end' },
      }),
      is: [{ pointer: '/nodes/node/cases/1', params: { case: 'b', by: ['a'] }, fixes: 1 }],
    },
  },
});
