import { aJourney } from '../testing/a-journey.ts';
import { describeCheck } from '../testing/describe-check.ts';
import { around, attribute, branch, branching, end, pause } from '../testing/nodes.ts';
import { valueMayBeMissing } from './value-may-be-missing.ts';

describeCheck(valueMayBeMissing, {
  valid: {
    'a value that is never missing': branching([attribute('score', 'gt', 5), { left: { entry: 'total' }, op: 'gt', right: 1 }], {
      entry: { triggers: [{ id: 't', type: 'event', event: 'cart.updated' }] },
    }),
    'a case that says what is without it': branching([
      attribute('orders', 'gt', 5),
      { left: { attribute: 'orders' }, op: 'lte', right: 5, orMissing: true },
    ]),
    'consent, tags and history': branching([
      { left: { consent: 'email' }, op: 'eq', right: 'subscribed' },
      { left: { tag: 't' }, op: 'eq', right: true },
      { left: { last: { event: 'order.placed' } }, op: 'before', right: { ago: 'P30D' } },
    ]),
    'a value that the path makes sure of': aJourney({
      nodes: {
        first: {
          type: 'branch',
          cases: [{ id: 'has', when: { left: { attribute: 'orders' }, op: 'exists' } }],
          outlets: { has: 'who', else: 'end' },
        },
        who: branch(attribute('orders', 'gt', 5)),
        end,
      },
    }),
    'a value that an update has just set': aJourney({
      nodes: {
        set: { type: 'update', changes: [{ op: 'set', attribute: 'orders', value: 1 }], outlets: { next: 'who' } },
        who: branch(attribute('plan', 'eq', 'pro'), { left: { attribute: 'plan' }, op: 'missing' }, attribute('orders', 'neq', 1)),
        end,
      },
    }),
    'an open else, which is a gap': around({
      type: 'branch',
      cases: [{ id: 'a', when: attribute('orders', 'gt', 5) }],
      outlets: { a: 'end' },
    }),
  },
  invalid: {
    'an attribute, once for each that is read': {
      journey: branching([{ all: [attribute('orders', 'gt', 5), attribute('plan', 'eq', 'pro')] }, attribute('orders', 'lt', 2)]),
      is: [{ pointer: '/nodes/who/cases/0/when/all/0/left' }, { pointer: '/nodes/who/cases/0/when/all/1/left' }],
    },
    'a value that a wait may have taken away': {
      journey: aJourney({
        nodes: {
          first: {
            type: 'branch',
            cases: [{ id: 'has', when: { left: { attribute: 'orders' }, op: 'exists' } }],
            outlets: { has: 'rest', else: 'end' },
          },
          rest: pause('P1D', 'who'),
          who: branch(attribute('orders', 'gt', 5)),
          end,
        },
      }),
      is: [{ pointer: '/nodes/who/cases/0/when/left' }],
    },
  },
});
