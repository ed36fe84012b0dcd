import type { Check } from './check.ts';
import { unknownNames } from './unknown-name.ts';

/** An action that the catalog does not have: no handler would do it. */
export const actionUnknown: Check = {
  code: 'action_unknown',
  severity: 'error',
  *run(context) {
    yield* unknownNames(context, 'action', context.catalog.actions);
  },
};
