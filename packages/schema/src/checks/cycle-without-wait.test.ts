import type { WaitAlternative } from '../nodes/wait.ts';
import { aJourney } from '../testing/a-journey.ts';
import { describeCheck } from '../testing/describe-check.ts';
import { cycleWithoutWait } from './cycle-without-wait.ts';

/** A wait that leads back to itself by its outlet `next`, over a milestone. */
function around(alternative: WaitAlternative): ReturnType<typeof aJourney> {
  return aJourney({
    nodes: {
      wait: { type: 'wait', until: [alternative], outlets: { next: 'mark' } },
      mark: { type: 'milestone', outlets: { next: 'wait' } },
    },
  });
}

describeCheck(cycleWithoutWait, {
  valid: {
    'no circle': aJourney({ nodes: { a: { type: 'milestone', outlets: { next: 'b' } }, b: { type: 'exit', reason: 'x' } } }),
    'a circle with a day in it': around({ id: 'next', type: 'duration', duration: 'P1D' }),
    'a circle until nine o’clock': around({ id: 'next', type: 'time', at: '09:00' }),
    'a circle that goes on with an event': around({ id: 'next', type: 'event', event: 'order.placed' }),
    'a circle that goes on at the edge of a condition': around({
      id: 'next',
      type: 'condition',
      when: { left: { tag: 't' }, op: 'eq', right: true },
      edge: true,
    }),
    'a circle through a person': aJourney({
      nodes: {
        a: { type: 'approval', title: 'OK?', assignee: 'ann', outlets: { rejected: 'b' } },
        b: { type: 'update', changes: [{ op: 'add', tag: 't' }], outlets: { next: 'a' } },
      },
    }),
  },
  invalid: {
    'a circle of two, named in document order': {
      journey: aJourney({
        nodes: {
          a: { type: 'milestone', outlets: { next: 'b' } },
          b: { type: 'split', arms: [{ id: 'x', weight: 1 }], outlets: { x: 'a' } },
        },
      }),
      is: [{ pointer: '/nodes/a', params: { nodes: ['a', 'b'] } }],
    },
    'a node that leads to itself': {
      journey: aJourney({ nodes: { a: { type: 'milestone', outlets: { next: 'a' } } } }),
      is: [{ pointer: '/nodes/a', params: { nodes: ['a'] } }],
    },
    'a duration of nothing': { journey: around({ id: 'next', type: 'duration', duration: 'PT0S' }), is: [{ pointer: '/nodes/wait' }] },
    'a window, which may be open': {
      journey: around({ id: 'next', type: 'time', window: { from: '09:00', to: '17:00' } }),
      is: [{ pointer: '/nodes/wait' }],
    },
    'an event that may already have happened': {
      journey: around({ id: 'next', type: 'event', event: 'order.placed', since: 'entry' }),
      is: [{ pointer: '/nodes/wait' }],
    },
    'a condition that may already hold': {
      journey: around({ id: 'next', type: 'condition', when: { left: { tag: 't' }, op: 'eq', right: true } }),
      is: [{ pointer: '/nodes/wait' }],
    },
    'a circle that leaves a wait by another way': {
      journey: aJourney({
        nodes: {
          wait: {
            type: 'wait',
            until: [
              { id: 'next', type: 'duration', duration: 'P1D' },
              { id: 'day', type: 'date', on: { attribute: 'birthday' } },
            ],
            outlets: { past: 'mark' },
          },
          mark: { type: 'milestone', outlets: { next: 'wait' } },
        },
      }),
      is: [{ pointer: '/nodes/wait', params: { nodes: ['wait', 'mark'] } }],
    },
  },
});
