import { aJourney } from '../testing/a-journey.ts';
import { describeCheck } from '../testing/describe-check.ts';
import { journeyUnknown } from './journey-unknown.ts';

describeCheck(journeyUnknown, {
  valid: {
    'a journey of the catalog, and this one': aJourney({
      nodes: { a: { type: 'enroll', journey: 'welcome', outlets: { next: 'b' } }, b: { type: 'enroll', journey: 'test' } },
    }),
  },
  invalid: {
    'a journey that nobody knows': {
      journey: aJourney({ nodes: { a: { type: 'enroll', journey: 'wellcome' } } }),
      is: [{ pointer: '/nodes/a/journey', params: { suggestion: 'welcome' }, fixes: 1 }],
    },
  },
});
