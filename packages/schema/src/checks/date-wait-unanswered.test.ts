import { aJourney } from '../testing/a-journey.ts';
import { describeCheck } from '../testing/describe-check.ts';
import { around, end, pause, wait } from '../testing/nodes.ts';
import { dateWaitUnanswered } from './date-wait-unanswered.ts';

describeCheck(dateWaitUnanswered, {
  valid: {
    'both answers': around(wait({ id: 'day', type: 'date', on: { attribute: 'birthday' } }, 'end', { past: 'end', missing: 'end' })),
    'a time ahead of now': around(wait({ id: 'day', type: 'date', on: { in: 'P3D' }, at: '09:00' })),
    'a date that an earlier wait has made sure of': aJourney({
      entry: { triggers: [{ id: 't', type: 'attribute', attribute: 'birthday' }] },
      nodes: {
        first: wait({ id: 'day', type: 'date', on: { entry: 'to' } }, 'second', { past: 'second', missing: 'end' }),
        second: wait({ id: 'day', type: 'date', on: { entry: 'to' }, offset: 'P1D' }, 'end', { past: 'end' }),
        end,
      },
    }),
  },
  invalid: {
    'no answers': {
      journey: around(wait({ id: 'day', type: 'date', on: { attribute: 'birthday' } })),
      is: [
        { pointer: '/nodes/node/outlets/past', params: { outlet: 'past' } },
        { pointer: '/nodes/node/outlets/missing', params: { outlet: 'missing' } },
      ],
    },
    'an attribute that may have changed since an earlier wait': {
      journey: aJourney({
        nodes: {
          first: wait({ id: 'day', type: 'date', on: { attribute: 'birthday' } }, 'rest', { past: 'rest', missing: 'end' }),
          rest: pause('P1D', 'second'),
          second: wait({ id: 'day', type: 'date', on: { attribute: 'birthday' }, offset: 'P1D' }, 'end', { past: 'end' }),
          end,
        },
      }),
      is: [{ pointer: '/nodes/second/outlets/missing' }],
    },
  },
});
