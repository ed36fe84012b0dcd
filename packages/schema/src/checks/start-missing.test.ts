import { aJourney } from '../testing/a-journey.ts';
import { describeCheck } from '../testing/describe-check.ts';
import { startMissing } from './start-missing.ts';

describeCheck(startMissing, {
  valid: { 'a journey with a first node': aJourney() },
  invalid: {
    'an entry that leads nowhere, where one node has nothing before it': {
      journey: aJourney({ entry: { start: null } }),
      is: [{ pointer: '/entry/start', fixes: 1 }],
    },
    'an entry that leads nowhere, where several could be first': {
      journey: aJourney({ entry: { start: null }, nodes: { a: { type: 'exit', reason: 'x' }, b: { type: 'exit', reason: 'x' } } }),
      is: [{ pointer: '/entry/start' }],
    },
    'an entry that leads nowhere, where every node has another before it': {
      journey: aJourney({ entry: { start: null }, nodes: { a: { type: 'milestone', outlets: { next: 'a' } } } }),
      is: [{ pointer: '/entry/start' }],
    },
  },
});
