import { fullCatalog } from '../testing/corpus.ts';
import { describeCheck } from '../testing/describe-check.ts';
import { around, mail } from '../testing/nodes.ts';
import { consentRuleMissing } from './consent-rule-missing.ts';

describeCheck(consentRuleMissing, {
  catalog: {
    ...fullCatalog,
    actions: {
      ...fullCatalog.actions,
      push: { channel: 'push', message: true },
      ring: { channel: 'push' },
      call: { channel: 'phone', message: true },
    },
    channels: { ...fullCatalog.channels, phone: { consent: false } },
  },
  policy: { policyVersion: 1, categories: { transactional: { consent: false } } },
  valid: {
    'a channel with consent': around(mail()),
    'a channel that needs none, in so many words': around({ type: 'action', action: 'call', outlets: { next: 'end' } }),
    'a category that needs none': around({ type: 'action', action: 'push', category: 'transactional', outlets: { next: 'end' } }),
    'what is no message': around({ type: 'action', action: 'ring', outlets: { next: 'end' } }),
  },
  invalid: {
    'a channel of which nobody says': {
      journey: around({ type: 'action', action: 'push', outlets: { next: 'end' } }),
      is: [{ pointer: '/nodes/node/action', params: { channel: 'push' } }],
    },
  },
});
