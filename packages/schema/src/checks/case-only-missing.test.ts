import { describeCheck } from '../testing/describe-check.ts';
import { attribute, branching } from '../testing/nodes.ts';
import { caseOnlyMissing } from './case-only-missing.ts';

describeCheck(caseOnlyMissing, {
  valid: {
    'a case that asks for a missing value': branching([attribute('orders', 'gte', 0), { left: { attribute: 'orders' }, op: 'missing' }]),
    'a case that values lead to as well': branching([
      attribute('orders', 'gt', 0),
      { left: { attribute: 'orders' }, op: 'eq', right: 0, orMissing: true },
    ]),
  },
  invalid: {
    'a case that only those without a value match': {
      journey: branching([attribute('orders', 'gte', 1), attribute('orders', 'eq', 0), { not: attribute('orders', 'gte', 0) }]),
      is: [{ pointer: '/nodes/who/cases/2', params: { case: 'c2', witness: { attributes: { orders: null } } } }],
    },
  },
});
