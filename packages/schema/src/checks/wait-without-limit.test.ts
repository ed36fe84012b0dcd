import { describeCheck } from '../testing/describe-check.ts';
import { around, attribute, pause, wait } from '../testing/nodes.ts';
import { waitWithoutLimit } from './wait-without-limit.ts';

describeCheck(waitWithoutLimit, {
  valid: {
    'a duration': around(pause('P1D')),
    'a condition on the time': around(wait({ id: 'c', type: 'condition', when: { left: { now: 'time' }, op: 'gte', right: '09:00' } })),
  },
  invalid: {
    'an event alone': { journey: around(wait({ id: 'c', type: 'event', event: 'order.placed' })), is: [{ pointer: '/nodes/node/until' }] },
    'a condition alone': {
      journey: around(wait({ id: 'c', type: 'condition', when: attribute('orders', 'gt', 1) })),
      is: [{ pointer: '/nodes/node/until' }],
    },
  },
});
