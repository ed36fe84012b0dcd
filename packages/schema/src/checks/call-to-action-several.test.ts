import { describeCheck } from '../testing/describe-check.ts';
import { around, mail } from '../testing/nodes.ts';
import { callToActionSeveral } from './call-to-action-several.ts';

describeCheck(callToActionSeveral, {
  valid: {
    'one link, twice': around(mail('end', { subject: 'https://a.example/x or https://a.example/x' })),
    'several, where the action does not say': around({
      type: 'action',
      action: 'ping',
      input: { text: 'https://a.example/x https://a.example/y' },
      outlets: { next: 'end' },
    }),
  },
  invalid: {
    'two places': {
      journey: around(mail('end', { subject: 'https://a.example/x, https://a.example/y' })),
      is: [{ pointer: '/nodes/node/input', params: { count: 2 } }],
    },
  },
});
