import { aJourney } from '../testing/a-journey.ts';
import { describeCheck } from '../testing/describe-check.ts';
import { nodeTypeUnknown } from './node-type-unknown.ts';

describeCheck(nodeTypeUnknown, {
  valid: { 'types of this release': aJourney() },
  invalid: {
    'a type from elsewhere': {
      journey: aJourney({ nodes: { a: { type: 'acme.survey' } } }),
      is: [{ pointer: '/nodes/a/type', params: { type: 'acme.survey' } }],
    },
    'a type that is nearly one': {
      journey: aJourney({ nodes: { a: { type: 'wiat' } } }),
      is: [{ pointer: '/nodes/a/type', params: { suggestion: 'wait' } }],
    },
    'a name of the prototype': { journey: aJourney({ nodes: { a: { type: 'toString' } } }), is: [{ pointer: '/nodes/a/type' }] },
  },
});
