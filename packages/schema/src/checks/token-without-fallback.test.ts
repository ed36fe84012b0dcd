import { aJourney } from '../testing/a-journey.ts';
import { describeCheck } from '../testing/describe-check.ts';
import { around, attribute, end, mail } from '../testing/nodes.ts';
import { tokenWithoutFallback } from './token-without-fallback.ts';

describeCheck(tokenWithoutFallback, {
  valid: {
    'a fallback': around(mail('end', { subject: "Hi {{ contact.plan | default: 'x' }}" })),
    'a value that is never missing': around(mail('end', { subject: '{{ contact.score }} {{ contact.id }} {{ entry.total }}' }), {
      entry: { triggers: [{ id: 't', type: 'event', event: 'cart.updated' }] },
    }),
    'a text that asks first': around(mail('end', { subject: '{% if contact.plan %}{{ contact.plan }}{% endif %}' })),
    'data that the caller says': around(mail('end', { subject: '{{ entry.name }}' })),
    'a value that the path makes sure of': aJourney({
      nodes: {
        first: { type: 'branch', cases: [{ id: 'has', when: attribute('orders', 'gt', 0) }], outlets: { has: 'post', else: 'end' } },
        post: mail('end', { subject: '{{ contact.orders }} orders' }),
        end,
      },
    }),
  },
  invalid: {
    'an attribute, in an email and in a task': {
      journey: aJourney({
        nodes: {
          post: mail('call', { subject: 'On {{ contact.plan | upcase }}' }),
          call: { type: 'task', name: 'Call', title: 'Call {{ contact.plan }}', assignee: 'ann', outlets: { next: 'end' } },
          end,
        },
      }),
      is: [
        { pointer: '/nodes/post/input/subject', params: { token: 'contact.plan' } },
        { pointer: '/nodes/call/title', params: { token: 'contact.plan' } },
      ],
    },
    'one that the catalog does not have': {
      journey: around(mail('end', { subject: '{{ contact.plans }}' })),
      is: [{ pointer: '/nodes/node/input/subject', params: { unknown: true, suggestion: 'plan' } }],
    },
    'a field of the entry data, and a hand-over': {
      journey: aJourney({
        entry: { triggers: [{ id: 't', type: 'event', event: 'cart.updated' }] },
        nodes: {
          post: mail('over', { subject: 'Cart {{ entry.cartId }}' }),
          over: {
            type: 'enroll',
            journey: 'welcome',
            key: { entry: 'cartId' },
            data: { total: { entry: 'total' } },
            outlets: { next: 'end' },
          },
          end,
        },
      }),
      is: [{ pointer: '/nodes/post/input/subject' }, { pointer: '/nodes/over/key', params: { handover: true } }],
    },
  },
});
