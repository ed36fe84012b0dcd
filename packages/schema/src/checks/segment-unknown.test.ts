import { branchOn } from '../testing/a-journey.ts';
import { describeCheck } from '../testing/describe-check.ts';
import { segmentUnknown } from './segment-unknown.ts';

describeCheck(segmentUnknown, {
  valid: { 'a segment of the catalog': branchOn({ left: { segment: 'vip' }, op: 'eq', right: true }) },
  invalid: {
    'a segment that nobody knows': {
      journey: branchOn({ left: { segment: 'vips' }, op: 'eq', right: true }),
      is: [{ pointer: '/nodes/branch/cases/0/when/left/segment', params: { name: 'vips', suggestion: 'vip' }, fixes: 1 }],
    },
  },
});
