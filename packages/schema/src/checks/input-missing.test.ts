import { aJourney } from '../testing/a-journey.ts';
import { describeCheck } from '../testing/describe-check.ts';
import { inputMissing } from './input-missing.ts';

describeCheck(inputMissing, {
  valid: {
    'what the action needs, also as Liquid': aJourney({
      nodes: {
        a: { type: 'action', action: 'send_email', input: { subject: '{{ entry.subject }}' }, outlets: { next: 'b' } },
        b: { type: 'action', action: 'ping' },
      },
    }),
  },
  invalid: {
    'a field that is absent': {
      journey: aJourney({ nodes: { a: { type: 'action', action: 'send_email' } } }),
      is: [{ pointer: '/nodes/a/input/subject', params: { field: 'subject' } }],
    },
    'a field that is empty': {
      journey: aJourney({ nodes: { a: { type: 'action', action: 'send_email', input: { subject: '  ' } } } }),
      is: [{ pointer: '/nodes/a/input/subject' }],
    },
  },
});
