import { aJourney } from '../testing/a-journey.ts';
import { describeCheck } from '../testing/describe-check.ts';
import { holdoutWithoutWithin } from './holdout-without-within.ts';

describeCheck(holdoutWithoutWithin, {
  valid: {
    'a holdout and a goal with a window': aJourney({
      entry: { holdout: 10 },
      goal: { name: 'G', when: { event: 'order.placed' }, within: 'P14D', onReached: 'exit' },
    }),
    'no one held out': aJourney({ entry: { holdout: 0 } }),
  },
  invalid: {
    'a holdout without a goal': { journey: aJourney({ entry: { holdout: 10 } }), is: [{ pointer: '/goal', params: { hasGoal: false } }] },
    'a goal without a window': {
      journey: aJourney({ entry: { holdout: 10 }, goal: { name: 'G', when: { event: 'order.placed' }, onReached: 'exit' } }),
      is: [{ pointer: '/goal/within', params: { hasGoal: true } }],
    },
  },
});
