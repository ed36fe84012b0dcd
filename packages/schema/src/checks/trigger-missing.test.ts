import { aJourney } from '../testing/a-journey.ts';
import { describeCheck } from '../testing/describe-check.ts';
import { triggerMissing } from './trigger-missing.ts';

describeCheck(triggerMissing, {
  valid: { 'one trigger': aJourney() },
  invalid: { 'no trigger at all': { journey: aJourney({ entry: { triggers: [] } }), is: [{ pointer: '/entry/triggers' }] } },
});
