import { aJourney } from '../testing/a-journey.ts';
import { describeCheck } from '../testing/describe-check.ts';
import { around, end, mail, pause } from '../testing/nodes.ts';
import { messageToUnsubscribed } from './message-to-unsubscribed.ts';

describeCheck(messageToUnsubscribed, {
  policy: { policyVersion: 1, categories: { transactional: { consent: false } } },
  valid: {
    'a category that needs consent': around(mail()),
    'an exit that takes them': around(mail('end', {}, 'transactional'), {
      exits: [{ id: 'x', when: { left: { consent: 'email' }, op: 'eq', right: 'unsubscribed' } }],
    }),
    'criteria that keep them out': around(mail('end', {}, 'transactional'), {
      entry: { criteria: { left: { consent: 'email' }, op: 'eq', right: 'subscribed' } },
    }),
  },
  invalid: {
    'a transactional message for everyone': {
      journey: aJourney({ nodes: { rest: pause('P1D', 'post'), post: mail('end', {}, 'transactional'), end } }),
      is: [
        { pointer: '/nodes/post', params: { channel: 'email', nodes: ['rest', 'post'], witness: { consent: { email: 'unsubscribed' } } } },
      ],
    },
  },
});
