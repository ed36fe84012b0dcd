import { describeCheck } from '../testing/describe-check.ts';
import { around, mail } from '../testing/nodes.ts';
import { windowClosed } from './window-closed.ts';

describeCheck(windowClosed, {
  policy: {
    policyVersion: 1,
    quietHours: [
      { from: '20:00', to: '09:00', channels: ['email'] },
      { from: '00:00', to: '00:00', channels: ['push'] },
    ],
    categories: { urgent: { quietHours: false } },
  },
  valid: {
    'no windows': around(mail()),
    'windows that the quiet hours leave open': around(mail(), { sendWindows: [{ weekdays: ['fri'], from: '19:00', to: '21:00' }] }),
    'a category free of quiet hours': around(mail('end', {}, 'urgent'), { sendWindows: [{ from: '21:00', to: '08:00' }] }),
  },
  invalid: {
    'windows in the night': {
      journey: around(mail(), { sendWindows: [{ weekdays: ['sun'], from: '21:00', to: '08:00' }] }),
      is: [{ pointer: '/nodes/node', params: { channel: 'email' } }],
    },
  },
});
