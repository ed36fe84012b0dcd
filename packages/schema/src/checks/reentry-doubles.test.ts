import { describeCheck } from '../testing/describe-check.ts';
import { around, mail, pause } from '../testing/nodes.ts';
import { reentryDoubles } from './reentry-doubles.ts';

describeCheck(reentryDoubles, {
  valid: {
    'once at a time': around(mail(), { entry: { reentry: { mode: 'afterExit' } } }),
    'a key': around(mail(), { entry: { reentry: { mode: 'always' }, key: 'cartId' } }),
    'no messages': around(pause('P1D'), { entry: { reentry: { mode: 'always' } } }),
  },
  invalid: {
    'always, with messages': {
      journey: around(mail(), { entry: { reentry: { mode: 'always' } } }),
      is: [{ pointer: '/entry/reentry', fixes: 1 }],
    },
  },
});
