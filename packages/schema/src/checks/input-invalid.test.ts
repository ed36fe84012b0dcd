import { aJourney } from '../testing/a-journey.ts';
import { describeCheck } from '../testing/describe-check.ts';
import { inputInvalid } from './input-invalid.ts';

describeCheck(inputInvalid, {
  valid: {
    'input as the schema wants it, and Liquid anywhere': aJourney({
      nodes: {
        a: {
          type: 'action',
          action: 'send_email',
          input: { subject: 'x', template: '{{ entry.t }}', copies: 2, code: 'ABC', to: ['a@b.se'] },
        },
      },
    }),
  },
  invalid: {
    'a value of each wrong kind': {
      journey: aJourney({
        nodes: {
          a: {
            type: 'action',
            action: 'send_email',
            input: { subject: 'x'.repeat(51), template: 'c', copies: 1.5, code: 'abc', to: ['nobody', 'a@b.se', 'c@d.se'], subjet: 'x' },
          },
        },
      }),
      is: [
        { pointer: '/nodes/a/input/subject', params: { rule: 'maxLength', max: 50, length: 51 } },
        { pointer: '/nodes/a/input/template', params: { rule: 'enum', allowed: ['a', 'b'] } },
        { pointer: '/nodes/a/input/copies', params: { rule: 'type', expected: 'integer' } },
        { pointer: '/nodes/a/input/code', params: { rule: 'pattern' } },
        { pointer: '/nodes/a/input/to', params: { rule: 'maxItems' } },
        { pointer: '/nodes/a/input/to/0', params: { rule: 'format', format: 'email' } },
        { pointer: '/nodes/a/input/subjet', params: { rule: 'additionalProperties', suggestion: 'subject' }, fixes: 1 },
      ],
    },
    'a number out of range': {
      journey: aJourney({ nodes: { a: { type: 'action', action: 'send_email', input: { subject: 'x', copies: 4 } } } }),
      is: [{ pointer: '/nodes/a/input/copies', params: { rule: 'maximum', max: 3 } }],
    },
  },
});
