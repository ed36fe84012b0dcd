import type { Trigger } from '../triggers/trigger.ts';
import { branchOn } from '../testing/a-journey.ts';
import { describeCheck } from '../testing/describe-check.ts';
import { payloadFieldUnknown } from './payload-field-unknown.ts';

const cart: Trigger = { id: 'c', type: 'event', event: 'cart.updated' };

function on(triggers: readonly Trigger[], path: string): ReturnType<typeof branchOn> {
  return branchOn({ left: { entry: path }, op: 'exists' }, { entry: { triggers } });
}

describeCheck(payloadFieldUnknown, {
  valid: {
    'a field of the trigger event': on([cart], 'total'),
    'a field below one that is declared': on([cart], 'total.deeper'),
    'a field that one of two triggers has': on([cart, { id: 'o', type: 'event', event: 'order.placed' }], 'cartId'),
    'any field where a caller brings the data': on([cart, { id: 'm', type: 'manual' }], 'whatever'),
    'any field of an event whose data nobody declares': on([{ id: 'x', type: 'event', event: 'anything.goes' }], 'whatever'),
    'what an attribute’s change gives': on([{ id: 'x', type: 'attribute', attribute: 'plan' }], 'from'),
  },
  invalid: {
    'a field that the event does not have': {
      journey: on([cart], 'totl'),
      is: [{ pointer: '/nodes/branch/cases/0/when/left/entry', params: { name: 'totl', suggestion: 'total' }, fixes: 1 }],
    },
    'a field of a trigger without data': {
      journey: on([{ id: 'd', type: 'date', attribute: 'birthday', at: '09:00' }], 'total'),
      is: [{ pointer: '/nodes/branch/cases/0/when/left/entry' }],
    },
    'a field in a filter, in a sum, in the key and in the goal': {
      journey: branchOn(
        { left: { sum: { event: 'order.placed', path: 'amount' } }, op: 'gt', right: 1 },
        {
          entry: { triggers: [{ ...cart, where: { left: { event: 'tota' }, op: 'gt', right: 1 } }], key: 'cartID' },
          goal: { name: 'G', when: { event: 'order.placed' }, onReached: 'exit', value: 'totals' },
        },
      ),
      is: [
        { pointer: '/goal/value', params: { suggestion: 'total' }, fixes: 1 },
        { pointer: '/nodes/branch/cases/0/when/left/sum/path', params: { name: 'amount' } },
        { pointer: '/entry/triggers/0/where/left/event', fixes: 1 },
        { pointer: '/entry/key', fixes: 1 },
      ],
    },
  },
});
