import type { Check } from './check.ts';
import { unknownNames } from './unknown-name.ts';

/** An attribute that the catalog does not have. */
export const attributeUnknown: Check = {
  code: 'attribute_unknown',
  severity: 'error',
  *run(context) {
    yield* unknownNames(context, 'attribute', context.catalog.attributes);
  },
};
