import { describeCheck } from '../testing/describe-check.ts';
import { attribute, branching } from '../testing/nodes.ts';
import { valueExcluded } from './value-excluded.ts';

describeCheck(valueExcluded, {
  valid: {
    'values of the catalog': branching([attribute('plan', 'in', ['free', 'pro']), attribute('orders', 'eq', 3)]),
    'a bound that lies outside': branching([attribute('orders', 'gt', -1)]),
    'another type, which is a finding of its own': branching([attribute('orders', 'eq', 'many')]),
    'what nobody listed': branching([{ left: { entry: 'x' }, op: 'eq', right: 'y' }]),
  },
  invalid: {
    'a plan that is not sold': {
      journey: branching([attribute('plan', 'eq', 'gold'), attribute('plan', 'notIn', ['free', 'prp'])]),
      is: [
        { pointer: '/nodes/who/cases/0/when/right', params: { value: 'gold', allowed: ['free', 'pro'] } },
        { pointer: '/nodes/who/cases/1/when/right/1', params: { suggestion: 'pro' }, fixes: 1 },
      ],
    },
    'numbers out of bounds': {
      journey: branching([attribute('orders', 'eq', -1), attribute('orders', 'neq', 1_001), attribute('orders', 'eq', 1.5)]),
      is: [
        { pointer: '/nodes/who/cases/0/when/right', params: { min: 0 } },
        { pointer: '/nodes/who/cases/1/when/right', params: { max: 1_000 } },
        { pointer: '/nodes/who/cases/2/when/right', params: { integer: true } },
      ],
    },
    'a day of the week that is none': {
      journey: branching([{ left: { now: 'weekday' }, op: 'eq', right: 'mo' }]),
      is: [{ pointer: '/nodes/who/cases/0/when/right', fixes: 1 }],
    },
  },
});
