import { aJourney } from '../testing/a-journey.ts';
import { describeCheck } from '../testing/describe-check.ts';
import { actionUnknown } from './action-unknown.ts';

describeCheck(actionUnknown, {
  valid: {
    'an action of the catalog': aJourney({ nodes: { a: { type: 'action', action: 'ping' } } }),
    'an action that nobody chose yet: that is missing, not unknown': aJourney({ nodes: { a: { type: 'action', action: '' } } }),
  },
  invalid: {
    'an action that is nearly there': {
      journey: aJourney({ nodes: { a: { type: 'action', action: 'send_emial' } } }),
      is: [{ pointer: '/nodes/a/action', params: { name: 'send_emial', suggestion: 'send_email' }, fixes: 1 }],
    },
    'a name of the prototype': {
      journey: aJourney({ nodes: { a: { type: 'action', action: 'constructor' } } }),
      is: [{ pointer: '/nodes/a/action', params: { name: 'constructor' } }],
    },
  },
});
