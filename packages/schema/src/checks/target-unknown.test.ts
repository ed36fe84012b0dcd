import { aJourney } from '../testing/a-journey.ts';
import { describeCheck } from '../testing/describe-check.ts';
import { targetUnknown } from './target-unknown.ts';

describeCheck(targetUnknown, {
  valid: {
    'edges that lead to nodes': aJourney({
      nodes: { a: { type: 'milestone', outlets: { next: 'end' } }, end: { type: 'exit', reason: 'x' } },
    }),
    'an open outlet, and one that is null': aJourney({
      nodes: { a: { type: 'milestone' }, b: { type: 'milestone', outlets: { next: null } } },
    }),
  },
  invalid: {
    'an outlet to a node that is nearly there': {
      journey: aJourney({ nodes: { a: { type: 'milestone', outlets: { next: 'remindr' } }, reminder: { type: 'exit', reason: 'x' } } }),
      is: [{ pointer: '/nodes/a/outlets/next', params: { to: 'remindr', suggestion: 'reminder' }, fixes: 2 }],
    },
    'an outlet to a name of the prototype': {
      journey: aJourney({ nodes: { a: { type: 'milestone', outlets: { next: 'toString' } } } }),
      is: [{ pointer: '/nodes/a/outlets/next', fixes: 1 }],
    },
    'a start that does not exist': {
      journey: aJourney({ entry: { start: 'ghost' } }),
      is: [{ pointer: '/entry/start', params: { to: 'ghost' }, fixes: 1 }],
    },
  },
});
