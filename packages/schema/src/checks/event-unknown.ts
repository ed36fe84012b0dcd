import type { Check } from './check.ts';
import { unknownNames } from './unknown-name.ts';

/** An event that the catalog does not have: it can never happen. */
export const eventUnknown: Check = {
  code: 'event_unknown',
  severity: 'error',
  *run(context) {
    yield* unknownNames(context, 'event', context.catalog.events);
  },
};
