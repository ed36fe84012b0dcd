import { aJourney } from '../testing/a-journey.ts';
import { describeCheck } from '../testing/describe-check.ts';
import { attribute, end, mail } from '../testing/nodes.ts';
import { messageNeverSent } from './message-never-sent.ts';

describeCheck(messageNeverSent, {
  valid: {
    'an update that has nothing to do with leaving': aJourney({
      exits: [{ id: 'x', when: { left: { tag: 'done' }, op: 'eq', right: true } }],
      nodes: { set: { type: 'update', changes: [{ op: 'add', tag: 'vip' }], outlets: { next: 'post' } }, post: mail(), end },
    }),
    'an update that makes it possible, not certain': aJourney({
      exits: [{ id: 'x', when: attribute('orders', 'gt', 5) }],
      nodes: {
        set: { type: 'update', changes: [{ op: 'increment', attribute: 'orders', value: 1 }], outlets: { next: 'post' } },
        post: mail(),
        end,
      },
    }),
    'a message before it': aJourney({
      exits: [{ id: 'x', when: { left: { tag: 'done' }, op: 'eq', right: true } }],
      nodes: { post: mail('set'), set: { type: 'update', changes: [{ op: 'add', tag: 'done' }], outlets: { next: 'end' } }, end },
    }),
  },
  invalid: {
    'a thank-you behind the update that ends the journey': {
      journey: aJourney({
        exits: [{ id: 'x', when: { left: { tag: 'done' }, op: 'eq', right: true } }],
        nodes: { set: { type: 'update', changes: [{ op: 'add', tag: 'done' }], outlets: { next: 'post' } }, post: mail(), end },
      }),
      is: [{ pointer: '/nodes/post', params: { nodes: ['set', 'post'] } }],
    },
    'a goal that the update reaches': {
      journey: aJourney({
        goal: { name: 'G', when: attribute('orders', 'gte', 1), onReached: 'exit' },
        nodes: {
          set: { type: 'update', changes: [{ op: 'set', attribute: 'orders', value: 3 }], outlets: { next: 'post' } },
          post: mail(),
          end,
        },
      }),
      is: [{ pointer: '/nodes/post' }],
    },
  },
});
