import { describeCheck } from '../testing/describe-check.ts';
import { around, wait } from '../testing/nodes.ts';
import { outletNeverTaken } from './outlet-never-taken.ts';

describeCheck(outletNeverTaken, {
  valid: {
    'another event': around(wait({ id: 'c', type: 'event', event: 'cart.updated' }), {
      goal: { name: 'G', when: { event: 'order.placed' }, onReached: 'exit' },
    }),
    'a goal that goes on': around(wait({ id: 'c', type: 'event', event: 'order.placed' }), {
      goal: { name: 'G', when: { event: 'order.placed' }, onReached: 'continue' },
    }),
    'a goal that takes some of them': around(wait({ id: 'c', type: 'event', event: 'order.placed' }), {
      goal: { name: 'G', when: { event: 'order.placed', where: { left: { event: 'total' }, op: 'gt', right: 100 } }, onReached: 'exit' },
    }),
    'an alternative that leads nowhere': around(wait({ id: 'c', type: 'event', event: 'order.placed' }, null), {
      goal: { name: 'G', when: { event: 'order.placed' }, onReached: 'exit' },
    }),
  },
  invalid: {
    'the goal’s own event': {
      journey: around(wait({ id: 'c', type: 'event', event: 'order.placed', since: 'entry' }), {
        goal: { name: 'G', when: { event: 'order.placed' }, onReached: 'exit' },
      }),
      is: [{ pointer: '/nodes/node/outlets/c', params: { event: 'order.placed' } }],
    },
  },
});
