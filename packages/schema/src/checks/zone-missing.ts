import type { Journey } from '../journey.ts';
import { isTimeZone } from '../time/time-zone.ts';
import type { Check, CheckFinding } from './check.ts';

/**
 * A journey without a zone, or one in the contacts' zones that does not say what counts for a contact without one: no wait, window or
 * date could be reckoned. The parser refuses it too; a draft that is being edited may be so.
 */
export const zoneMissing: Check = {
  code: 'zone_missing',
  severity: 'error',
  *run({ journey }) {
    // Drafts and journeys that nobody parsed may lack what the type promises.
    const { timezone, fallbackTimezone }: Partial<Pick<Journey, 'timezone' | 'fallbackTimezone'>> = journey;
    if (timezone !== 'contact') yield* missing('timezone', timezone);
    else yield* missing('fallbackTimezone', fallbackTimezone);
  },
};

function* missing(field: 'timezone' | 'fallbackTimezone', zone: string | undefined): Generator<CheckFinding> {
  if (zone === undefined || zone === '' || !isTimeZone(zone))
    yield { path: [field], params: field === 'timezone' ? {} : { fallback: true } };
}
