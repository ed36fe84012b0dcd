import { describeCheck } from '../testing/describe-check.ts';
import { around, mail, pause } from '../testing/nodes.ts';
import { goalMissing } from './goal-missing.ts';

describeCheck(goalMissing, {
  valid: {
    'a goal': around(mail(), { goal: { name: 'G', when: { event: 'order.placed' }, onReached: 'exit' } }),
    'a journey that sends nothing': around(pause('P1D')),
  },
  invalid: { 'messages and no goal': { journey: around(mail()), is: [{ pointer: '/goal' }] } },
});
