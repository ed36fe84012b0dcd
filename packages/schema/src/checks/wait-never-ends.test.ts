import { describeCheck } from '../testing/describe-check.ts';
import { around, attribute, wait } from '../testing/nodes.ts';
import { waitNeverEnds } from './wait-never-ends.ts';

describeCheck(waitNeverEnds, {
  valid: {
    'a duration beside it': around({
      type: 'wait',
      until: [
        { id: 'next', type: 'duration', duration: 'P1D' },
        { id: 'c', type: 'event', event: 'order.placed', of: 'node' },
      ],
      outlets: { next: 'end' },
    }),
    'an event that may come': around(wait({ id: 'c', type: 'event', event: 'order.placed' })),
    'a condition that may begin to hold': around(wait({ id: 'c', type: 'condition', when: attribute('orders', 'gt', 1), edge: true })),
  },
  invalid: {
    'a condition that never holds': {
      journey: around(wait({ id: 'c', type: 'condition', when: attribute('orders', 'lt', 0) })),
      is: [{ pointer: '/nodes/node' }],
    },
    'an answer to nothing, and an event that its filter excludes': {
      journey: around({
        type: 'wait',
        until: [
          { id: 'a', type: 'event', event: 'order.placed', of: 'end' },
          {
            id: 'b',
            type: 'event',
            event: 'order.placed',
            where: {
              all: [
                { left: { event: 'total' }, op: 'gt', right: 5 },
                { left: { event: 'total' }, op: 'lt', right: 3 },
              ],
            },
          },
        ],
        outlets: { a: 'end' },
      }),
      is: [{ pointer: '/nodes/node' }],
    },
    'what stays as it was at entry, at its edge': {
      journey: around(wait({ id: 'c', type: 'condition', when: { left: { trigger: true }, op: 'eq', right: 't' }, edge: true })),
      is: [{ pointer: '/nodes/node' }],
    },
  },
});
