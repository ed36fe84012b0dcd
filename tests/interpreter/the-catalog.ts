import type { Catalog } from '@sojourn/schema';

/** What the generated journeys talk about. */
export const theCatalog: Catalog = {
  catalogVersion: 1,
  attributes: {
    orders: { type: 'number' },
    score: { type: 'number', owner: 'engine' },
    plan: { type: 'text' },
    name: { type: 'text' },
    vip: { type: 'boolean' },
    due: { type: 'datetime' },
    born: { type: 'date' },
    likes: { type: 'list', of: 'text' },
    blocked: { type: 'boolean' },
  },
  events: {
    go: { data: { n: { type: 'number' }, k: { type: 'text' }, when: { type: 'datetime' } } },
    come: { data: { n: { type: 'number' }, k: { type: 'text' } } },
    ping: { data: { n: { type: 'number' }, k: { type: 'text' } } },
    pong: { data: { n: { type: 'number' } } },
    paid: { keep: 'P365D', data: { n: { type: 'number' } } },
    brief: { keep: 'P1D', data: { n: { type: 'number' } } },
  },
  actions: {
    mail: {
      channel: 'email',
      message: true,
      category: 'marketing',
      idempotent: true,
      outcomes: ['sent', 'bounced'],
      output: { text: { type: 'text' }, n: { type: 'number' } },
      emits: ['ping', 'pong'],
    },
    receipt: { channel: 'email', message: true, category: 'transactional', idempotent: true, emits: ['ping'] },
    sms: { channel: 'sms', message: true, category: 'marketing' },
    push: { channel: 'push', message: true },
    hook: { idempotent: true, outcomes: ['ok'], output: { n: { type: 'number' } } },
    risky: { outcomes: ['ok'] },
  },
  segments: {
    big: { when: { left: { attribute: 'orders' }, op: 'gte', right: 3 } },
    busy: { when: { left: { count: { event: 'ping', within: 'P2D' } }, op: 'gte', right: 2 } },
    listed: {},
  },
  channels: { email: { consent: true }, sms: { consent: true }, push: {} },
  calendar: { holidays: ['2026-03-30', '2026-10-26', '2026-04-03'] },
};

export const eventNames = ['go', 'come', 'ping', 'pong', 'paid', 'brief'] as const;
