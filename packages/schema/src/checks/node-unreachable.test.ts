import { aJourney } from '../testing/a-journey.ts';
import { describeCheck } from '../testing/describe-check.ts';
import { nodeUnreachable } from './node-unreachable.ts';

describeCheck(nodeUnreachable, {
  valid: {
    'nodes on a path': aJourney({ nodes: { a: { type: 'milestone', outlets: { next: 'b' } }, b: { type: 'exit', reason: 'x' } } }),
    'a milestone that contacts jump to, and what follows it': aJourney({
      nodes: {
        a: { type: 'exit', reason: 'x' },
        jump: { type: 'milestone', jumpWhen: { left: { tag: 't' }, op: 'eq', right: true }, outlets: { next: 'b' } },
        b: { type: 'exit', reason: 'x' },
      },
    }),
    'a journey without a first node: that is one finding of its own': aJourney({ entry: { start: null } }),
  },
  invalid: {
    'a node apart, also in a circle of its own': {
      journey: aJourney({
        nodes: {
          a: { type: 'exit', reason: 'x' },
          b: { type: 'milestone', outlets: { next: 'c' } },
          c: { type: 'milestone', outlets: { next: 'b' } },
        },
      }),
      is: [
        { pointer: '/nodes/b', fixes: 1 },
        { pointer: '/nodes/c', fixes: 1 },
      ],
    },
  },
});
