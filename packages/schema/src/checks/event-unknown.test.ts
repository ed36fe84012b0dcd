import { aJourney, branchOn } from '../testing/a-journey.ts';
import { describeCheck } from '../testing/describe-check.ts';
import { eventUnknown } from './event-unknown.ts';

describeCheck(eventUnknown, {
  valid: { 'an event of the catalog': branchOn({ left: { count: { event: 'order.placed' } }, op: 'gt', right: 1 }) },
  invalid: {
    'events in triggers, waits and history': {
      journey: aJourney({
        nodes: {
          w: { type: 'wait', until: [{ id: 'next', type: 'event', event: 'order.plced' }], outlets: { next: 'b' } },
          b: {
            type: 'branch',
            cases: [{ id: 'a', when: { left: { last: { event: 'zzz' } }, op: 'exists' } }],
            outlets: { a: 'e', else: 'e' },
          },
          e: { type: 'exit', reason: 'x' },
        },
        entry: { triggers: [{ id: 't', type: 'absence', event: 'cart.updated', without: ['ordr.placed'], within: 'PT1H' }] },
      }),
      is: [
        { pointer: '/nodes/w/until/0/event', params: { suggestion: 'order.placed' }, fixes: 1 },
        { pointer: '/nodes/b/cases/0/when/left/last/event', params: { name: 'zzz' } },
        { pointer: '/entry/triggers/0/without/0', fixes: 1 },
      ],
    },
  },
});
