import type { Catalog, Condition, Journey, JourneyNode, Policy } from '@sojourn/schema';

/** The catalog of the journeys that `largeJourney` makes. */
export const largeCatalog: Catalog = {
  catalogVersion: 1,
  attributes: {
    firstName: { type: 'text' },
    country: { type: 'text', values: ['SE', 'NO', 'DK', 'FI', 'DE', 'GB', 'US'] },
    plan: { type: 'text', values: ['free', 'pro', 'business'] },
    orders: { type: 'number', min: 0, integer: true },
    score: { type: 'number', owner: 'engine' },
    lastActiveAt: { type: 'datetime' },
    page: { type: 'text' },
    doNotContact: { type: 'boolean' },
  },
  events: {
    'cart.updated': { data: { cartId: { type: 'text', required: true }, total: { type: 'number', min: 0, required: true } } },
    'order.placed': { data: { total: { type: 'number', min: 0, required: true } } },
    'email.clicked': { data: {} },
  },
  actions: {
    send_email: {
      channel: 'email',
      message: true,
      category: 'marketing',
      emits: ['email.clicked'],
      output: { messageId: { type: 'text' } },
      input: {
        type: 'object',
        required: ['subject', 'body'],
        additionalProperties: false,
        properties: { subject: { type: 'string', minLength: 1 }, body: { type: 'string', minLength: 1 } },
      },
    },
  },
  segments: { customers: { when: { left: { attribute: 'orders' }, op: 'gte', right: 1 } } },
  channels: { email: { consent: true } },
};

/** A policy with a rule of each kind. */
export const largePolicy: Policy = {
  policyVersion: 1,
  caps: [{ channel: 'email', category: 'marketing', count: 3, per: 'P7D' }],
  quietHours: [{ from: '21:00', to: '08:00' }],
  categories: { transactional: { consent: false } },
};

const conditions: readonly ((at: number) => Condition)[] = [
  (at) => ({
    all: [
      { left: { entry: 'total' }, op: 'gt', right: 50 + (at % 100) },
      { left: { attribute: 'orders' }, op: 'gte', right: 1 },
    ],
  }),
  () => ({ left: { attribute: 'orders' }, op: 'eq', right: 0, orMissing: true }),
  (at) => ({
    any: [
      { left: { attribute: 'score' }, op: 'gt', right: at % 60 },
      { left: { attribute: 'plan' }, op: 'in', right: ['pro', 'business'] },
    ],
  }),
  () => ({ left: { attribute: 'page' }, op: 'startsWith', right: '/pricing' }),
  () => ({ left: { count: { event: 'email.clicked', within: 'P30D' } }, op: 'gte', right: 2 }),
  () => ({ left: { attribute: 'lastActiveAt' }, op: 'before', right: { ago: 'P30D' } }),
  () => ({ left: { segment: 'customers' }, op: 'eq', right: true }),
  () => ({ not: { left: { attribute: 'country' }, op: 'in', right: ['SE', 'NO'] } }),
];

/** Blocks of six nodes in a row: a branch of two cases that lead to two emails, an update, a wait for a click, a branch by country. */
export function largeJourney(size: number): Journey {
  const nodes: Record<string, JourneyNode> = {};
  const blocks = Math.ceil(size / 6);
  for (let at = 0; at < blocks; at += 1) {
    const next = at + 1 < blocks ? `who-${at + 1}` : null;
    const first = conditions[at % conditions.length]?.(at) ?? { all: [] };
    const second = conditions[(at * 3 + 1) % conditions.length]?.(at) ?? { all: [] };
    nodes[`who-${at}`] = {
      type: 'branch',
      cases: [
        { id: 'a', when: first },
        { id: 'b', when: second },
      ],
      outlets: { a: `one-${at}`, b: `two-${at}`, else: `pause-${at}` },
    };
    nodes[`one-${at}`] = email(`grow-${at}`, at);
    nodes[`two-${at}`] = email(`pause-${at}`, at);
    nodes[`grow-${at}`] = {
      type: 'update',
      changes: [
        { op: 'increment', attribute: 'score', value: 5 },
        { op: 'add', tag: `seen-${at % 9}` },
      ],
      outlets: { next: `pause-${at}` },
    };
    nodes[`pause-${at}`] = {
      type: 'wait',
      until: [
        { id: 'timeout', type: 'duration', duration: 'P3D', at: '09:00' },
        { id: 'clicked', type: 'event', event: 'email.clicked', since: 'entry' },
      ],
      outlets: { timeout: `where-${at}`, clicked: `where-${at}` },
    };
    nodes[`where-${at}`] = {
      type: 'switch',
      on: { attribute: 'plan' },
      cases: [
        { id: 'free', value: 'free' },
        { id: 'pro', value: 'pro' },
      ],
      outlets: { free: next, pro: next, else: next, missing: next },
    };
  }
  return {
    schemaVersion: 1,
    id: 'large',
    name: 'Large',
    timezone: 'Europe/Stockholm',
    entry: {
      triggers: [{ id: 'cart', type: 'event', event: 'cart.updated' }],
      criteria: { left: { consent: 'email' }, op: 'eq', right: 'subscribed' },
      reentry: { mode: 'afterExit' },
      start: 'who-0',
    },
    goal: { name: 'Order', when: { event: 'order.placed' }, within: 'P365D', onReached: 'exit' },
    exits: [{ id: 'gone', when: { left: { consent: 'email' }, op: 'eq', right: 'unsubscribed' } }],
    nodes,
  };
}

function email(next: string, at: number): JourneyNode {
  const input = {
    subject: `Number ${at}`,
    body: "Hello {{ contact.firstName | default: 'there' }}, your cart: https://example.com/{{ entry.cartId }}",
  };
  return { type: 'action', action: 'send_email', input, outlets: { next } };
}
