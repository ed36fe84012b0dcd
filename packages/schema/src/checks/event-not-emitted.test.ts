import { aJourney } from '../testing/a-journey.ts';
import { describeCheck } from '../testing/describe-check.ts';
import { around, branch, end, mail, wait } from '../testing/nodes.ts';
import { eventNotEmitted } from './event-not-emitted.ts';

describeCheck(eventNotEmitted, {
  valid: {
    'an answer that the action emits': aJourney({
      nodes: { post: mail('node'), node: wait({ id: 'c', type: 'event', event: 'email.clicked', of: 'post' }), end },
    }),
    'an action of which nobody says what answers it': aJourney({
      nodes: {
        post: { type: 'action', action: 'ping', outlets: { next: 'node' } },
        node: wait({ id: 'c', type: 'event', event: 'email.clicked', of: 'post' }),
        end,
      },
    }),
    'any event': around(wait({ id: 'c', type: 'event', event: 'order.placed' })),
  },
  invalid: {
    'an event that answers no message, and a step that sends none': {
      journey: aJourney({
        goal: { name: 'G', when: { event: 'order.placed', of: 'post' }, onReached: 'continue' },
        nodes: {
          post: mail('node'),
          node: wait({ id: 'c', type: 'event', event: 'email.clicked', of: 'end' }, 'who'),
          who: branch({ left: { count: { event: 'order.placed', of: 'post' } }, op: 'gte', right: 1 }),
          end,
        },
      }),
      is: [
        { pointer: '/goal/when/of', params: { event: 'order.placed', step: 'post' } },
        { pointer: '/nodes/node/until/0/of', params: { step: 'end' } },
        { pointer: '/nodes/who/cases/0/when/left/count/of' },
      ],
    },
  },
});
