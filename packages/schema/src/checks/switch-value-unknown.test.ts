import { describeCheck } from '../testing/describe-check.ts';
import { around } from '../testing/nodes.ts';
import { switchValueUnknown } from './switch-value-unknown.ts';

describeCheck(switchValueUnknown, {
  valid: {
    'values of the catalog': around({
      type: 'switch',
      on: { attribute: 'plan' },
      cases: [{ id: 'a', value: 'pro' }],
      outlets: { a: 'end', else: 'end', missing: 'end' },
    }),
    'values that nobody listed': around({
      type: 'switch',
      on: { entry: 'x' },
      cases: [{ id: 'a', value: 'pro' }],
      outlets: { a: 'end', else: 'end', missing: 'end' },
    }),
  },
  invalid: {
    'a value that is nearly one': {
      journey: around({
        type: 'switch',
        on: { attribute: 'plan' },
        cases: [{ id: 'a', value: 'pros' }],
        outlets: { a: 'end', else: 'end', missing: 'end' },
      }),
      is: [{ pointer: '/nodes/node/cases/0/value', params: { value: 'pros', suggestion: 'pro' }, fixes: 1 }],
    },
    'half an order, and a word for a number': {
      journey: around({
        type: 'switch',
        on: { attribute: 'orders' },
        cases: [
          { id: 'a', value: 0.5 },
          { id: 'b', value: 'many' },
        ],
        outlets: { a: 'end', b: 'end', else: 'end', missing: 'end' },
      }),
      is: [
        { pointer: '/nodes/node/cases/0/value', params: { integer: true } },
        { pointer: '/nodes/node/cases/1/value', params: { type: 'number' } },
      ],
    },
    'a trigger that the journey does not have': {
      journey: around({
        type: 'switch',
        on: { trigger: true },
        cases: [{ id: 'a', value: 'x' }],
        outlets: { a: 'end', else: 'end', missing: 'end' },
      }),
      is: [{ pointer: '/nodes/node/cases/0/value', params: { allowed: ['t'] }, fixes: 1 }],
    },
  },
});
