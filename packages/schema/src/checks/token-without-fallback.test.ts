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
    'a text that asks first, in every way there is': around(
      mail('end', {
        a: '{% if contact.plan == "pro" and contact.orders > 1 %}{{ contact.plan }} {{ contact.orders }}{% endif %}',
        b: '{% unless contact.plan %}-{% else %}{{ contact["plan"] }}{% endunless %}',
        c: '{% if contact.plan == blank %}-{% elsif true %}{{ contact.plan }}{% else %}{{ contact.plan }}{% endif %}',
        d: "{% case contact.plan %}{% when 'free', 'pro' %}{{ contact.plan }}{% endcase %}",
        e: '{% for one in contact.interests %}{{ one }} {{ forloop.index }} of {{ contact.interests.size }}{% endfor %}',
        f: "{% assign name = contact.plan | default: 'x' %}{{ name | append: '!' }}{% assign other = contact.plan %}{% if other %}{{ other }}{% endif %}",
        g: '{{ contact.plan | upcase | default: contact.score }}{% raw %}{{ contact.plan }}{% endraw %}',
      }),
    ),
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
    'what the text asks about, and reads where it is not': {
      journey: around(
        mail('end', {
          a: '{% if contact.plan %}-{% else %}{{ contact.plan }}{% endif %}',
          b: '{% if contact.plan or contact.score %}{{ contact.plan }}{% endif %}',
          c: '{% if contact.plan != "pro" %}{{ contact.plan }}{% endif %}',
          d: '{% assign name = contact.plan | upcase %}{{ name }}',
          e: "{{ 'Dear ' | append: contact['plan'] }}",
          f: '{{ contact.plan | default: contact.orders }}',
          g: '{% for one in entry.items %}{{ one.name }}{% endfor %}{{ one.name }}',
          h: '{{ customer.plan }}',
        }),
      ),
      is: [
        { pointer: '/nodes/node/input/a', params: { token: 'contact.plan' } },
        { pointer: '/nodes/node/input/b', params: { token: 'contact.plan' } },
        { pointer: '/nodes/node/input/c', params: { token: 'contact.plan' } },
        { pointer: '/nodes/node/input/d', params: { token: 'contact.plan' } },
        { pointer: '/nodes/node/input/e', params: { token: "contact['plan']" } },
        { pointer: '/nodes/node/input/f', params: { token: 'contact.plan' } },
        { pointer: '/nodes/node/input/g', params: { token: 'one.name', unknown: true } },
        { pointer: '/nodes/node/input/h', params: { token: 'customer.plan', unknown: true } },
      ],
    },
    'a hand-over in words': {
      journey: aJourney({
        nodes: { over: { type: 'enroll', journey: 'welcome', key: '{{ contact.plan }}-1', outlets: { next: 'end' } }, end },
      }),
      is: [{ pointer: '/nodes/over/key', params: { token: 'contact.plan', handover: true } }],
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
