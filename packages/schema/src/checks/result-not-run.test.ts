import { aJourney } from '../testing/a-journey.ts';
import { describeCheck } from '../testing/describe-check.ts';
import { branch, end, mail } from '../testing/nodes.ts';
import { resultNotRun } from './result-not-run.ts';

describeCheck(resultNotRun, {
  valid: {
    'a result behind its step': aJourney({
      nodes: { post: mail('who'), who: branch({ left: { result: 'post.messageId' }, op: 'eq', right: 'x' }), end },
    }),
    'a result that may be missing': aJourney({
      nodes: {
        who: branch(
          { left: { result: 'post.messageId' }, op: 'eq', right: 'x', orMissing: true },
          { left: { result: 'post.messageId' }, op: 'exists' },
        ),
        end: mail('post', { subject: "{{ result.post.messageId | default: '-' }}" }),
        post: mail(null),
      },
    }),
    'a goal, which may be judged at any time': aJourney({
      goal: { name: 'G', when: { left: { result: 'post.messageId' }, op: 'eq', right: 'x' }, onReached: 'exit' },
      nodes: { post: mail(), end },
    }),
  },
  invalid: {
    'a path around the step': {
      journey: aJourney({
        nodes: {
          first: {
            type: 'split',
            arms: [
              { id: 'a', weight: 1 },
              { id: 'b', weight: 1 },
            ],
            outlets: { a: 'post', b: 'who' },
          },
          post: mail('who'),
          who: branch({ left: { result: 'post.messageId' }, op: 'eq', right: 'x' }),
          end,
        },
      }),
      is: [{ pointer: '/nodes/who/cases/0/when/left', params: { step: 'post' } }],
    },
    'a step that comes later, in a text': {
      journey: aJourney({ nodes: { one: mail('two', { subject: '{{ result.two.messageId }}' }), two: mail(), end } }),
      is: [{ pointer: '/nodes/one/input/subject', params: { step: 'two', never: true } }],
    },
  },
});
