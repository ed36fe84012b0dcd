import { aJourney } from '../testing/a-journey.ts';
import { describeCheck } from '../testing/describe-check.ts';
import { around, end, mail, pause } from '../testing/nodes.ts';
import { messageAfterGoal } from './message-after-goal.ts';

describeCheck(messageAfterGoal, {
  valid: {
    'a goal that ends': around(mail(), { goal: { name: 'G', when: { event: 'order.placed' }, onReached: 'exit' } }),
    'no messages': around(pause('P1D'), { goal: { name: 'G', when: { event: 'order.placed' }, onReached: 'continue' } }),
  },
  invalid: {
    'messages after it, with the way to the last': {
      journey: aJourney({
        goal: { name: 'G', when: { event: 'order.placed' }, onReached: 'continue' },
        nodes: { one: mail('rest'), rest: pause('P1D', 'two'), two: mail(), end },
      }),
      is: [{ pointer: '/goal/onReached', params: { count: 2, nodes: ['one', 'rest', 'two'] } }],
    },
  },
});
