import type { Check } from './check.ts';
import { unknownNames } from './unknown-name.ts';

/** A segment that the catalog does not have. */
export const segmentUnknown: Check = {
  code: 'segment_unknown',
  severity: 'error',
  *run(context) {
    yield* unknownNames(context, 'segment', context.catalog.segments);
  },
};
