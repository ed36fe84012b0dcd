import { branchOn } from '../testing/a-journey.ts';
import { describeCheck } from '../testing/describe-check.ts';
import { channelUnknown } from './channel-unknown.ts';

describeCheck(channelUnknown, {
  valid: {
    'a channel, and a category of it': branchOn({
      all: [
        { left: { consent: 'email' }, op: 'eq', right: 'subscribed' },
        { left: { consent: 'email/offers' }, op: 'eq', right: 'subscribed' },
      ],
    }),
  },
  invalid: {
    'a channel that nobody knows': {
      journey: branchOn({ left: { consent: 'emial/offers' }, op: 'eq', right: 'subscribed' }),
      is: [{ pointer: '/nodes/branch/cases/0/when/left/consent', params: { name: 'emial', suggestion: 'email' } }],
    },
  },
});
