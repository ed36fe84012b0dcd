import { aJourney } from '../testing/a-journey.ts';
import { describeCheck } from '../testing/describe-check.ts';
import { outletUnknown } from './outlet-unknown.ts';

describeCheck(outletUnknown, {
  valid: {
    'outlets of the type, declared outcomes and the outlets of a date': aJourney({
      nodes: {
        mail: { type: 'action', action: 'send_email', outlets: { next: 'wait', sent: 'wait', failed: 'end', withheld: 'end' } },
        wait: {
          type: 'wait',
          until: [{ id: 'day', type: 'date', on: { attribute: 'birthday' } }],
          outlets: { day: 'end', past: 'end', missing: 'end' },
        },
        end: { type: 'exit', reason: 'x' },
      },
    }),
    'any outlet of a type from elsewhere, and of an action that the catalog does not have': aJourney({
      nodes: { a: { type: 'acme.x', outlets: { whatever: 'b' } }, b: { type: 'action', action: 'nobody', outlets: { odd: null } } },
    }),
  },
  invalid: {
    'an outlet that was nearly written right, and takes its edge along': {
      journey: aJourney({ nodes: { a: { type: 'milestone', outlets: { nxt: 'end' } }, end: { type: 'exit', reason: 'x' } } }),
      is: [{ pointer: '/nodes/a/outlets/nxt', params: { outlet: 'nxt', outlets: ['next'], suggestion: 'next' }, fixes: 2 }],
    },
    'a case that is gone': {
      journey: aJourney({
        nodes: { a: { type: 'branch', cases: [], outlets: { else: 'end', gone: 'end' } }, end: { type: 'exit', reason: 'x' } },
      }),
      is: [{ pointer: '/nodes/a/outlets/gone', fixes: 1 }],
    },
    'an outcome that the action does not declare': {
      journey: aJourney({ nodes: { a: { type: 'action', action: 'ping', outlets: { bounced: null } } } }),
      is: [{ pointer: '/nodes/a/outlets/bounced', params: { outlets: ['next', 'failed', 'withheld'] }, fixes: 1 }],
    },
  },
});
