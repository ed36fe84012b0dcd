import type { Check } from './check.ts';
import { unknownNames } from './unknown-name.ts';

/** A journey to hand over to that the catalog does not list. Silent where the catalog lists no journeys at all, or where it is this one. */
export const journeyUnknown: Check = {
  code: 'journey_unknown',
  severity: 'error',
  *run(context) {
    const { journeys } = context.catalog;
    if (journeys === undefined || Object.keys(journeys).length === 0) return;
    yield* unknownNames(context, 'journey', { ...journeys, [context.journey.id]: {} });
  },
};
