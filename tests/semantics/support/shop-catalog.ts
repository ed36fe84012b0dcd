import type { Catalog } from '@sojourn/schema';

/** What the tests of the language talk about. */
export const shopCatalog: Catalog = {
  catalogVersion: 1,
  attributes: {
    orders: { type: 'number' },
    score: { type: 'number', owner: 'engine' },
    plan: { type: 'text' },
    firstName: { type: 'text' },
    vip: { type: 'boolean' },
    trialEndsAt: { type: 'datetime' },
    birthday: { type: 'date' },
    interests: { type: 'list', of: 'text' },
    doNotContact: { type: 'boolean' },
  },
  events: {
    go: { data: { n: { type: 'number' }, k: { type: 'text' }, total: { type: 'number' } } },
    stop: {},
    ping: { data: { n: { type: 'number' } } },
    pong: {},
    clicked: { data: { link: { type: 'text' } } },
    paid: { data: { total: { type: 'number' } } },
    brief: { keep: 'P1D' },
  },
  actions: {
    mail: {
      channel: 'email',
      message: true,
      category: 'marketing',
      idempotent: true,
      outcomes: ['sent', 'bounced'],
      output: { messageId: { type: 'text' } },
      emits: ['clicked'],
      timeout: 'PT30S',
    },
    receipt: { channel: 'email', message: true, category: 'transactional', idempotent: true, emits: ['clicked'] },
    sms: { channel: 'sms', message: true },
    push: { channel: 'push', message: true },
    hook: { idempotent: true, outcomes: ['ok'], output: { score: { type: 'number' } } },
    risky: {},
    unheard: {},
  },
  channels: { email: { consent: true }, sms: { consent: true }, push: {} },
};
