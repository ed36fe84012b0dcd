import { describeCheck } from '../testing/describe-check.ts';
import { around, attribute, mail } from '../testing/nodes.ts';
import { goalNeverReached } from './goal-never-reached.ts';

describeCheck(goalNeverReached, {
  valid: {
    'an event': around(mail(), { goal: { name: 'G', when: { event: 'order.placed' }, onReached: 'exit' } }),
    'the answer to a message': around(mail(), { goal: { name: 'G', when: { event: 'email.clicked', of: 'node' }, onReached: 'exit' } }),
    'what may change, beside what does not': around(mail(), {
      goal: { name: 'G', when: { all: [attribute('orders', 'gt', 1), { left: { entry: 'x' }, op: 'eq', right: 'y' }] }, onReached: 'exit' },
    }),
  },
  invalid: {
    'a condition that never holds': {
      journey: around(mail(), { goal: { name: 'G', when: attribute('orders', 'lt', 0), onReached: 'exit' } }),
      is: [{ pointer: '/goal/when', params: { why: 'never' } }],
    },
    'an answer that never comes': {
      journey: around(mail(), { goal: { name: 'G', when: { event: 'order.placed', of: 'node' }, onReached: 'exit' } }),
      is: [{ pointer: '/goal/when', params: { why: 'event', event: 'order.placed' } }],
    },
    'the entry data': {
      journey: around(mail(), { goal: { name: 'G', when: { left: { entry: 'x' }, op: 'eq', right: 'y' }, onReached: 'exit' } }),
      is: [{ pointer: '/goal/when', params: { why: 'entry' } }],
    },
  },
});
