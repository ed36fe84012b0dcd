import { branchOn } from '../testing/a-journey.ts';
import { describeCheck } from '../testing/describe-check.ts';
import { patternInvalid } from './pattern-invalid.ts';

describeCheck(patternInvalid, {
  valid: { 'a pattern in RE2 syntax': branchOn({ left: { attribute: 'plan' }, op: 'matches', right: '^(free|pro)$' }) },
  invalid: {
    'a pattern that looks back': {
      journey: branchOn({ left: { attribute: 'plan' }, op: 'matches', right: '(a)\\1' }),
      is: [{ pointer: '/nodes/branch/cases/0/when/right', params: { pattern: '(a)\\1' } }],
    },
    'a pattern that is cut': {
      journey: branchOn({ left: { attribute: 'plan' }, op: 'matches', right: '(a' }),
      is: [{ pointer: '/nodes/branch/cases/0/when/right' }],
    },
  },
});
