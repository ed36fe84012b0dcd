import { isPattern } from '../conditions/pattern.ts';
import type { Check } from './check.ts';

/** A `matches` whose pattern is not RE2 syntax: it would match nothing. */
export const patternInvalid: Check = {
  code: 'pattern_invalid',
  severity: 'error',
  *run({ mentions }) {
    for (const { comparison, path } of mentions.comparisons) {
      const { op, right } = comparison;
      if (op === 'matches' && typeof right === 'string' && !isPattern(right))
        yield { path: [...path, 'right'], params: { pattern: right } };
    }
  },
};
