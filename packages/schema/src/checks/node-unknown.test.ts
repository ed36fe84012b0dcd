import { aJourney } from '../testing/a-journey.ts';
import { describeCheck } from '../testing/describe-check.ts';
import { nodeUnknown } from './node-unknown.ts';

describeCheck(nodeUnknown, {
  valid: {
    'references to nodes': aJourney({
      nodes: {
        mail: { type: 'action', action: 'ping', outlets: { next: 'w' } },
        w: {
          type: 'wait',
          until: [{ id: 'next', type: 'event', event: 'email.clicked', since: 'node:mail', of: 'mail' }],
          outlets: { next: 'b' },
        },
        b: {
          type: 'branch',
          cases: [{ id: 'a', when: { left: { result: 'mail.messageId' }, op: 'exists' } }],
          outlets: { a: 'e', else: 'e' },
        },
        e: { type: 'exit', reason: 'x' },
      },
    }),
  },
  invalid: {
    'references to a node that is gone': {
      journey: aJourney({
        nodes: {
          w: {
            type: 'wait',
            until: [{ id: 'next', type: 'event', event: 'email.clicked', since: 'node:mail', of: 'mai' }],
            outlets: { next: 'b' },
          },
          b: {
            type: 'branch',
            cases: [{ id: 'a', when: { left: { result: 'ghost.messageId' }, op: 'exists' } }],
            outlets: { a: 'mail2', else: 'mail2' },
          },
          mail2: { type: 'exit', reason: 'x' },
        },
      }),
      is: [
        { pointer: '/nodes/w/until/0/since', params: { name: 'mail', suggestion: 'mail2' } },
        { pointer: '/nodes/w/until/0/of', params: { name: 'mai', suggestion: 'mail2' }, fixes: 1 },
        { pointer: '/nodes/b/cases/0/when/left/result', params: { name: 'ghost' } },
      ],
    },
  },
});
