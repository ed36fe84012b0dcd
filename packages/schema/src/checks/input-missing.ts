import { actionInputs } from './action-inputs.ts';
import type { Check } from './check.ts';

/** A field that the action needs and that is absent or empty. */
export const inputMissing: Check = {
  code: 'input_missing',
  severity: 'error',
  *run(context) {
    for (const { path, keyword, params } of actionInputs(context)) {
      if (keyword === 'required') yield { path, params };
    }
  },
};
