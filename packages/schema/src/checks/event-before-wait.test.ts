import { aJourney } from '../testing/a-journey.ts';
import { describeCheck } from '../testing/describe-check.ts';
import { end, mail, pause, wait } from '../testing/nodes.ts';
import { eventBeforeWait } from './event-before-wait.ts';

describeCheck(eventBeforeWait, {
  valid: {
    'a wait right after the message': aJourney({
      nodes: { post: mail('node'), node: wait({ id: 'c', type: 'event', event: 'email.clicked' }), end },
    }),
    'a wait that looks back': aJourney({
      nodes: {
        post: mail('rest'),
        rest: pause('P1D', 'node'),
        node: wait({ id: 'c', type: 'event', event: 'email.clicked', since: 'node:post' }),
        end,
      },
    }),
    'another message in between': aJourney({
      nodes: {
        post: mail('rest'),
        rest: pause('P1D', 'again'),
        again: mail('node'),
        node: wait({ id: 'c', type: 'event', event: 'email.clicked' }),
        end,
      },
    }),
    'an event that answers nothing': aJourney({
      nodes: { post: mail('rest'), rest: pause('P1D', 'node'), node: wait({ id: 'c', type: 'event', event: 'order.placed' }), end },
    }),
  },
  invalid: {
    'a pause between the message and the wait for its answer': {
      journey: aJourney({
        nodes: {
          post: mail('rest'),
          rest: pause('P1D', 'node'),
          node: wait({ id: 'c', type: 'event', event: 'email.clicked', of: 'post' }),
          end,
        },
      }),
      is: [{ pointer: '/nodes/node/until/0', params: { event: 'email.clicked', step: 'post' }, fixes: 1 }],
    },
    'the same in a loop': {
      journey: aJourney({
        nodes: {
          post: mail('rest'),
          rest: pause('P1D', 'node'),
          node: wait({ id: 'c', type: 'event', event: 'email.clicked', of: 'post' }, 'rest'),
        },
      }),
      is: [{ pointer: '/nodes/node/until/0' }],
    },
  },
});
