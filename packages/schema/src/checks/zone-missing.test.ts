import type { Journey } from '../journey.ts';
import { aJourney } from '../testing/a-journey.ts';
import { describeCheck } from '../testing/describe-check.ts';
import { zoneMissing } from './zone-missing.ts';

const { timezone: _, ...zoneless } = aJourney();

describeCheck(zoneMissing, {
  isRefusedByParser: true,
  valid: {
    'a zone': aJourney({ timezone: 'Europe/Stockholm' }),
    'the zones of the contacts, with one for those without': aJourney({ timezone: 'contact', fallbackTimezone: 'UTC' }),
  },
  invalid: {
    'no zone at all': {
      // A draft that nobody parsed.
      journey: zoneless as Journey,
      is: [{ pointer: '/timezone', params: {} }],
    },
    'a zone that there is not': { journey: aJourney({ timezone: 'Europe/Atlantis' }), is: [{ pointer: '/timezone' }] },
    'the zones of the contacts, and none for those without': {
      journey: aJourney({ timezone: 'contact' }),
      is: [{ pointer: '/fallbackTimezone', params: { fallback: true } }],
    },
    'a zone for those without that there is not': {
      journey: aJourney({ timezone: 'contact', fallbackTimezone: 'nowhere' }),
      is: [{ pointer: '/fallbackTimezone' }],
    },
  },
});
