import { aJourney } from '../testing/a-journey.ts';
import { describeCheck } from '../testing/describe-check.ts';
import { weightNotPositive } from './weight-not-positive.ts';

describeCheck(weightNotPositive, {
  valid: {
    'weights above zero': aJourney({
      nodes: {
        a: {
          type: 'split',
          arms: [
            { id: 'x', weight: 0.5 },
            { id: 'y', weight: 99 },
          ],
        },
      },
    }),
  },
  invalid: {
    'an arm that nobody takes, and one below zero': {
      journey: aJourney({
        nodes: {
          a: {
            type: 'split',
            arms: [
              { id: 'x', weight: 0 },
              { id: 'y', weight: -1 },
            ],
          },
        },
      }),
      is: [
        { pointer: '/nodes/a/arms/0/weight', params: { arm: 'x' } },
        { pointer: '/nodes/a/arms/1/weight', params: { arm: 'y' } },
      ],
    },
  },
});
