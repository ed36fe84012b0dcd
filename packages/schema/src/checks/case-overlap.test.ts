import { describeCheck } from '../testing/describe-check.ts';
import { attribute, branching } from '../testing/nodes.ts';
import { caseOverlap } from './case-overlap.ts';

describeCheck(caseOverlap, {
  valid: {
    'cases that exclude each other': branching([attribute('orders', 'lt', 5), attribute('orders', 'gt', 5)]),
    'an exception before the rule': branching([attribute('orders', 'gt', 10), attribute('orders', 'gt', 1)]),
    'cases that only a missing value would match both': branching([
      { left: { attribute: 'plan' }, op: 'eq', right: 'free', orMissing: true },
      { left: { attribute: 'plan' }, op: 'eq', right: 'pro', orMissing: true },
    ]),
    'cases on things that nobody can be certain of': branching([
      { left: { attribute: 'orders' }, op: 'gt', right: { attribute: 'score' } },
      { left: { attribute: 'orders' }, op: 'lt', right: { entry: 'x' } },
    ]),
  },
  invalid: {
    'spans that cross': {
      journey: branching([attribute('orders', 'lt', 5), attribute('orders', 'gt', 3)]),
      is: [{ pointer: '/nodes/who/cases/1', params: { case: 'c1', with: 'c0', witness: { attributes: { orders: 4 } } } }],
    },
    'two things that have nothing to do with each other': {
      journey: branching([attribute('plan', 'eq', 'pro'), { left: { tag: 'vip' }, op: 'eq', right: true }]),
      is: [{ pointer: '/nodes/who/cases/1', params: { with: 'c0', witness: { attributes: { plan: 'pro' }, tags: ['vip'] } } }],
    },
  },
});
