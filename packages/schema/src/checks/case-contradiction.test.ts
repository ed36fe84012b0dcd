import { aJourney } from '../testing/a-journey.ts';
import { describeCheck } from '../testing/describe-check.ts';
import { attribute, branch, branching, end, pause } from '../testing/nodes.ts';
import { caseContradiction } from './case-contradiction.ts';

describeCheck(caseContradiction, {
  valid: {
    'a case that may hold': branching([{ all: [attribute('orders', 'gt', 1), attribute('orders', 'lt', 5)] }]),
    'what an update made uncertain again': aJourney({
      nodes: {
        first: { type: 'branch', cases: [{ id: 'pro', when: attribute('plan', 'eq', 'pro') }], outlets: { pro: 'grow', else: 'end' } },
        grow: { type: 'update', changes: [{ op: 'set', attribute: 'plan', value: { entry: 'plan' } }], outlets: { next: 'who' } },
        who: branch(attribute('plan', 'eq', 'free')),
        end,
      },
    }),
    'what a wait made uncertain again': aJourney({
      nodes: {
        first: { type: 'branch', cases: [{ id: 'pro', when: attribute('plan', 'eq', 'pro') }], outlets: { pro: 'rest', else: 'end' } },
        rest: pause('P1D', 'who'),
        who: branch(attribute('plan', 'eq', 'free')),
        end,
      },
    }),
    'what only one of two paths knows': aJourney({
      nodes: {
        first: { type: 'branch', cases: [{ id: 'pro', when: attribute('plan', 'eq', 'pro') }], outlets: { pro: 'who', else: 'who' } },
        who: branch(attribute('plan', 'eq', 'free')),
        end,
      },
    }),
  },
  invalid: {
    'a span that is empty': {
      journey: branching([{ all: [attribute('orders', 'gt', 5), attribute('orders', 'lt', 3)] }]),
      is: [{ pointer: '/nodes/who/cases/0', params: { case: 'c0' }, fixes: 1 }],
    },
    'less than the catalog allows': {
      journey: branching([attribute('orders', 'lt', 0)]),
      is: [{ pointer: '/nodes/who/cases/0', fixes: 1 }],
    },
    'what an earlier case has taken': {
      journey: aJourney({
        nodes: {
          first: { type: 'branch', cases: [{ id: 'pro', when: attribute('plan', 'eq', 'pro') }], outlets: { pro: 'end', else: 'who' } },
          who: branch(attribute('plan', 'eq', 'pro'), attribute('plan', 'eq', 'free')),
          end,
        },
      }),
      is: [{ pointer: '/nodes/who/cases/0', params: { path: true }, fixes: 1 }],
    },
    'what an exit takes out of the journey, after a wait too': {
      journey: aJourney({
        exits: [{ id: 'gone', when: { left: { consent: 'email' }, op: 'eq', right: 'unsubscribed' } }],
        nodes: { rest: pause('P1D', 'who'), who: branch({ left: { consent: 'email' }, op: 'eq', right: 'unsubscribed' }), end },
      }),
      is: [{ pointer: '/nodes/who/cases/0', params: { path: true }, fixes: 1 }],
    },
    'what the trigger excludes': {
      journey: aJourney({
        entry: { triggers: [{ id: 't', type: 'event', event: 'cart.updated', where: { left: { event: 'total' }, op: 'gt', right: 100 } }] },
        nodes: { rest: pause('P1D', 'who'), who: branch({ left: { entry: 'total' }, op: 'lt', right: 50 }), end },
      }),
      is: [{ pointer: '/nodes/who/cases/0', params: { path: true }, fixes: 1 }],
    },
    'what an update has written': {
      journey: aJourney({
        nodes: {
          set: { type: 'update', changes: [{ op: 'remove', tag: 'vip' }], outlets: { next: 'who' } },
          who: branch({ left: { tag: 'vip' }, op: 'eq', right: true }),
          end,
        },
      }),
      is: [{ pointer: '/nodes/who/cases/0', params: { path: true }, fixes: 1 }],
    },
  },
});
